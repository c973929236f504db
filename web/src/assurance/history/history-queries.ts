/** What the pages of the past and of the whole ask the server. */
import { Conformance } from '@citywide/model/assurance/conformance'
import { NodeHistory, RequirementHistory, RuleHistory } from '@citywide/model/assurance/history'
import { PhaseGates } from '@citywide/model/assurance/phase-gates'
import { SuccessFactors } from '@citywide/model/assurance/success-factors'
import { queryOptions } from '@tanstack/react-query'
import { ask } from '../../shell/api/fetch.ts'
import type { View } from '../queries.ts'

const reads = ['verdict']

export const conformanceQuery = (view: View) =>
  queryOptions({
    queryKey: ['conformance', view],
    queryFn: ({ signal }) => ask({ path: '/conformance', answer: Conformance, query: { ...view }, signal }),
    meta: { reads },
  })

export const successFactorsQuery = (view: View) =>
  queryOptions({
    queryKey: ['success-factors', view],
    queryFn: ({ signal }) => ask({ path: '/success-factors', answer: SuccessFactors, query: { ...view }, signal }),
    meta: { reads: ['verdict', 'CsfAssessment'] },
  })

export const phaseGatesQuery = (view: View) =>
  queryOptions({
    queryKey: ['phase-gates', view],
    queryFn: ({ signal }) => ask({ path: '/phase-gates', answer: PhaseGates, query: { ...view }, signal }),
    meta: { reads: ['verdict', 'CsfAssessment', 'PhaseReview'] },
  })

export const nodeHistoryQuery = (view: View) =>
  queryOptions({
    queryKey: ['node-history', view],
    queryFn: ({ signal }) => ask({ path: '/node-history', answer: NodeHistory, query: { ...view }, signal }),
    meta: { reads },
  })

export const requirementHistoryQuery = (wanted: { readonly component: string }, view: View) =>
  queryOptions({
    queryKey: ['requirement-history', wanted, view],
    queryFn: ({ signal }) =>
      ask({ path: '/requirement-history', answer: RequirementHistory, query: { ...wanted, ...view }, signal }),
    meta: { reads },
  })

export const ruleHistoryQuery = (rule: string, { scope, at }: View) =>
  queryOptions({
    queryKey: ['rule-history', rule, scope, at],
    queryFn: ({ signal }) =>
      ask({ path: `/rules/${encodeURIComponent(rule)}/history`, answer: RuleHistory, query: { scope, at }, signal }),
    meta: { reads },
  })

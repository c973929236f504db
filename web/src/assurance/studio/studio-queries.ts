/** What the rule studio asks the server. */
import type { CardDraft } from '@citywide/model/assurance/card-draft'
import { ExampleReport, type RuleExample } from '@citywide/model/assurance/rule-example'
import {
  DryRun,
  ExampleProposal,
  type NewVersion,
  RuleFile,
  RuleLine,
  RuleVersion,
} from '@citywide/model/assurance/rule-studio'
import type { VersionAct } from '@citywide/model/assurance/rule-version'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../../shell/api/fetch.ts'
import { newKey } from '../../shell/api/new-key.ts'

export const ruleLinesQuery = (scope: string | undefined) =>
  queryOptions({
    queryKey: ['rule-cards', scope],
    queryFn: ({ signal }) => ask({ path: '/rule-cards', answer: z.array(RuleLine), query: { scope }, signal }),
    meta: { reads: ['verdict', 'RuleVersion'] },
  })

export const ruleFileQuery = (id: string) =>
  queryOptions({
    queryKey: ['rule-cards', 'one', id],
    queryFn: ({ signal }) => ask({ path: `/rule-cards/${encodeURIComponent(id)}`, answer: RuleFile, signal }),
    meta: { reads: ['RuleVersion'] },
  })

export function beginVersion(body: NewVersion) {
  return ask({ path: '/rule-versions', method: 'POST', key: newKey(), answer: RuleVersion, body })
}

export interface Writing {
  readonly card?: CardDraft
  readonly examples?: readonly RuleExample[]
  readonly note?: string | null
}

export function writeVersion({ id, revision }: RuleVersion, body: Writing) {
  return ask({ path: `/rule-versions/${id}`, method: 'PATCH', version: revision, answer: RuleVersion, body })
}

export function stepVersion({ id, revision }: RuleVersion, act: Exclude<VersionAct, 'edit'>, note: string) {
  return ask({
    path: `/rule-versions/${id}/acts`,
    method: 'POST',
    version: revision,
    key: newKey(),
    answer: RuleVersion,
    body: { act, ...(note.trim() !== '' && { note: note.trim() }) },
  })
}

export function tryExamples(card: CardDraft, examples: readonly RuleExample[]) {
  return ask({
    path: '/rule-trials/examples',
    method: 'POST',
    key: newKey(),
    answer: ExampleReport,
    body: { card, examples },
  })
}

export function proposeExamples(card: CardDraft) {
  return ask({ path: '/rule-trials/proposal', method: 'POST', key: newKey(), answer: ExampleProposal, body: { card } })
}

export function tryRecords(card: CardDraft, scope: string | undefined) {
  return ask({
    path: '/rule-trials/records',
    method: 'POST',
    key: newKey(),
    answer: DryRun,
    body: { card, ...(scope !== undefined && { scope }) },
  })
}

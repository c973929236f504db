/** Which document is asked for, made from what is in force. */
import type { OscalModel } from '@citywide/model/assurance/oscal-view'
import { outsideRights } from '#platform/access/reach.ts'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import { standingFindings } from '../findings/list-store.ts'
import { frameworkOf } from '../frameworks/packages.ts'
import { profileOf } from '../profile/profile.ts'
import { rulebook } from '../rulebook.ts'
import { seenIn, type Sight } from '../view/seen.ts'
import { catalogOf } from './catalog-out.ts'
import { mappingOf } from './mapping-out.ts'
import { planOf } from './plan-out.ts'
import { profileDocumentOf } from './profile-out.ts'
import { resultsOf } from './results-out.ts'
import { tasksOf } from './task-store.ts'
import type { z } from 'zod'
import { CatalogDocument, MappingDocument, PlanDocument, ProfileDocument, ResultsDocument } from './shape.ts'

/** Each document is held against its shape before it goes out. */
const shapes: Readonly<Record<OscalModel, z.ZodType>> = {
  catalog: CatalogDocument,
  profile: ProfileDocument,
  'mapping-collection': MappingDocument,
  'assessment-results': ResultsDocument,
  'plan-of-action-and-milestones': PlanDocument,
}

/** Undefined where there is nothing to tell, which OSCAL has no document for. */
export async function documentOf(
  sight: Sight,
  code: string,
  model: OscalModel,
  scope: WholeScope,
  at: Temporal.Instant | undefined,
): Promise<unknown> {
  const document = await made(sight, code, model, scope, at)
  return document === undefined ? undefined : shapes[model].parse(document)
}

async function made(
  sight: Sight,
  code: string,
  model: OscalModel,
  scope: WholeScope,
  at: Temporal.Instant | undefined,
): Promise<unknown> {
  const { pool, clock } = sight
  const { package: of, newest } = await frameworkOf(pool, clock, code)
  const changed = new Date(newest.takenAt).toISOString()
  const book = await rulebook(pool)
  const requirements = new Map(book.requirements.map((requirement) => [requirement.code, requirement]))
  const rulesOf = (requirement: string) =>
    (requirements.get(requirement)?.rules ?? []).flatMap(({ id }) => book.rules.get(id) ?? [])
  const rules = of.nodes.flatMap(({ requirement }) => (requirement === null ? [] : rulesOf(requirement)))
  switch (model) {
    case 'catalog':
      return catalogOf({ package: of, changed, rulesOf })
    case 'mapping-collection':
      return mappingOf({ package: of, changed, isRule: (id) => book.rules.has(id) })
    case 'profile': {
      const moment = momentOf(scope, clock.now())
      const past = at !== undefined && !at.equals(moment)
      const profile = await outsideRights(() => profileOf(pool, scope.id, at ?? moment, { past }))
      const settled = rules.map((rule) => profile.rule(rule, book.vocabulary))
      return profileDocumentOf({ package: of, scope: scope.code, changed, rules: settled })
    }
    case 'assessment-results': {
      const seen = await seenIn(sight, book, scope, rules, at)
      const asOf = seen
        .map((one) => new Date(one.asOf).toISOString())
        .toSorted()
        .at(-1)
      return resultsOf({ package: of, scope: scope.code, asOf: asOf ?? changed, seen })
    }
    case 'plan-of-action-and-milestones': {
      const own = new Set(rules.map(({ card }) => card.id))
      const standing = (await standingFindings(pool, scope.id, null)).filter(({ rule }) => own.has(rule))
      const tasks = await tasksOf(
        pool,
        standing.map(({ id }) => id),
      )
      const findings = standing.flatMap((finding) => {
        const rule = book.rules.get(finding.rule)
        return rule ? [{ finding, of: rule, tasks: tasks.get(finding.id) ?? [] }] : []
      })
      return planOf({ scope: scope.code, findings })
    }
  }
}

/** Verdicts, what decided them and how they came about. */
import { CatalogueView, ComponentView } from '@citywide/model/assurance/catalogue-view'
import {
  Explanation,
  RecommendationDetail,
  RecommendationVerdict,
  RecordVerdict,
  RecordVerdictPage,
  RequirementKind,
  VerdictChange,
} from '@citywide/model/assurance/verdict'
import { Problem } from '@citywide/model/problem'
import { plainText } from '@citywide/model/text'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { outsideRights } from '#platform/access/reach.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { profileOf } from './profile/profile.ts'
import { catalogueView, componentViews } from './catalogue/view.ts'
import { type BookRule, releasedRulebook, type Rulebook, rulebook } from './rulebook.ts'
import { givenIn } from './run/judge-all.ts'
import { recordPage } from './run/count-store.ts'
import { momentOf } from '#platform/clock.ts'
import { changesOf } from './run/state-store.ts'
import { instantOf, InSight } from './view/asked.ts'
import { explanationsOf, linksOf } from './view/explain.ts'
import { ofTheStandard, recommendationVerdict, rulesOf } from './view/overview.ts'
import { seenIn, type Sight } from './view/seen.ts'

const Code = z.object({ code: plainText(40) })
const RuleId = z.object({ id: plainText(40) })

export const evidenceRoutes: FastifyPluginAsyncZod<Sight> = async (app, sight) => {
  // A release whose catalogue has a fault does not start.
  await releasedRulebook()
  const { pool, clock, timeZone } = sight

  app.get(
    '/components',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'The components of the standard with their recommendations',
        response: { 200: z.array(ComponentView) },
      },
    },
    async () => componentViews(await rulebook(pool)),
  )

  app.get(
    '/catalogue',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'What stands around the components: parts, keys, and what else carries rules',
        response: { 200: CatalogueView },
      },
    },
    async () => catalogueView(await rulebook(pool)),
  )

  app.get(
    '/recommendations',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'How every recommendation stands, from the records',
        querystring: InSight.extend({
          kind: RequirementKind.optional().meta({
            description: 'Default: recommendations and questions of the standard',
          }),
          component: plainText(40).optional(),
        }),
        response: { 200: z.array(RecommendationVerdict) },
      },
    },
    async ({ query }) => {
      const book = await rulebook(pool)
      const scope = await scopeOf(pool, query.scope)
      const requirements = book.requirements.filter(
        ({ kind, component }) =>
          (query.kind === undefined
            ? ofTheStandard.includes(kind) || query.component !== undefined
            : kind === query.kind) &&
          (query.component === undefined || component === query.component),
      )
      const seen = await seenIn(sight, book, scope, rulesOf(book, requirements), instantOf(query.at), query.known)
      const byRule = new Map(seen.map((one) => [one.rule, one]))
      return requirements.map((requirement) => recommendationVerdict(requirement, byRule))
    },
  )

  app.get(
    '/recommendations/:code',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'One recommendation with everything that decided it and its history',
        params: Code,
        querystring: InSight,
        response: { 200: RecommendationDetail },
      },
    },
    async ({ params, query }) => {
      const book = await rulebook(pool)
      const requirement = book.requirements.find(({ code }) => code === params.code)
      if (!requirement) throw new Problem('NOT_FOUND')
      const scope = await scopeOf(pool, query.scope)
      const rules = rulesOf(book, [requirement])
      const seen = await seenIn(sight, book, scope, rules, instantOf(query.at), query.known)
      const verdict = recommendationVerdict(requirement, new Map(seen.map((one) => [one.rule, one])))
      return {
        ...verdict,
        sources: requirement.sources.map((source) => book.catalogue.common.sources[source] ?? source),
        explanations: await explanationsOf(pool, book, seen),
        history: await changesOf(pool, scope.id, {
          rules: rules.map(({ card }) => card.id),
          limit: 100,
          ...(query.at !== undefined && { until: query.at }),
        }),
      }
    },
  )

  app.get(
    '/rules/:id',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'One rule, judged, with the records and numbers that decided',
        params: RuleId,
        querystring: InSight,
        response: { 200: Explanation },
      },
    },
    async ({ params, query }) => {
      const book = await rulebook(pool)
      const scope = await scopeOf(pool, query.scope)
      const seen = await seenIn(sight, book, scope, [ruleIn(book, params.id)], instantOf(query.at), query.known)
      const [explanation] = await explanationsOf(pool, book, seen)
      if (!explanation) throw new Problem('NOT_FOUND')
      return explanation
    },
  )

  app.get(
    '/rules/:id/records',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'The records of a rule that pass, fail or are unknown, all of them',
        params: RuleId,
        querystring: InSight.extend({
          verdict: RecordVerdict.default('fail'),
          after: z.uuid().optional(),
          limit: z.coerce.number().int().min(1).max(500).default(50),
        }),
        response: { 200: RecordVerdictPage },
      },
    },
    async ({ params, query }) => {
      const book = await rulebook(pool)
      const scope = await scopeOf(pool, query.scope)
      const asOf = momentOf(scope, clock.now(), query.at)
      const past = query.at !== undefined && !asOf.equals(momentOf(scope, clock.now()))
      const profile = await outsideRights(() => profileOf(pool, scope.id, asOf, { past }))
      const { card, compiled } = profile.rule(ruleIn(book, params.id), book.vocabulary)
      // A figure over whole populations has no records of its own.
      if (compiled.records === undefined) return { items: [], next: null }
      const { records } = compiled
      const rows = await outsideRights(() =>
        recordPage(pool, book.vocabulary, records, givenIn(scope, asOf, timeZone), {
          verdicts: [query.verdict],
          after: query.after ?? null,
          limit: query.limit,
        }),
      )
      const links = await linksOf(pool, book, [{ noun: card.about, ids: rows.map(({ id }) => id) }])
      const items = rows.flatMap(({ id, verdict, fails }) => {
        const record = links.get(id)
        return record ? [{ record, verdict, fails: [...fails] }] : []
      })
      return { items, next: rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null }
    },
  )

  app.get(
    '/verdict-changes',
    {
      config: { access: 'read' },
      schema: {
        tags: ['D'],
        summary: 'Verdicts that became another, newest first, with what caused it',
        querystring: z.strictObject({
          scope: plainText(60).optional(),
          rule: plainText(40).optional(),
          first: z.enum(['true', 'false']).default('false').meta({ description: 'Whether first verdicts count too' }),
          limit: z.coerce.number().int().min(1).max(500).default(50),
        }),
        response: { 200: z.array(VerdictChange) },
      },
    },
    async ({ query }) => {
      const scope = await scopeOf(pool, query.scope)
      return changesOf(pool, scope.id, {
        ...(query.rule !== undefined && { rules: [query.rule] }),
        limit: query.limit,
        turned: query.first === 'false',
      })
    },
  )
}

/** @throws Problem NOT_FOUND */
function ruleIn(book: Rulebook, id: string): BookRule {
  const rule = book.rules.get(id)
  if (!rule) throw new Problem('NOT_FOUND')
  return rule
}

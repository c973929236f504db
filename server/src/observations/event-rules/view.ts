/** Event rules as they are shown. */
import type { EventRuleDeclaration, EventRuleExample } from '@citywide/model/observations/event-rule'
import { eventRuleFaults } from '@citywide/model/observations/event-rule-check'
import { eventRuleSentence } from '@citywide/model/observations/event-rule-sentence'
import type { EventRuleCheck, EventRuleLine, EventRuleView } from '@citywide/model/observations/event-rule-view'
import { Problem } from '@citywide/model/problem'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import { runExample } from './examples.ts'
import { watchedBy } from './groups.ts'
import { namesOf } from './load.ts'
import { demandSight, mayWrite } from './rights.ts'
import { findRule, type Rule, silencesOf, standingsOf, versionsOf } from './rule-store.ts'
import { placedStreams } from './stream-store.ts'

export async function checkRule(
  client: Queryable,
  declaration: EventRuleDeclaration,
  examples: readonly EventRuleExample[],
): Promise<EventRuleCheck> {
  const streams = await placedStreams(client, declaration.scope, declaration.property)
  const { groups, facts } = watchedBy(declaration, streams)
  const names = await namesOf(client, declaration.where.areas)
  return {
    sentence: eventRuleSentence(declaration, names),
    faults: eventRuleFaults(declaration, facts).map((fault) => ({ ...fault })),
    streams: groups.reduce((sum, group) => sum + group.streams.length, 0),
    groups: groups.length,
    examples: examples.map((example) => runExample(declaration, example)),
  }
}

const none = { groups: {}, lastFiredAt: null, firings7Days: 0, silences: 0, flapping: 0 }

export async function ruleLines(client: Queryable, rules: readonly Rule[]): Promise<EventRuleLine[]> {
  const standings = await standingsOf(
    client,
    rules.map(({ id }) => id),
  )
  const areas = [...new Set(rules.flatMap(({ declaration }) => declaration.where.areas))]
  const names = await namesOf(client, areas)
  return rules.map(({ id, state, version, declaration }) => ({
    id,
    state,
    version,
    title: declaration.title,
    sentence: eventRuleSentence(declaration, names),
    scope: declaration.scope,
    property: declaration.property,
    severity: declaration.severity,
    ...(standings.get(id) ?? none),
    groups: counts(standings.get(id)?.groups ?? {}),
  }))
}

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function ruleView(client: PoolClient, id: string): Promise<EventRuleView> {
  const rule = await findRule(client, id)
  if (!rule) throw new Problem('NOT_FOUND')
  demandSight(rule.scopeId)
  const { state, version, revision, declaration, examples, onSince, late } = rule
  const versions = await versionsOf(client, id)
  const names = await namesOf(client, [...new Set(versions.flatMap(({ declaration: { where } }) => where.areas))])
  const standing = (await standingsOf(client, [id])).get(id) ?? none
  return {
    id,
    state,
    version,
    revision,
    declaration,
    examples: [...examples],
    check: await checkRule(client, declaration, examples),
    groups: counts(standing.groups),
    silences: await silencesOf(client, id),
    versions: versions.map(({ declaration: written, ...rest }) => ({
      ...rest,
      sentence: eventRuleSentence(written, names),
    })),
    onSince,
    late,
    mayWrite: mayWrite(),
  }
}

/** Every state, zero where there is no group in it. */
function counts(groups: Readonly<Partial<Record<string, number>>>): EventRuleLine['groups'] {
  const { normal = 0, pending = 0, firing = 0, noData = 0, error = 0 } = groups
  return { normal, pending, firing, noData, error }
}

/** What people do with event rules. */
import { randomUUIDv7 } from 'node:crypto'
import type { RuleState } from '@citywide/model/observations/event-rule'
import type { EventRuleWrite } from '@citywide/model/observations/event-rule-view'
import { Problem } from '@citywide/model/problem'
import type { Principal } from '#platform/access/principal.ts'
import { scopeOf } from '#platform/access/scopes-store.ts'
import { tellAround } from '#platform/around/subject-store.ts'
import { noteAct } from '#platform/audit/append.ts'
import type { PoolClient } from '#platform/postgres/pool.ts'
import { demandWriting } from './rights.ts'
import {
  endSilence,
  groupTitle,
  heldRule,
  insertRule,
  insertSilence,
  keepVersion,
  type Rule,
  updateRule,
} from './rule-store.ts'
import { checkRule } from './view.ts'
import { RULES_MOVED } from './worker.ts'

type Writer = Pick<Principal, 'accountId'>

/** The life of a rule: what is on cannot be changed, and what was on is never a draft again. */
export const lifecycle = {
  draft: { write: 'draft', on: 'on', off: undefined },
  on: { write: undefined, on: undefined, off: 'off' },
  off: { write: 'off', on: 'on', off: undefined },
} as const satisfies Record<RuleState, Record<'write' | 'on' | 'off', RuleState | undefined>>

/** @returns the id. @throws Problem NO_SUCH_SCOPE, FORBIDDEN */
export async function declareRule(client: PoolClient, author: Writer, written: EventRuleWrite): Promise<string> {
  const { declaration, examples, note } = written
  const scope = await scopeOf(client, declaration.scope)
  demandWriting(scope.id)
  const id = randomUUIDv7()
  await insertRule(client, { id, scopeId: scope.id, declaration, examples })
  await keepVersion(client, { id, version: 1, declaration, examples }, author.accountId, note)
  await noteAct(client, { act: 'event-rule.declare', noun: 'event-rule', object: id, detail: { version: 1 } })
  return id
}

/** @throws Problem NOT_FOUND, CHANGED, EVENT_RULE_ON, NO_SUCH_SCOPE, FORBIDDEN */
export async function writeRule(
  client: PoolClient,
  author: Writer,
  { id, read, written }: { readonly id: string; readonly read: number; readonly written: EventRuleWrite },
): Promise<void> {
  const rule = await held(client, id, read)
  const { declaration, examples, note } = written
  if (lifecycle[rule.state].write === undefined) throw new Problem('EVENT_RULE_ON')
  const scope = await scopeOf(client, declaration.scope)
  demandWriting(scope.id)
  const version = rule.version + 1
  await updateRule(client, { ...rule, scopeId: scope.id, version, declaration, examples })
  await keepVersion(client, { id, version, declaration, examples }, author.accountId, note)
  await noteAct(client, { act: 'event-rule.write', noun: 'event-rule', object: id, detail: { version } })
}

/**
 * Switches a rule. On: what it says has to be sound, and its examples have to hold.
 *
 * @throws Problem NOT_FOUND, CHANGED, EVENT_RULE_STEP, EVENT_RULE_FAULTY, EVENT_RULE_EXAMPLES, FORBIDDEN
 */
export async function switchRule(
  client: PoolClient,
  {
    id,
    read,
    act,
    at,
  }: { readonly id: string; readonly read: number; readonly act: 'on' | 'off'; readonly at: string },
): Promise<void> {
  const rule = await held(client, id, read)
  const state = lifecycle[rule.state][act]
  if (state === undefined) throw new Problem('EVENT_RULE_STEP')
  if (act === 'on') await demandSound(client, rule)
  await updateRule(client, {
    ...rule,
    state,
    onSince: state === 'on' ? at : null,
    late: state === 'on' ? 0 : rule.late,
  })
  await noteAct(client, {
    act: `event-rule.${act}`,
    noun: 'event-rule',
    object: id,
    detail: { version: rule.version },
  })
  await tellAround(client, RULES_MOVED)
}

async function demandSound(client: PoolClient, { declaration, examples }: Rule): Promise<void> {
  const check = await checkRule(client, declaration, examples)
  const stopping = check.faults.filter(({ stops }) => stops)
  if (stopping.length > 0) {
    throw new Problem(
      'EVENT_RULE_FAULTY',
      { faults: stopping.map(({ text }) => text.en).join(' ') },
      { fields: stopping.map(({ pointer, code, text }) => ({ pointer: `/declaration${pointer}`, code, text })) },
    )
  }
  const failing = examples.filter((_, index) => check.examples[index]?.holds === false)
  if (failing.length > 0)
    throw new Problem('EVENT_RULE_EXAMPLES', { examples: failing.map(({ title }) => title).join(', ') })
}

const MOST_DAYS = 7

/** @throws Problem NOT_FOUND, SILENCE_TOO_LONG, FORBIDDEN */
export async function silenceRule(
  client: PoolClient,
  author: Writer,
  asked: {
    readonly id: string
    readonly group: string | null
    readonly reason: string
    readonly until: string
    readonly now: Temporal.Instant
  },
): Promise<void> {
  const { id, group, reason, until, now } = asked
  const rule = await held(client, id)
  const end = Temporal.Instant.from(until)
  const hours = now.until(end).total('hours')
  if (hours <= 0 || hours > MOST_DAYS * 24) throw new Problem('SILENCE_TOO_LONG')
  const title = group === null ? null : await groupTitle(client, id, group)
  if (title === undefined) throw new Problem('NOT_FOUND')
  const silence = await insertSilence(client, { rule: id, group, title, reason, by: author.accountId, until })
  await noteAct(client, {
    act: 'event-rule.silence',
    noun: 'event-rule',
    object: rule.id,
    detail: { silence, group, until },
  })
  await tellAround(client, RULES_MOVED)
}

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function endRuleSilence(client: PoolClient, id: string, silence: string): Promise<void> {
  await held(client, id)
  if (!(await endSilence(client, id, silence))) throw new Problem('NOT_FOUND')
  await noteAct(client, { act: 'event-rule.silence-end', noun: 'event-rule', object: id, detail: { silence } })
  await tellAround(client, RULES_MOVED)
}

async function held(client: PoolClient, id: string, read?: number): Promise<Rule> {
  const rule = await heldRule(client, id)
  if (!rule) throw new Problem('NOT_FOUND')
  demandWriting(rule.scopeId)
  if (read !== undefined && read !== rule.revision)
    throw new Problem('CHANGED', { read: String(read), now: String(rule.revision) })
  return rule
}

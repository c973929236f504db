/** The promises, held against what a run left behind. */
import type { Evidence, Told } from './evidence.ts'

export interface Verdict {
  /** Each broken promise in words; none when all were kept. */
  readonly broken: readonly string[]
  readonly figures: Readonly<Record<string, number>>
}

export function check(evidence: Evidence): Verdict {
  const { created, stored, counter, observations, heard, audited, log, strange } = evidence
  const broken: string[] = strange.map((answer) => `strange answer: ${answer}`)
  const say = (what: string, names: readonly string[]) => {
    if (names.length > 0) broken.push(`${names.length} ${what}: ${names.slice(0, 5).join(', ')}`)
  }

  // Records: what was acknowledged is there once, what nobody answered at most once, and nothing else.
  const idsOf = Map.groupBy(stored, ({ name }) => name)
  const promised = [...created].filter(([, { told }]) => told === 'acknowledged')
  say(
    'acknowledged records lost',
    promised.filter(([name]) => !idsOf.has(name)).map(([name]) => name),
  )
  say(
    'records doubled',
    [...idsOf].filter(([, rows]) => rows.length > 1).map(([name]) => name),
  )
  say(
    'records that nobody asked for',
    [...idsOf.keys()].filter((name) => !created.has(name)),
  )
  const renamed = promised.filter(([name, { id }]) => idsOf.get(name)?.every((row) => row.id !== id) ?? false)
  say(
    'records acknowledged under another id',
    renamed.map(([name]) => name),
  )

  // The counter: every change was made from the value before it.
  const { acknowledged, unknown, value, version } = counter
  if (value < acknowledged) broken.push(`the counter lost changes: ${value} of ${acknowledged} acknowledged`)
  if (value > acknowledged + unknown)
    broken.push(`the counter has too many changes: ${value} of ${acknowledged} + ${unknown} unknown`)
  if (version !== value + 1) broken.push(`the counter was overwritten: ${value} after ${version - 1} changes`)

  // Observations.
  say('acknowledged observations lost', missing(observations.told, new Set(observations.stored)))
  say('observations doubled', repeated(observations.stored))
  say(
    'observations that nobody sent',
    observations.stored.filter((name) => !observations.told.has(name)),
  )

  // Events: each write of a record is told, once as the receiver counts, and in order for one record.
  const first = new Map(heard.toReversed().map((one) => [one.event, one]))
  const effects = [...first.values()].map(({ type, record, value: at }) => `${type} ${record} ${at ?? ''}`.trim())
  const made = stored.map(({ id }) => `record.created ${id}`)
  const changed = Array.from({ length: value }, (_, n) => `record.changed ${counter.id} ${n + 1}`)
  const expected = new Set([...made, `record.created ${counter.id} 0`, ...changed])
  const told = new Set(effects)
  say(
    'writes that were never told',
    [...expected].filter((effect) => !told.has(effect)),
  )
  say('events that took effect twice', repeated(effects))
  say(
    'events of nothing that happened',
    [...told].filter((effect) => !expected.has(effect)),
  )
  const steps = [...new Set(heard.filter(({ record }) => record === counter.id).map(({ event }) => event))].map(
    (event) => first.get(event)?.value ?? 0,
  )
  say('events out of order', steps.filter((step, at) => at > 0 && step <= (steps[at - 1] ?? 0)).map(String))

  // The log of acts: one row for each write that stands, none for what was rolled back.
  const acts = audited.map(({ record, act }) => `${act} ${record}`)
  const writes = [...stored.map(({ id }) => `create ${id}`), `create ${counter.id}`]
  const creations = acts.filter((act) => act.startsWith('create '))
  const noted = new Set(creations)
  say(
    'writes without a row in the audit log',
    writes.filter((act) => !noted.has(act)),
  )
  say('rows of the audit log doubled', repeated(creations))
  const known = new Set(writes)
  say(
    'rows of the audit log about nothing',
    creations.filter((act) => !known.has(act)),
  )
  const counted = acts.filter((act) => act === `change ${counter.id}`).length
  say('findings in the sealed audit log', log)
  if (counted !== value) broken.push(`the audit log has ${counted} changes of the counter, it made ${value}`)

  return {
    broken,
    figures: {
      acknowledged: promised.length + acknowledged + count(observations.told, 'acknowledged'),
      unknown: created.size - promised.length + unknown + count(observations.told, 'unknown'),
      records: stored.length,
      counter: value,
      observations: observations.stored.length,
      deliveries: heard.length,
      effects: first.size,
      audited: audited.length,
    },
  }
}

function missing(told: ReadonlyMap<string, Told>, there: ReadonlySet<string>): string[] {
  return [...told].filter(([name, what]) => what === 'acknowledged' && !there.has(name)).map(([name]) => name)
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.filter((name) => seen.size === seen.add(name).size)
}

function count(told: ReadonlyMap<string, Told>, what: Told): number {
  return [...told.values()].filter((one) => one === what).length
}

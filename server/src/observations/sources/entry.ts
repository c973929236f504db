import type { SourceEntry } from '@citywide/model/observations/source'
import { healthAt } from './health.ts'
import type { StoredSource } from './store.ts'
import { faultText, standingWords } from './words.ts'

const seconds = (instant: string | null) => (instant === null ? null : Date.parse(instant) / 1_000)

/** A source as lists show it: its health at a moment, and that as a sentence. */
export function entryOf(source: StoredSource, moment: Temporal.Instant): SourceEntry {
  const { code, title, kind, scope, owner, dataset, expectedSeconds, fault, connection, today, open, version } = source
  const now = moment.epochMilliseconds / 1_000
  const on = source.onSince !== null
  const arrivedAt = seconds(source.arrivedAt)
  const signs = {
    on,
    expectedSeconds,
    arrivedAt,
    storedAt: seconds(source.storedAt),
    faultAt: seconds(fault?.at ?? null),
  }
  const health = healthAt(signs, now)
  const silent = arrivedAt === null ? null : now - arrivedAt
  return {
    code,
    title,
    kind,
    scope,
    owner,
    dataset,
    expectedSeconds,
    on,
    health,
    says: standingWords({ health, expectedSeconds, silent, fault, connection: on ? connection : null, open }),
    lastArrivalAt: source.arrivedAt,
    fault: fault && { ...fault, text: faultText(fault.code) },
    today,
    open,
    version,
  }
}

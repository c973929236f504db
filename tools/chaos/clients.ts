/** Clients that write, and try again until they know; each remembers what it was told. */
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { City } from './city.ts'
import type { Told } from './evidence.ts'
import type { Random } from './random.ts'

export interface Ledger {
  readonly created: Map<string, { told: Told; id: string | null }>
  readonly counter: { id: string; acknowledged: number; unknown: number }
  readonly observations: Map<string, Told>
  readonly strange: string[]
  /** Told of each acknowledged operation, and when its last request was sent. */
  acknowledged: (sent: number) => void
}

export const STREAM = 'chaos.stream'
const START = Temporal.Instant.from('2026-01-01T00:00:00Z').epochMilliseconds
const Stored = z.object({ id: z.string(), version: z.int() })
const Counter = z.object({ version: z.int(), name: z.object({ en: z.string() }) })

export const organization = (name: string) => ({ name: { en: name }, kind: 'department', sector: 'public' })
export const valueOf = (name: string) => Number(/^counter (\d+)$/.exec(name)?.[1])

/** Answers that mean "come back": busy, away, the key of the start before, not ready. */
const passing = new Set([401, 429, 503, 504])

export async function work(
  city: City,
  ledger: Ledger,
  { number, random, until }: { number: number; random: Random; until: () => boolean },
): Promise<void> {
  for (let turn = 0; !until(); turn += 1) {
    const dice = random.below(10)
    if (dice < 6) await create(city, ledger, `chaos-${number}-${turn}`, random)
    else if (dice < 8) await count(city, ledger)
    else await observe(city, ledger, number * 1_000_000 + turn)
    await setTimeout(random.below(20))
  }
}

/** One in eight clients gives up after three tries and never learns; the others ask until there is an answer. */
async function create(city: City, ledger: Ledger, name: string, random: Random): Promise<void> {
  const most = random.chance(0.125) ? 3 : Number.POSITIVE_INFINITY
  ledger.created.set(name, { told: 'unknown', id: null })
  for (let tries = 0; tries < most; tries += 1) {
    const answer = await city.ask('POST', 'organizations', { body: organization(name), key: `key-${name}` })
    if (answer?.status === 201) {
      ledger.created.set(name, { told: 'acknowledged', id: Stored.parse(answer.body).id })
      return ledger.acknowledged(answer.sent)
    }
    if (answer && !passing.has(answer.status))
      return note(ledger, `${answer.status} POST ${JSON.stringify(answer.body)}`)
    await rest(answer?.retryAfter)
  }
}

/** Adds one to the counter, from the value that was read. A change without an answer may or may not have been made. */
async function count(city: City, ledger: Ledger): Promise<void> {
  const path = `organizations/${ledger.counter.id}`
  for (;;) {
    const seen = await city.ask('GET', path)
    if (seen?.status !== 200) {
      if (seen && !passing.has(seen.status)) return note(ledger, `${seen.status} GET ${JSON.stringify(seen.body)}`)
      await rest(seen?.retryAfter)
      continue
    }
    const { version, name } = Counter.parse(seen.body)
    const body = { name: { en: `counter ${valueOf(name.en) + 1}` } }
    const answer = await city.ask('PATCH', path, { body, version })
    if (answer?.status === 200) {
      ledger.counter.acknowledged += 1
      return ledger.acknowledged(answer.sent)
    }
    if (answer === undefined) {
      ledger.counter.unknown += 1
      return undefined
    }
    // 503 while the commit was under way: nobody knows.
    if (answer.status === 503) ledger.counter.unknown += 1
    else if (answer.status !== 412 && !passing.has(answer.status))
      return note(ledger, `${answer.status} PATCH ${JSON.stringify(answer.body)}`)
    await rest(answer.retryAfter)
  }
}

async function observe(city: City, ledger: Ledger, index: number): Promise<void> {
  const at = new Date(START + index * 1_000).toISOString()
  const name = `${at} ${index % 997}`
  ledger.observations.set(name, 'unknown')
  for (;;) {
    const body = { observations: [{ stream: STREAM, at, value: index % 997 }] }
    const answer = await city.ask('POST', 'observations', { body })
    if (answer?.status === 201) {
      ledger.observations.set(name, 'acknowledged')
      return ledger.acknowledged(answer.sent)
    }
    if (answer && !passing.has(answer.status))
      return note(ledger, `${answer.status} observations ${JSON.stringify(answer.body)}`)
    await rest(answer?.retryAfter)
  }
}

function note(ledger: Ledger, answer: string): void {
  ledger.strange.push(answer)
}

/** A client heeds Retry-After, up to a point: many short faults are worth more than few long ones. */
function rest(retryAfter = 0): Promise<unknown> {
  return setTimeout(Math.min(1_000, 100 + retryAfter * 250))
}

/** The runs of the engine: what changed, what time brought, what is new, everything. */
import type { ScopeView } from '@citywide/model/assurance/cockpit'
import type { Cause } from '@citywide/model/assurance/settle'
import { scopeOf, scopesOf } from '#platform/access/scopes-store.ts'
import { type Clock, momentOf } from '#platform/clock.ts'
import { changesAfter, endOfChanges } from '#platform/events/changes.ts'
import { type Pool, type PoolClient, transaction } from '#platform/postgres/pool.ts'
import { type BookRule, type Rulebook, rulebook } from '../rulebook.ts'
import { type Evaluation, evaluate, type Outcome } from './evaluate.ts'
import { placed } from './place-store.ts'
import { keepPosition, positionOf, takeTurn } from './position-store.ts'
import { dropStates, forgetRuns, pendingRules, versionsOf } from './state-store.ts'
import { touchedBy } from './touched.ts'

export interface EvaluatorParts {
  readonly pool: Pool
  readonly clock: Clock
  /** IANA zone of the city. */
  readonly timeZone: string
  /** Told of rules that could not run: faults of the platform, not of the city. */
  readonly report?: (error: unknown) => void
}

/** A scope of kind city, with what lies in it. */
type City = ScopeView & { readonly inside: readonly string[] }

/** Days. */
const runsKept = 90

/** Changes that are taken at once. */
const batch = 5_000

/**
 * Follows the change log: evaluates what the writes since the last time concern. What is new (a city, a rule, a card with
 * other limits) is evaluated with it.
 *
 * @returns whether more is waiting
 */
export async function followChanges(parts: EvaluatorParts): Promise<boolean> {
  return turn(parts, async (writer, book, cities) => {
    const position = await positionOf(writer)
    const changes = position ? await changesAfter(writer, position, batch) : []
    const moved = changes.some(({ table, op, fields }) => table === 'scope' && op === 'U' && fields?.some(isMoment))
    const tables = new Set([...book.declarations.values()].map(({ table }) => table))
    const all = await placed(writer, tables, changes)
    for (const city of cities) {
      const fresh = await freshRules(writer, book, city)
      if (moved) await run(parts, writer, book, city, { rules: [...book.rules.values()], cause: 'manual' })
      else if (fresh.length > 0) {
        const cause = fresh.length === book.rules.size ? 'first' : 'manual'
        await run(parts, writer, book, city, { rules: fresh, cause })
      }
      if (fresh.length > 0) await dropStates(writer, city.id, [...book.rules.keys()])
      if (moved) continue
      const touched = new Map(touchedBy(book, all, city.inside).map((one) => [one.rule, one]))
      for (const rule of fresh) touched.delete(rule)
      if (touched.size === 0) continue
      await run(parts, writer, book, city, {
        rules: [...touched.keys()],
        cause: 'change',
        noisy: (rule) => touched.get(rule)?.noisy ?? false,
        because: (rule) => touched.get(rule)?.because ?? [],
      })
    }
    const end = changes.at(-1)?.position ?? (position ? undefined : await endOfChanges(writer))
    if (end) await keepPosition(writer, end)
    return changes.length === batch
  })
}

/** Rules that were never judged in a city, or with another card. */
async function freshRules(writer: PoolClient, book: Rulebook, city: City): Promise<readonly BookRule[]> {
  const versions = await versionsOf(writer, city.id)
  return [...book.rules.values()].filter(({ card, version }) => versions.get(card.id) !== version)
}

/**
 * After a pause of unknown length: judges everything once. Time has passed, and of a very long pause the log may not tell
 * all any more.
 */
export async function catchUp(parts: EvaluatorParts): Promise<void> {
  await turn(parts, async (writer, book, cities) => {
    for (const city of cities) {
      const rules = [...book.rules.values()]
      await run(parts, writer, book, city, { rules, cause: 'full', noisy: ({ rule }) => rule.reads.clock })
    }
  })
}

/** Time has passed: evaluates the rules that read the clock. Where a city is judged at a fixed moment, none does. */
export async function followClock(parts: EvaluatorParts): Promise<void> {
  const local = parts.clock.now().toZonedDateTimeISO(parts.timeZone)
  // Every quarter of an hour the live rules; once an hour, and so at local midnight, all of them; at night everything.
  const night = local.hour === 2 && local.minute >= 30 && local.minute < 45
  const hourly = local.minute < 15
  await turn(parts, async (writer, book, cities) => {
    const rules = [...book.rules.values()].filter(
      ({ card, rule }) => night || (rule.reads.clock && (hourly || card.evidence === 'live')),
    )
    for (const city of cities) {
      if (city.evaluatedAt !== null && !night) continue
      await run(parts, writer, book, city, {
        rules,
        cause: night ? 'full' : 'clock',
        noisy: ({ rule }) => rule.reads.clock,
      })
    }
    if (night)
      await forgetRuns(
        writer,
        parts.clock
          .now()
          .subtract({ hours: runsKept * 24 })
          .toString(),
      )
  })
}

/** Asks a second time where the clock brought a new state of a live rule; the others wait for the hour. */
export async function confirmPending(parts: EvaluatorParts): Promise<void> {
  if ((await pendingRules(parts.pool)).length === 0) return
  await turn(parts, async (writer, book, cities) => {
    const pending = await pendingRules(writer)
    for (const city of cities) {
      const rules = pending.flatMap(({ scopeId, rule }) => {
        const one = scopeId === city.id ? book.rules.get(rule) : undefined
        return one?.card.evidence === 'live' ? [one] : []
      })
      if (rules.length > 0) await run(parts, writer, book, city, { rules, cause: 'clock', noisy: () => true })
    }
  })
}

/** Evaluates every rule of every city now, or of one. */
export async function evaluateAll(parts: EvaluatorParts, scope?: string): Promise<readonly Outcome[]> {
  return turn(parts, async (writer, book, cities) => {
    const outcomes: Outcome[] = []
    for (const city of cities) {
      if (scope !== undefined && city.code !== scope) continue
      outcomes.push(await run(parts, writer, book, city, { rules: [...book.rules.values()], cause: 'full' }))
    }
    return outcomes
  })
}

async function turn<T>(
  { pool }: EvaluatorParts,
  work: (writer: PoolClient, book: Rulebook, cities: readonly City[]) => Promise<T>,
): Promise<T> {
  const book = await rulebook()
  return transaction(
    pool,
    async (writer) => {
      await takeTurn(writer)
      const scopes = await scopesOf(writer)
      const cities: City[] = []
      for (const { kind, code } of scopes) if (kind === 'city') cities.push(await scopeOf(writer, code))
      return work(writer, book, cities)
    },
    { statementTimeout: 0 },
  )
}

interface Task {
  readonly rules: readonly BookRule[]
  readonly cause: Cause
  readonly noisy?: Evaluation['noisy']
  readonly because?: Evaluation['because']
}

async function run(
  parts: EvaluatorParts,
  writer: PoolClient,
  book: Rulebook,
  city: City,
  task: Task,
): Promise<Outcome> {
  const { pool, clock, timeZone, report } = parts
  const at = clock.now()
  const outcome = await evaluate(pool, writer, book, {
    scope: city,
    asOf: momentOf(city, at),
    at,
    timeZone,
    noisy: () => false,
    because: () => [],
    ...task,
  })
  for (const { rule, error } of outcome.errors) report?.(new Error(`Rule ${rule} could not run: ${error}`))
  return outcome
}

function isMoment(column: string): boolean {
  return ['evaluated_at', 'parent_id', 'kind'].includes(column)
}

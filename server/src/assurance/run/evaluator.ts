/** The runs of the engine: what changed, what time brought, what is new, everything. */
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { type Change, changesAfter, endOfChanges } from '#platform/events/changes.ts'
import type { PoolClient } from '#platform/postgres/pool.ts'
import type { BookRule, Rulebook } from '../rulebook.ts'
import type { Outcome } from './evaluate.ts'
import { placed } from './place-store.ts'
import { keepPosition, positionOf, type Reader } from './position-store.ts'
import { dropStates, forgetRuns, pendingRules, unjudgedScopes, versionsOf } from './state-store.ts'
import { type PlacedChange, touchedBy } from './touched.ts'
import { eachScope, type EvaluatorParts, type Rank, ranked, run, turn } from './turn.ts'

export type { EvaluatorParts } from './turn.ts'

/** Days. */
const runsKept = 90

/** Changes that are taken at once. */
const batch = 5_000

/** New parts that are judged in one turn. */
const newTogether = 5

const readers: Readonly<Record<Rank, Reader>> = { cities: 'evidence', parts: 'evidence-parts' }

/**
 * Follows the change log: evaluates what the writes since the last time concern. What is new (a city, a part, a rule, a
 * card with other limits) is evaluated with it.
 *
 * @returns whether more is waiting
 */
export async function followChanges(parts: EvaluatorParts, rank: Rank = 'cities'): Promise<boolean> {
  const looked: (readonly [Rulebook, string])[] = []
  const more = await turn(parts, async (writer, book, scopes) => {
    const reader = readers[rank]
    const position = await positionOf(writer, reader)
    const changes = position ? await changesAfter(writer, position, batch) : []
    const moved = changes.some(movesScopes)
    const tables = new Set([...book.declarations.values()].map(({ table }) => table))
    const all = await placed(writer, tables, changes)
    const own = ranked(scopes, rank)
    const unjudged = new Set(await unjudgedScopes(writer))
    let begun = 0
    for (const scope of own) {
      // A new part has to be judged whole once. Many of them come one after another.
      if (rank === 'parts' && unjudged.has(scope.id)) {
        if (begun < newTogether) await run(parts, writer, book, scope, { rules: everyRule(book), cause: 'first' })
        begun += 1
        continue
      }
      // Of a part it is enough to look once for each set of published versions: there are hundreds of them.
      const known = rank === 'parts' && (settled.get(book)?.has(scope.id) ?? false)
      const fresh = known ? [] : await freshRules(writer, book, scope)
      if (moved) await run(parts, writer, book, scope, { rules: everyRule(book), cause: 'manual' })
      else if (fresh.length > 0) {
        const cause = fresh.length === book.rules.size ? 'first' : 'publish'
        await run(parts, writer, book, scope, { rules: fresh, cause })
      }
      if (!settled.get(book)?.has(scope.id)) await dropStates(writer, scope.id, [...book.rules.keys()])
      looked.push([book, scope.id])
      if (!moved) await runTouched(parts, writer, book, scope, all, fresh)
    }
    const end = changes.at(-1)?.position ?? (position ? undefined : await endOfChanges(writer))
    if (end) await keepPosition(writer, reader, end)
    return changes.length === batch || begun > newTogether
  })
  // Only now: what a turn did that failed is not done.
  for (const [book, scopeId] of looked) settled.set(book, (settled.get(book) ?? new Set()).add(scopeId))
  return more
}

async function runTouched(
  parts: EvaluatorParts,
  writer: PoolClient,
  book: Rulebook,
  scope: WholeScope,
  changes: readonly PlacedChange[],
  done: readonly BookRule[],
): Promise<void> {
  const touched = new Map(touchedBy(book, changes, scope.inside).map((one) => [one.rule, one]))
  for (const rule of done) touched.delete(rule)
  if (touched.size === 0) return
  await run(parts, writer, book, scope, {
    rules: [...touched.keys()],
    cause: 'change',
    noisy: (rule) => touched.get(rule)?.noisy ?? false,
    because: (rule) => touched.get(rule)?.because ?? [],
  })
}

/** Scopes in which this process has looked for states of other versions than those of a rulebook. */
const settled = new WeakMap<Rulebook, Set<string>>()

/** Rules that were never judged in a scope, or with another card. */
async function freshRules(writer: PoolClient, book: Rulebook, scope: WholeScope): Promise<readonly BookRule[]> {
  const versions = await versionsOf(writer, scope.id)
  return everyRule(book).filter(({ card, version }) => versions.get(card.id) !== version)
}

/**
 * After a pause of unknown length: judges everything once. Time has passed, and of a very long pause the log may not tell
 * all any more.
 */
export async function catchUp(parts: EvaluatorParts): Promise<void> {
  await eachScope(parts, async (writer, book, scope) => {
    await run(parts, writer, book, scope, {
      rules: everyRule(book),
      cause: 'full',
      noisy: ({ rule }) => rule.reads.clock,
    })
    await dropStates(writer, scope.id, [...book.rules.keys()])
  })
}

/** Time has passed: evaluates the rules that read the clock. Where a city is judged at a fixed moment, none does. */
export async function followClock(parts: EvaluatorParts): Promise<void> {
  const local = parts.clock.now().toZonedDateTimeISO(parts.timeZone)
  // Every quarter of an hour the live rules; once an hour, and so at local midnight, all of them; at night everything.
  const night = local.hour === 2 && local.minute >= 30 && local.minute < 45
  const hourly = local.minute < 15
  // Parts follow the hour: their number, not their figures, would make every quarter dear.
  const ranks: readonly Rank[] = hourly || night ? ['cities', 'parts'] : ['cities']
  const due = ({ card, rule }: BookRule) => night || (rule.reads.clock && (hourly || card.evidence === 'live'))
  await eachScope(
    parts,
    async (writer, book, scope) => {
      if (scope.evaluatedAt !== null && !night) return
      await run(parts, writer, book, scope, {
        rules: everyRule(book).filter(due),
        cause: night ? 'full' : 'clock',
        noisy: ({ rule }) => rule.reads.clock,
      })
    },
    ranks,
  )
  if (!night) return
  const before = parts.clock.now().subtract({ hours: runsKept * 24 })
  await turn(parts, (writer) => forgetRuns(writer, before.toString()))
}

/** Asks a second time where the clock brought a new state of a live rule; the others wait for the hour. */
export async function confirmPending(parts: EvaluatorParts): Promise<void> {
  if ((await pendingRules(parts.pool)).length === 0) return
  await turn(parts, async (writer, book, scopes) => {
    const pending = await pendingRules(writer)
    for (const scope of ranked(scopes, 'cities')) {
      const rules = pending.flatMap(({ scopeId, rule }) => {
        const one = scopeId === scope.id ? book.rules.get(rule) : undefined
        return one?.card.evidence === 'live' ? [one] : []
      })
      if (rules.length > 0) await run(parts, writer, book, scope, { rules, cause: 'clock', noisy: () => true })
    }
  })
}

/** Evaluates every rule of every scope now, or of one. */
export async function evaluateAll(parts: EvaluatorParts, only?: string): Promise<readonly Outcome[]> {
  return turn(parts, async (writer, book, scopes) => {
    const outcomes: Outcome[] = []
    for (const scope of scopes) {
      if (only !== undefined && scope.code !== only) continue
      outcomes.push(await run(parts, writer, book, scope, { rules: everyRule(book), cause: 'full' }))
    }
    return outcomes
  })
}

function everyRule(book: Rulebook): readonly BookRule[] {
  return [...book.rules.values()]
}

/** The moment of a scope changed, or what lies in what: all of it has to be judged anew. */
function movesScopes({ table, op, fields }: Change): boolean {
  const columns = ['evaluated_at', 'parent_id', 'kind']
  return table === 'scope' && op === 'U' && (fields?.some((column) => columns.includes(column)) ?? false)
}

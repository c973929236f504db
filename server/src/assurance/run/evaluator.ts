/** The runs of the engine: what changed, what time brought, what is new, everything. */
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { type Change, changesAfter, endOfChanges } from '#platform/events/changes.ts'
import type { PoolClient } from '#platform/postgres/pool.ts'
import { type Profile, profilesOf } from '../profile/profile.ts'
import type { BookRule, Rulebook } from '../rulebook.ts'
import type { Outcome } from './evaluate.ts'
import { checkAll } from './nightly.ts'
import { placed } from './place-store.ts'
import { keepPosition, positionOf, type Rank, readers } from './position-store.ts'
import { dropStates, forgetRuns, pendingRules, unjudgedScopes, versionsOf } from './state-store.ts'
import { type PlacedChange, touchedBy } from './touched.ts'
import { type Ahead, batch, type Followed, knownMarks, lookAhead, remember } from './look-ahead.ts'
import { eachScope, type EvaluatorParts, ranked, run, turn, turnAt } from './turn.ts'

export type { EvaluatorParts } from './turn.ts'

/** Days. */
const runsKept = 90

/** New parts that are judged in one turn. */
const newTogether = 5

/**
 * Follows the change log: evaluates what the writes since the last time concern. What is new (a city, a part, a rule, a
 * card with other limits) is evaluated with it.
 *
 * @returns whether more is waiting
 */
export async function followChanges(parts: EvaluatorParts, rank: Rank = 'cities'): Promise<boolean> {
  const ahead = await lookAhead(parts, rank)
  if (typeof ahead === 'boolean') return ahead
  const reader = readers[rank]
  const known = ahead && (await turnAt(parts, reader, ahead.position, (writer) => follow(parts, rank, writer, ahead)))
  const followed =
    known ??
    (await turn(parts, async (writer, book, scopes) => {
      const position = await positionOf(writer, reader)
      const changes = position ? await changesAfter(writer, position, batch) : []
      const profiles = await profilesOf(writer, scopes, parts.clock.now())
      return follow(parts, rank, writer, { book, scopes, position, changes, profiles })
    }))
  // Only now: what a turn did that failed is not done.
  remember(parts.pool, rank, followed)
  return followed.waiting
}

async function follow(
  parts: EvaluatorParts,
  rank: Rank,
  writer: PoolClient,
  { book, scopes, position, changes, profiles }: Ahead,
): Promise<Followed & { readonly waiting: boolean }> {
  const moved = changes.some(movesScopes)
  const own = ranked(scopes, rank)
  // What lies in the only city lies in all of them.
  const alone = rank === 'cities' && own.length === 1
  const all = alone ? changes.map(unplaced) : await placed(writer, tablesOf(book), changes)
  const known = position ? knownMarks(parts.pool, rank, book) : new Map<string, string>()
  const isNew = rank === 'parts' && own.some(({ id }) => !known.has(id))
  const unjudged = new Set(isNew ? await unjudgedScopes(writer) : [])
  const marks = new Map<string, string>()
  let begun = 0
  for (const scope of own) {
    const profile = profiles(scope.id)
    // A new part has to be judged whole once. Many of them come one after another.
    if (unjudged.has(scope.id)) {
      if (begun < newTogether) {
        await run(parts, writer, book, scope, { rules: everyRule(book), cause: 'first', profile })
        marks.set(scope.id, profile.mark)
      }
      begun += 1
      continue
    }
    // It is enough to look once for each set of published versions and of settings: there are hundreds of parts.
    const looked = known.get(scope.id) === profile.mark
    const fresh = looked ? [] : await freshRules(writer, book, scope, profile)
    if (moved) await run(parts, writer, book, scope, { rules: everyRule(book), cause: 'manual', profile })
    else if (fresh.length > 0) {
      const other = known.has(scope.id) ? 'profile' : 'publish'
      const cause = fresh.length === book.rules.size ? 'first' : other
      await run(parts, writer, book, scope, { rules: fresh, cause, profile })
    }
    if (!looked) await dropStates(writer, scope.id, [...book.rules.keys()])
    if (!moved) await runTouched(parts, writer, book, scope, profile, all, fresh)
    marks.set(scope.id, profile.mark)
  }
  const end = changes.at(-1)?.position ?? position ?? (await endOfChanges(writer))
  if (changes.length > 0 || !position) await keepPosition(writer, readers[rank], end)
  const waiting = changes.length === batch || begun > newTogether
  return { book, scopes, marks, end, waiting, complete: begun <= newTogether }
}

function tablesOf({ declarations }: Rulebook): ReadonlySet<string> {
  return new Set([...declarations.values()].map(({ table }) => table))
}

function unplaced(change: Change): PlacedChange {
  return { change, scopeId: undefined }
}

async function runTouched(
  parts: EvaluatorParts,
  writer: PoolClient,
  book: Rulebook,
  scope: WholeScope,
  profile: Profile,
  changes: readonly PlacedChange[],
  done: readonly BookRule[],
): Promise<void> {
  const touched = new Map(touchedBy(book, changes, scope.inside).map((one) => [one.rule, one]))
  for (const rule of done) touched.delete(rule)
  if (touched.size === 0) return
  await run(parts, writer, book, scope, {
    rules: [...touched.keys()],
    cause: 'change',
    profile,
    noisy: (rule) => touched.get(rule)?.noisy ?? false,
    because: (rule) => touched.get(rule)?.because ?? [],
  })
}

/** Rules that were never judged in a scope, or with another card or other settings. */
async function freshRules(
  writer: PoolClient,
  book: Rulebook,
  scope: WholeScope,
  profile: Profile,
): Promise<readonly BookRule[]> {
  const versions = await versionsOf(writer, scope.id)
  return everyRule(book).filter((rule) => {
    const { card, version } = profile.rule(rule, book.vocabulary)
    return versions.get(card.id) !== version
  })
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

/** Time has passed: compares at night, and evaluates the rules that read the clock. Where a city is judged at a fixed moment, none does. */
export async function followClock(parts: EvaluatorParts): Promise<void> {
  const local = parts.clock.now().toZonedDateTimeISO(parts.timeZone)
  // Every quarter of an hour the live rules; once an hour, and so at local midnight, all of them; at night everything.
  const night = local.hour === 2 && local.minute >= 30 && local.minute < 45
  const hourly = local.minute < 15
  // Parts follow the hour: their number, not their figures, would make every quarter dear.
  const ranks: readonly Rank[] = hourly || night ? ['cities', 'parts'] : ['cities']
  if (night) await checkAll(parts)
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

/** What a rule would have told of the past, by the same code that judges what comes in. */
import { setImmediate } from 'node:timers/promises'
import type { EventRuleDeclaration } from '@citywide/model/observations/event-rule'
import type { EventTrial, TrialFiring } from '@citywide/model/observations/event-rule-view'
import type { Queryable } from '#platform/postgres/pool.ts'
import { instantText } from '../moment.ts'
import { termsOf } from './engine.ts'
import { Group } from './group.ts'
import { type WatchedGroup, watchedBy } from './groups.ts'
import { countedHours, newestOf, placedStreams, pointsSince } from './stream-store.ts'
import { STEP } from './window.ts'

/** Observations that one trial reads. */
const MOST = 1_000_000
/** Observations that are read at once. */
const TOGETHER = 50_000
/** Firings that are listed. */
const LISTED = 1_000
const DAY = 86_400_000_000

/** @param now microseconds since 1970; the trial ends at the newest observation before it */
export async function tryOnHistory(
  client: Queryable,
  declaration: EventRuleDeclaration,
  days: number,
  now: number,
): Promise<EventTrial> {
  const { groups } = watchedBy(declaration, await placedStreams(client, declaration.scope, declaration.property))
  const streams = groups.flatMap((group) => group.streams)
  const newest = await newestOf(client, streams)
  const to = Math.min(now, Math.max(0, ...[...newest.values()].map(({ at }) => at)))
  const span = { from: instantText(Math.max(0, to - days * DAY)), to: instantText(to) }
  const counts = await countedHours(client, streams, span)
  const firings: TrialFiring[] = []
  let [observations, tried, fired, silences, leftOut] = [0, 0, 0, 0, 0]
  for (const some of parcels(groups, counts)) {
    if (some === undefined) {
      leftOut += 1
      continue
    }
    const found = await tryGroups(client, declaration, some, { from: to - days * DAY, to })
    observations += found.observations
    silences += found.silences
    fired += found.fired
    tried += some.length
    firings.push(...found.firings)
    await setImmediate() // requests of others come in between
  }
  firings.sort((a, b) => (a.at < b.at ? -1 : 1))
  return {
    ...span,
    observations,
    groups: tried,
    groupsFired: fired,
    firings: firings.length,
    silences,
    items: firings.slice(0, LISTED),
    leftOut,
  }
}

/** Groups that are read together; undefined for each that is left out. */
function* parcels(
  groups: readonly WatchedGroup[],
  counts: ReadonlyMap<number, number>,
): Generator<readonly WatchedGroup[] | undefined> {
  let parcel: WatchedGroup[] = []
  let [inParcel, all] = [0, 0]
  for (const group of groups) {
    const count = group.streams.reduce((sum, stream) => sum + (counts.get(stream) ?? 0), 0)
    if (all + count > MOST) {
      yield undefined
      continue
    }
    all += count
    if (inParcel + count > TOGETHER && parcel.length > 0) {
      yield parcel
      parcel = []
      inParcel = 0
    }
    parcel.push(group)
    inParcel += count
  }
  if (parcel.length > 0) yield parcel
}

async function tryGroups(
  client: Queryable,
  declaration: EventRuleDeclaration,
  groups: readonly WatchedGroup[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<{ observations: number; fired: number; silences: number; firings: TrialFiring[] }> {
  const terms = termsOf(declaration)
  const byStream = new Map<number, Group>()
  const all = groups.map(({ key, group, streams }) => {
    const trial = new Group(key, group)
    // What came before the trial fills the window, and is not judged.
    trial.beginAt(from)
    for (const stream of streams) byStream.set(stream, trial)
    return trial
  })
  const streams = [...byStream.keys()]
  const since = Math.max(0, from - terms.reach * STEP)
  const points = await pointsSince(
    client,
    streams,
    streams.map(() => since),
    to,
  )
  let observations = 0
  for (let row = 0; row < points.length; row += 1) {
    const time = points.time[row] ?? 0
    byStream.get(points.stream[row] ?? 0)?.recall(points.stream[row] ?? 0, time, points.value[row] ?? 0)
    if (time > from) observations += 1
  }
  const firings: TrialFiring[] = []
  let [fired, silences] = [0, 0]
  for (const group of all) {
    const found = firingsOf(group, [...group.judge(terms), ...group.tick(terms, to)])
    if (found.firings.length > 0) fired += 1
    silences += found.silences
    firings.push(...found.firings)
  }
  return { observations, fired, silences, firings }
}

function firingsOf(
  { about, value: last }: Group,
  steps: ReturnType<Group['judge']>,
): { firings: TrialFiring[]; silences: number } {
  const firings: TrialFiring[] = []
  let open: TrialFiring | undefined
  let silences = 0
  for (const { to, at, episode, value, worst } of steps) {
    if (to === 'noData') silences += 1
    if (to === 'firing' && !open) {
      const begin = instantText(episode ?? at)
      open = {
        group: about,
        at: instantText(at),
        episode: begin,
        clearedAt: null,
        value,
        worst: worst ?? value ?? last,
      }
    } else if (open && to === 'normal') {
      firings.push({ ...open, clearedAt: instantText(at), worst: worst ?? open.worst })
      open = undefined
    }
  }
  if (open) firings.push(open)
  return { firings, silences }
}

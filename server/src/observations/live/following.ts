/** Follows the batches of all writers, and tells the followers of this process. */
import { outsideRights } from '#platform/access/reach.ts'
import type { Feed } from '#platform/events/feed.ts'
import { startPaced } from '#platform/events/paced.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import type { Catalogue } from '../streams/catalogue.ts'
import { latestRows } from '../streams/store.ts'
import { batchesAfter, type Position, positionNow, rowsOf } from './batch-store.ts'
import { CurrentState, rowsAmong } from './current.ts'
import { EveryFollowers, type Follower, LatestFollowers, LOST } from './followers.ts'
import { positionText, told } from './told.ts'

/** Without a notification the batches are looked at in this rhythm, in milliseconds. */
const POLL = 1_000

export interface FollowingOptions {
  readonly pool: Pool
  readonly catalogue: Catalogue
  /** Wakes it as soon as something was committed; without it, it looks in its own rhythm. */
  readonly feed?: Feed | undefined
  readonly report: (error: unknown) => void
}

export interface Following {
  /** The newest values: those that stand now, then each change. @returns what ends it */
  latest(follower: Follower): Promise<() => void>
  /** @param after where it goes on; from now when left out */
  every(follower: Follower, after?: Position): Promise<() => void>
  stop(): Promise<void>
}

/** Begins with its first follower: a process without any reads nothing. */
export function followObservations({ pool, catalogue, feed, report }: FollowingOptions): Following {
  const current = new CurrentState()
  const latest = new LatestFollowers(current, catalogue)
  const every = new EveryFollowers(catalogue)
  let position: Position = new Map()
  let begun: Promise<{ stop(): Promise<void> }> | undefined

  async function pass(): Promise<number> {
    const taken = await batchesAfter(pool, position)
    if (taken.lost) {
      current.take(await latestRows(pool))
      every.lost()
    }
    const changed = new Set<number>()
    let behind = position
    for (const batch of taken.batches) {
      if (batch.rows.stream.some((key) => catalogue.byKey(key) === undefined)) await catalogue.reload()
      for (const key of current.take(batch.rows)) changed.add(key)
      behind = new Map(behind).set(batch.writer, batch.id)
      if (!every.none) every.stored(batch, await rowsOf(pool, batch), positionText(behind))
    }
    position = taken.position
    if (changed.size > 0) latest.changed(changed)
    return taken.more ? 0 : POLL
  }

  async function begin() {
    position = await positionNow(pool)
    current.take(await latestRows(pool))
    const paced = startPaced(0, () =>
      // The database is away: the position stays, and the next pass tries again.
      pass().catch((error: unknown) => {
        report(error)
        return POLL
      }),
    )
    const unsubscribe = feed?.subscribe((event) => {
      if (event.kind === 'notice' && event.channel === 'observation') paced.plan(0)
    })
    return {
      async stop() {
        unsubscribe?.()
        await paced.stop()
      },
    }
  }

  /** Tells what was stored behind a position, until nothing lies between that and what everybody is told next. */
  async function caughtUp({ stream, keys }: Follower, after: Position): Promise<Position> {
    let reached = after
    do {
      const taken = await batchesAfter(pool, reached)
      if (taken.lost) stream.write(LOST)
      let behind = reached
      for (const batch of taken.batches) {
        behind = new Map(behind).set(batch.writer, batch.id)
        const text = told(rowsAmong(await rowsOf(pool, batch), keys), catalogue, positionText(behind))
        if (text !== '') stream.write(text)
      }
      reached = taken.position
    } while ([...position].some(([writer, id]) => (reached.get(writer) ?? 0) < id))
    return reached
  }

  async function ready(): Promise<void> {
    begun ??= begin()
    try {
      await begun
    } catch (error) {
      begun = undefined
      throw error
    }
  }

  return {
    // What is followed is followed for all; who may follow what, the route has judged.
    latest: (follower) =>
      outsideRights(async () => {
        await ready()
        return latest.add(follower)
      }),
    every: (follower, after) =>
      outsideRights(async () => {
        await ready()
        return every.add(follower, after ? await caughtUp(follower, after) : position)
      }),
    async stop() {
      await (await begun?.catch(() => undefined))?.stop()
    },
  }
}

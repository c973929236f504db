/** One point of the log, and the snapshot that sees exactly what is committed up to there. */
import { setTimeout } from 'node:timers/promises'
import {
  endLook,
  holdTables,
  isQuiet,
  look,
  namePoint,
  releaseTables,
  type Snapshot,
  snapshotOf,
  tableNames,
} from './cluster-store.ts'
import type { Queryable } from '../postgres/pool.ts'

/** Looks for a moment without a writer, some three milliseconds apart; a busy server may have none. */
const LOOKS = 300
/** Tries to hold the writers, each for at most 300 ms. */
const HOLDS = 5

export type Point = Snapshot & { readonly name: string; readonly lsn: string; readonly at: string }

/**
 * Begins a transaction of the client that sees what is committed at the point. Nobody may be between writing his commit
 * into the log and becoming visible: so nobody writes at that moment, by luck, else because tables are held for it.
 * Where neither can be had the point is near enough to tell rows by, and the copy shows that it is not exact.
 */
export async function openPoint(client: Queryable, side: Queryable, name: string): Promise<Point> {
  for (let tries = 1; tries <= LOOKS; tries += 1) {
    const point = await quietPoint(client, side, `${name}-${tries}`)
    if (point) return point
    await setTimeout(3)
  }
  const tables = await tableNames(side)
  for (let tries = 1; ; tries += 1) {
    const held = await holdTables(side, tables)
    if (!held && tries < HOLDS) continue
    await look(client)
    const seen = await snapshotOf(client)
    const point = { name: `${name}-held-${tries}`, ...seen, ...(await namePoint(side, `${name}-held-${tries}`)) }
    if (held) await releaseTables(side)
    return point
  }
}

async function quietPoint(client: Queryable, side: Queryable, name: string): Promise<Point | undefined> {
  if (!(await isQuiet(side))) return undefined
  await look(client)
  const seen = await snapshotOf(client)
  const point = await namePoint(side, name)
  // In this order: whoever was committing at the point is still at it, or has ended and shows.
  const quiet = await isQuiet(side)
  const after = await snapshotOf(side)
  if (quiet && seen.open.length === 0 && after.open.length === 0 && seen.next === after.next)
    return { name, ...seen, ...point }
  await endLook(client)
  return undefined
}

/**
 * Search follows the registers by the change log, whoever writes them. What an entry says depends on the record as it
 * stands, not on the change: taking a change twice does no harm, so the newest may be taken before its turn.
 */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { columnOf } from '@citywide/model/record/names'
import { type Change, changesAfter, endOfChanges } from '../events/changes.ts'
import { type Pool, type PoolClient, transaction } from '../postgres/pool.ts'
import { searchedFields } from './entries.ts'
import { dropGone, enterPast, enterRecords } from './entry-store.ts'
import { early, keepDue, keepPosition, markDue, nextDue, positionOf, takeTurn } from './position-store.ts'

/** Changes that are taken in one transaction. */
const BATCH = 1_000
/** Records of a whole register that are taken in one transaction: some 50 ms of work, part of it in this process. */
const CHUNK = 500

export interface Following {
  readonly pool: Pool
  readonly registers: readonly RecordDeclaration[]
}

/** @returns does one piece of work, and says whether more is waiting */
export function follower({ pool, registers }: Following): () => Promise<boolean> {
  const byTable = new Map(
    registers.flatMap((declaration) => {
      const fields = searchedFields(declaration)
      if (fields.length === 0) return []
      const columns = new Set([...fields.map(columnOf), 'scope_id', 'city_id', 'confidentiality'])
      return [[declaration.table, { declaration, columns }] as const]
    }),
  )
  const byName = new Map([...byTable.values()].map(({ declaration }) => [declaration.name, declaration]))
  /** Number of the newest row that was taken before its turn. */
  let taken = 0

  const concerns = ({ table, op, fields }: Change) => {
    const followed = byTable.get(table)
    if (!followed) return undefined
    return op !== 'U' || fields === null || fields.some((name) => followed.columns.has(name))
      ? followed.declaration
      : undefined
  }

  async function takeChanges(client: PoolClient): Promise<boolean> {
    const position = await positionOf(client)
    if (!position) {
      // What is written from here on is in the log; what was before is gone through.
      await keepPosition(client, await endOfChanges(client))
      await markDue(client, [...byName.keys()])
      return true
    }
    const changes = await changesAfter(client, position, BATCH)
    const whole = new Set<string>()
    const single = new Map<RecordDeclaration, Set<string>>()
    for (const change of changes) {
      const declaration = concerns(change)
      if (!declaration) continue
      if (change.id === null) whole.add(declaration.name)
      else single.set(declaration, (single.get(declaration) ?? new Set()).add(change.id))
    }
    if (whole.size > 0) await markDue(client, [...whole])
    for (const [declaration, ids] of single) {
      if (!whole.has(declaration.name)) await enterRecords(client, declaration, [...ids])
    }
    // Also without changes, once in a while: the position says when the log was last looked at.
    await keepPosition(client, changes.at(-1)?.position ?? position)
    return changes.length === BATCH
  }

  /** A long transaction holds the log back for everybody; what others saved meanwhile is to be found all the same. */
  async function takeEarly(client: PoolClient): Promise<void> {
    const rows = await early(client, taken, BATCH)
    const single = new Map<RecordDeclaration, Set<string>>()
    for (const { tbl, id, seq } of rows) {
      const declaration = byTable.get(tbl)?.declaration
      if (declaration) single.set(declaration, (single.get(declaration) ?? new Set()).add(id))
      taken = Math.max(taken, seq)
    }
    for (const [declaration, ids] of single) await enterRecords(client, declaration, [...ids])
  }

  async function takeDue(client: PoolClient): Promise<boolean> {
    const due = await nextDue(client)
    if (!due) return false
    const declaration = byName.get(due.noun)
    if (!declaration) {
      await keepDue(client, due.noun, undefined)
      return true
    }
    const past = await enterPast(client, declaration, due.past, CHUNK)
    if (past === undefined) await dropGone(client, declaration)
    await keepDue(client, due.noun, past)
    return true
  }

  return async () => {
    const more = await transaction(
      pool,
      async (client) => {
        if (!(await takeTurn(client))) return false
        const behind = await takeChanges(client)
        if (!behind) await takeEarly(client)
        return behind
      },
      { statementTimeout: 0 },
    )
    const due = await transaction(pool, async (client) => (await takeTurn(client)) && takeDue(client), {
      statementTimeout: 0,
    })
    return more || due
  }
}

/** Follows until nothing is waiting: for programs that want to find what they just wrote. */
export async function followToTheEnd(following: Following): Promise<void> {
  const follow = follower(following)
  while (await follow());
}

/**
 * One wish for many records. A preview does the very write and takes it back, so that it says what applying will do;
 * applying asks every record again, since somebody may have been faster. What was applied is remembered and can be
 * undone as a whole.
 */
import { randomUUIDv7 } from 'node:crypto'
import type { BatchAccept, BatchAction, ItemProblem } from '@citywide/model/platform/batch'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { PoolClient } from '../postgres/pool.ts'
import type { Outcome } from './batch.ts'
import { type BulkPlan, changesOf, listProblem, touched } from './bulk-plan.ts'
import {
  type Batch,
  heldBatch,
  type Item,
  itemsOf,
  keepBatch,
  keepUndone,
  markApplied,
  markUndone,
  settleItems,
} from './bulk-store.ts'
import { openFor } from './personal.ts'
import { restoreMany } from './restore.ts'
import { type Author, recordsOf, type RecordStore } from './store.ts'

interface RecordRead {
  readonly id: string
  readonly version: number
}

interface Wish {
  readonly action: BatchAction
  readonly plan: BulkPlan
  readonly records: readonly RecordRead[]
}

export interface Bulk {
  /** Looks at what a wish would do. Nothing stays written but the preview itself. */
  readonly preview: (client: PoolClient, declaration: RecordDeclaration, wish: Wish, author: Author) => Promise<string>
  /** @returns the refusals that kept all of it from being written; none when it was */
  readonly apply: (client: PoolClient, batch: Batch, accept: BatchAccept, author: Author) => Promise<readonly Item[]>
  readonly undo: (client: PoolClient, batch: Batch, accept: BatchAccept, author: Author) => Promise<readonly Item[]>
}

export function bulk(store: RecordStore, byName: ReadonlyMap<string, RecordDeclaration>): Bulk {
  const byTable = new Map([...byName.values()].map((declaration) => [declaration.table, declaration]))
  const declarationOf = ({ noun }: Batch): RecordDeclaration => {
    const declaration = byName.get(noun)
    if (!declaration) throw new Problem('NO_SUCH_REGISTER', { path: noun })
    return declaration
  }

  /** Writes what can be written and says what came of every record, in the order of the wish. */
  async function write(
    client: PoolClient,
    declaration: RecordDeclaration,
    { action, plan, records }: Wish,
    author: Author,
  ): Promise<Item[]> {
    await openFor(client, declaration, 'write')
    const outcomes =
      action === 'change'
        ? await changed(client, declaration, plan, records, author)
        : action === 'delete'
          ? await store.removeMany(
              client,
              declaration,
              records.map(({ id, version }) => ({ id, read: version })),
              author,
            )
          : await restoreMany(client, store, declaration, records, author)
    return records.map(({ id, version }, position) => ({
      position,
      id,
      version,
      ...settled(outcomes[position]),
    }))
  }

  async function changed(
    client: PoolClient,
    declaration: RecordDeclaration,
    plan: BulkPlan,
    records: readonly RecordRead[],
    author: Author,
  ): Promise<(Outcome | undefined)[]> {
    const ids = records.map(({ id }) => id)
    const stands = new Map((await recordsOf(client, declaration, ids)).map((record) => [record.id, record]))
    const outcomes: (Outcome | undefined)[] = []
    const wanted = records.flatMap(({ id, version }, position) => {
      const record = stands.get(id)
      if (record?.version === version) {
        const changes = changesOf(declaration, plan, record)
        const problem = listProblem(declaration, plan, changes)
        outcomes[position] = problem
        if (problem || changes.length === 0) return []
        const values = Object.fromEntries(changes.map(({ field, after }) => [field, after]))
        return [{ position, change: { id, read: version, values } }]
      }
      // The write itself says who was faster.
      return [{ position, change: { id, read: version, values: plan.set } }]
    })
    const written = await store.changeMany(
      client,
      declaration,
      wanted.map(({ change }) => change),
      author,
    )
    for (const [at, { position }] of wanted.entries()) outcomes[position] = written[at]
    return outcomes
  }

  function settled(outcome: Outcome | undefined): Pick<Item, 'outcome' | 'problem' | 'written'> {
    if (outcome === undefined) return { outcome: 'unchanged', problem: null, written: null }
    if (outcome instanceof Problem) return { outcome: 'refused', problem: problemOf(outcome), written: null }
    return { outcome: 'accepted', problem: null, written: outcome.version }
  }

  /** A problem as it is kept and shown: what stands in the way by its noun, never the other record's content. */
  function problemOf(problem: Problem): ItemProblem {
    const { code, text, errors = [] } = problem.document('en')
    const by =
      problem.code === 'STILL_USED' ? (problem.current as { table: string; id: string | null } | undefined) : undefined
    const noun = by && byTable.get(by.table)?.name
    return { code, text, fields: [...errors], by: by && noun !== undefined ? { noun, id: by.id } : null }
  }

  return {
    async preview(client, declaration, wish, author) {
      await client.query('savepoint trial')
      const items = await write(client, declaration, wish, author)
      await client.query('rollback to savepoint trial')
      const id = randomUUIDv7()
      const batch: Batch = {
        id,
        noun: declaration.name,
        action: wish.action,
        plan: wish.plan,
        reason: author.reason ?? '',
        state: 'preview',
        accountId: author.accountId,
      }
      await keepBatch(
        client,
        batch,
        items.map((item) => ({ ...item, written: null })),
      )
      return id
    },

    async apply(client, batch, accept, author) {
      const declaration = declarationOf(batch)
      const all = await itemsOf(client, batch, {})
      // What was refused in the preview is not tried again: nobody has seen what it would do.
      const seen = all.filter(({ outcome }) => outcome === 'accepted')
      await client.query('savepoint trial')
      const written = await write(
        client,
        declaration,
        { action: batch.action, plan: batch.plan, records: seen },
        { ...author, reason: batch.reason },
      )
      const items = written.map((item, at): Item => ({ ...item, position: seen[at]?.position ?? item.position }))
      const refused = [...all, ...items].filter(({ outcome }) => outcome === 'refused')
      const accepted = items.filter(({ outcome }) => outcome === 'accepted')
      if ((accept === 'all' && refused.length > 0) || accepted.length === 0) {
        await client.query('rollback to savepoint trial')
        await settleItems(
          client,
          batch.id,
          items.map((item) => ({ ...item, written: null })),
        )
        return refused.length > 0 ? refused : all
      }
      await settleItems(client, batch.id, items)
      await markApplied(client, batch.id)
      return []
    },

    async undo(client, batch, accept, author) {
      const declaration = declarationOf(batch)
      const done = (await itemsOf(client, batch, { outcome: 'accepted' })).flatMap((item) =>
        item.written === null ? [] : [{ ...item, written: item.written }],
      )
      await client.query('savepoint trial')
      const outcomes = await takenBack(client, declaration, batch, done, author)
      const items = done.map((item, at): Item => ({ ...item, ...settled(outcomes[at]) }))
      const refused = items.filter(({ outcome }) => outcome === 'refused')
      const undone = items.flatMap(({ position, written }) => (written === null ? [] : [{ position, undone: written }]))
      if ((accept === 'all' && refused.length > 0) || undone.length === 0) {
        await client.query('rollback to savepoint trial')
        return refused
      }
      await keepUndone(client, batch.id, undone)
      await markUndone(client, batch.id, author.accountId)
      return []
    },
  }

  function takenBack(
    client: PoolClient,
    declaration: RecordDeclaration,
    { action, plan }: Batch,
    done: readonly (Awaited<ReturnType<typeof itemsOf>>[number] & { readonly written: number })[],
    author: Author,
  ): Promise<Outcome[]> {
    if (action === 'delete')
      return restoreMany(
        client,
        store,
        declaration,
        done.map(({ id, written }) => ({ id, version: written })),
        author,
      )
    if (action === 'restore')
      return store.removeMany(
        client,
        declaration,
        done.map(({ id, written }) => ({ id, read: written })),
        author,
      )
    return store.changeMany(
      client,
      declaration,
      done.map(({ id, written, document }) => ({
        id,
        read: written,
        values: Object.fromEntries(touched(plan).map((field) => [field, document?.[field] ?? null])),
        back: true,
      })),
      author,
    )
  }
}

/** A batch that this account may apply: its own preview. */
export async function ownPreview(client: PoolClient, id: string, accountId: string): Promise<Batch> {
  const batch = await heldBatch(client, id)
  if (!batch || (batch.state === 'preview' && batch.accountId !== accountId)) throw new Problem('NOT_FOUND')
  if (batch.state !== 'preview') throw new Problem('BATCH_STATE')
  return batch
}

export async function appliedBatch(client: PoolClient, id: string): Promise<Batch> {
  const batch = await heldBatch(client, id)
  if (!batch) throw new Problem('NOT_FOUND')
  if (batch.state !== 'applied') throw new Problem('BATCH_STATE')
  return batch
}

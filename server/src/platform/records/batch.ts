/**
 * The one write path of every register: many records in few statements. A single write is the batch of one. All of it
 * runs in the transaction of the caller. What cannot be written is answered with its problem, record by record, and
 * leaves no trace; the others are written. Who wants all or nothing throws the first problem.
 */
import { randomUUIDv7 } from 'node:crypto'
import { Problem } from '@citywide/model/problem'
import { mayMove } from '@citywide/model/record/lifecycle'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { type PoolClient, sqlState } from '../postgres/pool.ts'
import { deleted, inserted, updated } from './batch-store.ts'
import { keptColumns } from './columns.ts'
import { homesOf } from './homes.ts'
import { isPersonal, openFor } from './personal.ts'
import { missingReferences } from './references.ts'
import { referredTo } from './referrers.ts'
import { reviewProblem } from './review.ts'
import { type Author, heldRecords, keepVersions, recordsOf, type Stored, type Writer } from './stored.ts'

/** Rows of one statement. Beyond 1,000 the change log would no longer name each record. */
const CHUNK = 1_000

type Values = Readonly<Record<string, unknown>>

export interface NewRecord {
  /** What the `create` schema gave. */
  readonly values: Values
  /** Chosen by a caller whose other records point to it. */
  readonly id?: string
  /** A record that was removed comes back as itself; its history goes on. */
  readonly was?: Pick<Stored, 'id' | 'version' | 'createdAt' | 'createdBy' | 'source'>
}

export interface Change {
  readonly id: string
  /** The version that the change was made from. */
  readonly read: number
  readonly values: Values
  /** Takes an earlier write back: the lifecycle is not asked. */
  readonly back?: boolean
}

export interface Removal {
  readonly id: string
  readonly read: number
}

/** The record as it stands now, or why it was not written. */
export type Outcome = Stored | Problem

/**
 * What a room adds to the writes of its own noun, whichever way they come in: asked before the write with the records
 * as they would stand, answers a problem for each that must not be.
 */
export type WriteCheck = (client: PoolClient, records: readonly Values[]) => Promise<readonly (Problem | undefined)[]>

export interface BatchOptions {
  readonly byName: ReadonlyMap<string, RecordDeclaration>
  readonly checks: Readonly<Record<string, WriteCheck>>
  /** Ids that a later batch of the same transaction brings; references to them are good. */
  readonly coming?: ReadonlySet<string>
}

export async function createMany(
  client: PoolClient,
  declaration: RecordDeclaration,
  records: readonly NewRecord[],
  author: Writer,
  options: BatchOptions,
): Promise<Outcome[]> {
  await openFor(client, declaration, 'write')
  const candidates = records.map(({ values, id, was }) => ({ id: was?.id ?? id ?? randomUUIDv7(), values, was }))
  const coming = new Set([...(options.coming ?? []), ...candidates.map(({ id }) => id)])
  const homes = await homesOf(client, declaration, candidates)
  return chunked([...candidates.entries()], async (part) => {
    const rows = part.map(([at, { id, values, was }]): Values | Problem => {
      const home = homes[at]
      if (home === undefined || home instanceof Problem) return home ?? new Problem('NO_CITY')
      const problem = was ? undefined : reviewProblem(declaration, undefined, values, author)
      if (problem) return problem
      return {
        ...values,
        id,
        ...home,
        createdBy: author.personId,
        updatedBy: author.personId,
        source: author.source,
        ...(was && {
          version: was.version + 1,
          createdAt: was.createdAt,
          createdBy: was.createdBy,
          source: was.source,
        }),
      }
    })
    const held = await demand(client, declaration, rows, rows, { ...options, coming })
    return settled(held, async (good) => {
      const refused = await inserted(client, declaration, good)
      const written = await recordsOf(client, declaration, good.map(idOf))
      await keepVersions(client, declaration, written, 'I', author)
      return new Map<string, Outcome>([...written.map((record) => [record.id, record] as const), ...refused])
    })
  })
}

export async function changeMany(
  client: PoolClient,
  declaration: RecordDeclaration,
  changes: readonly Change[],
  author: Writer,
  options: BatchOptions,
): Promise<Outcome[]> {
  await openFor(client, declaration, 'write')
  const seen = new Set<string>()
  return chunked(changes, async (part) => {
    const before = await heldRecords(
      client,
      declaration,
      part.map(({ id }) => id),
    )
    const readable = await readableOnly(client, declaration, part, before)
    const moved = part.filter(({ values }) => values['scopeId'] !== undefined)
    const homes = await homesOf(client, declaration, moved)
    const homeOf = new Map(moved.map((change, at) => [change, homes[at]]))
    const rows = part.map((change): Values | Problem => {
      const { id, read, values, back = false } = change
      const stands = before.get(id)
      if (!stands) return readable.has(id) ? new Problem('FORBIDDEN') : new Problem('NOT_FOUND')
      if (stands.version !== read || seen.has(id)) return changed(declaration, read, stands)
      seen.add(id)
      const home = homeOf.get(change)
      if (home instanceof Problem) return home
      const entries = Object.entries({ ...values, ...home }).filter(([name]) => !keptColumns.has(name))
      const problem = back
        ? undefined
        : (moveProblem(declaration, stands, values) ?? reviewProblem(declaration, stands, values, author))
      return problem ?? { ...Object.fromEntries(entries), id }
    })
    const whole = rows.map((row) => (row instanceof Problem ? row : { ...before.get(idOf(row)), ...row }))
    const held = await demand(client, declaration, rows, whole, options)
    return settled(held, async (good) => {
      const names = [...new Set(good.flatMap((row) => Object.keys(row)))].filter((name) => name !== 'id')
      // Records are held, so a column that only another row of the batch changes is written back as it stands.
      const full = good.map((row) => {
        const stands = before.get(idOf(row))
        return Object.fromEntries(['id', ...names].map((name) => [name, name in row ? row[name] : stands?.[name]]))
      })
      const refused = await updated(client, declaration, names, full, author)
      const written = (await recordsOf(client, declaration, good.map(idOf))).filter(({ id }) => !refused.has(id))
      await keepVersions(client, declaration, written, 'U', author)
      return new Map<string, Outcome>([...written.map((record) => [record.id, record] as const), ...refused])
    })
  })
}

/** Removes records; they may point to each other, in any order. */
export async function removeMany(
  client: PoolClient,
  declaration: RecordDeclaration,
  removals: readonly Removal[],
  author: Author,
): Promise<Outcome[]> {
  await openFor(client, declaration, 'write')
  const outcomes = new Map<number, Outcome>()
  const seen = new Set<string>()
  const at = new Map<string, number>()
  const last = new Map<string, Stored>()
  await chunked([...removals.entries()], async (part) => {
    const before = await heldRecords(
      client,
      declaration,
      part.map(([, { id }]) => id),
    )
    const readable = await readableOnly(
      client,
      declaration,
      part.map(([, removal]) => removal),
      before,
    )
    for (const [index, { id, read }] of part) {
      const stands = before.get(id)
      if (!stands) outcomes.set(index, readable.has(id) ? new Problem('FORBIDDEN') : new Problem('NOT_FOUND'))
      else if (stands.version !== read || seen.has(id)) outcomes.set(index, changed(declaration, read, stands))
      else {
        at.set(id, index)
        last.set(id, stands)
      }
      seen.add(id)
    }
    return []
  })
  const going = () => [...at.keys()]
  if (!(await goneTogether(client, declaration, going(), author))) {
    for (const [id, by] of await referredTo(client, declaration, going())) {
      outcomes.set(at.get(id) ?? -1, new Problem('STILL_USED', {}, { current: by }))
      at.delete(id)
    }
    if (!(await goneTogether(client, declaration, going(), author))) throw new Problem('STILL_USED')
  }
  for (const [id, index] of at) {
    const record = last.get(id)
    if (record) outcomes.set(index, { ...record, version: record.version + 1 })
  }
  return removals.map((_, index) => outcomes.get(index) ?? new Problem('NOT_FOUND'))
}

/** Removes all of the records, or none where something still points to one of them. */
async function goneTogether(
  client: PoolClient,
  declaration: RecordDeclaration,
  ids: readonly string[],
  author: Author,
): Promise<boolean> {
  if (ids.length === 0) return true
  await client.query('savepoint removal')
  try {
    await chunked(ids, async (part) => {
      const last = await recordsOf(client, declaration, part)
      const gone = last.map((record) => ({ ...record, version: record.version + 1 }))
      await keepVersions(client, declaration, gone, 'D', author)
      await deleted(client, declaration, part)
      return []
    })
    // References are checked at commit; asking now lets the answer name the reason.
    await client.query('set constraints all immediate')
    await client.query('set constraints all deferred')
    await client.query('release savepoint removal')
    return true
  } catch (error) {
    if (sqlState(error) !== '23503') throw error
    await client.query('rollback to savepoint removal')
    return false
  }
}

const idOf = (row: Values) => String(row['id'])

/** Runs through a long list in parts and puts the answers one behind the other. */
async function chunked<T, R>(all: readonly T[], each: (part: readonly T[]) => Promise<readonly R[]>): Promise<R[]> {
  const answers: R[] = []
  for (let from = 0; from < all.length; from += CHUNK) answers.push(...(await each(all.slice(from, from + CHUNK))))
  return answers
}

/**
 * Asks what every write is asked: do its references exist, and does the room agree?
 *
 * @param whole the records as they would stand, beside the rows to be written
 */
async function demand(
  client: PoolClient,
  declaration: RecordDeclaration,
  rows: readonly (Values | Problem)[],
  whole: readonly (Values | Problem)[],
  { byName, checks, coming = new Set() }: BatchOptions,
): Promise<(Values | Problem)[]> {
  const held = [...rows]
  const refuse = async (reasons: (at: readonly number[]) => Promise<readonly (Problem | undefined)[]>) => {
    const good = held.flatMap((row, at) => (row instanceof Problem ? [] : [at]))
    for (const [order, problem] of (await reasons(good)).entries()) {
      const at = good[order]
      if (problem && at !== undefined) held[at] = problem
    }
  }
  const partOf = (from: readonly (Values | Problem)[], at: readonly number[]) =>
    at.flatMap((index) => {
      const row = from[index]
      return row === undefined || row instanceof Problem ? [] : [row]
    })
  await refuse((at) => missingReferences(client, byName, declaration, partOf(held, at), coming))
  const check = checks[declaration.name]
  if (check) await refuse((at) => check(client, partOf(whole, at)))
  return held
}

/** Writes the rows that stood every question, and puts what came of them in the place of each. */
async function settled(
  held: readonly (Values | Problem)[],
  write: (good: readonly Values[]) => Promise<ReadonlyMap<string, Outcome>>,
): Promise<Outcome[]> {
  const good = held.flatMap((row) => (row instanceof Problem ? [] : [row]))
  const written = good.length > 0 ? await write(good) : new Map<string, Outcome>()
  return held.map((row) => (row instanceof Problem ? row : (written.get(idOf(row)) ?? new Problem('NOT_FOUND'))))
}

/** A refusal takes its transaction back, and with it the note of a look: it shows nothing that would need one. */
function changed(declaration: RecordDeclaration, read: number, now: Stored): Problem {
  const params = { read: String(read), now: String(now.version) }
  return new Problem('CHANGED', params, isPersonal(declaration) ? {} : { current: now })
}

/** Of records that could not be held for writing, those that may be read: they are forbidden, the others are not there. */
async function readableOnly(
  client: PoolClient,
  declaration: RecordDeclaration,
  asked: readonly { readonly id: string }[],
  held: ReadonlyMap<string, Stored>,
): Promise<ReadonlySet<string>> {
  const ids = asked.flatMap(({ id }) => (held.has(id) ? [] : [id]))
  return new Set(ids.length === 0 ? [] : (await recordsOf(client, declaration, ids)).map(({ id }) => id))
}

function moveProblem(declaration: RecordDeclaration, before: Stored, values: Values): Problem | undefined {
  const { lifecycle } = declaration
  if (!lifecycle) return undefined
  const from = before[lifecycle.field]
  const to = values[lifecycle.field]
  if (typeof from !== 'string' || typeof to !== 'string') return undefined
  return mayMove(lifecycle, from, to) ? undefined : new Problem('NO_SUCH_MOVE', { from, to })
}

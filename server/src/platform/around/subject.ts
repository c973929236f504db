/** The one place that decides whether somebody may look at what stands around a record. */
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Pool, PoolClient, Queryable } from '../postgres/pool.ts'
import { isPersonal, openFor, read } from '../records/personal.ts'
import { demandRight } from '../records/facts-store.ts'
import { recordStands } from './subject-store.ts'

/** A record that something stands around. */
interface Subject {
  readonly declaration: RecordDeclaration
  readonly id: string
}

export interface Subjects {
  /** @throws Problem NOT_FOUND where there is no such register or record, also while the record is deleted */
  at(client: Queryable, asked: { readonly register: string; readonly record: string }): Promise<Subject>
  /** The same by noun, as the tables around records name it. */
  of(client: Queryable, noun: string, id: string): Promise<Subject>
  /** @throws Problem NOT_FOUND, FORBIDDEN where who asks may not change the record */
  demandChange(client: PoolClient, subject: Subject): Promise<void>
}

const isPool = (client: Queryable): client is Pool => 'totalCount' in client

async function standing(client: Queryable, declaration: RecordDeclaration | undefined, id: string): Promise<Subject> {
  if (!declaration) throw new Problem('NOT_FOUND')
  const stands = (within: Queryable) => recordStands(within, declaration, id)
  // A case stands only for those to whom it is open; of what it says nothing is shown here.
  if (isPersonal(declaration) && !isPool(client)) await openFor(client, declaration, 'read')
  const there =
    isPersonal(declaration) && isPool(client) ? await read(client, declaration, stands, () => []) : await stands(client)
  if (!there) throw new Problem('NOT_FOUND')
  return { declaration, id }
}

export function subjectsOf(registers: readonly RecordDeclaration[]): Subjects {
  const byPath = new Map(registers.map((declaration) => [declaration.path, declaration]))
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
  return {
    at: (client, { register, record }) => standing(client, byPath.get(register), record),
    of: (client, noun, id) => standing(client, byName.get(noun), id),
    demandChange: (client, { declaration, id }) => demandRight(client, byName, declaration, 'write', id),
  }
}

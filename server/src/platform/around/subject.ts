/** The one place that decides whether somebody may look at what stands around a record. */
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Queryable } from '../postgres/pool.ts'
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
}

async function standing(client: Queryable, declaration: RecordDeclaration | undefined, id: string): Promise<Subject> {
  if (!declaration || !(await recordStands(client, declaration, id))) throw new Problem('NOT_FOUND')
  return { declaration, id }
}

export function subjectsOf(registers: readonly RecordDeclaration[]): Subjects {
  const byPath = new Map(registers.map((declaration) => [declaration.path, declaration]))
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
  return {
    at: (client, { register, record }) => standing(client, byPath.get(register), record),
    of: (client, noun, id) => standing(client, byName.get(noun), id),
  }
}

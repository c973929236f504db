/** What the rights ask of a record, for whoever it may be: its level, its departments, whose it is. */
import { type Level, levelOf, type RecordRights, rightsOf } from '@citywide/model/platform/record-class'
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Act } from '../access/grants.ts'
import type { Principal } from '../access/principal.ts'
import { type Asked, can, currentRights, lacking } from '../access/reach.ts'
import { asPlatform, type PoolClient } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'
import { column } from './columns.ts'

export interface Facts {
  readonly kind: RecordRights['kind']
  readonly level: Level
  readonly scopeId: string
  readonly departments: readonly string[]
  /** Persons who own it, or the one who entered it. */
  readonly owners: readonly string[]
  /** Pseudonym of the citizen it is about. */
  readonly subject: string | null
}

const list = (values: readonly RawBuilder<unknown>[]) =>
  values.length === 0 ? sql`'{}'::uuid[]` : sql.join(values, sql` || `)
const idsIn = (declared: RecordDeclaration, alias: string, name: string) =>
  declared.fields[name]?.type === 'refs' ? column(name, alias) : sql`array[${column(name, alias)}]`
const known = (ids: readonly (string | null)[]) => ids.filter((id): id is string => id !== null)

/** The facts of a record, seen by nobody in particular; undefined where it does not stand. */
export async function factsOf(
  client: PoolClient,
  byName: ReadonlyMap<string, RecordDeclaration>,
  declaration: RecordDeclaration,
  id: string,
): Promise<Facts | undefined> {
  const rights = rightsOf(declaration)
  const departments = rights.departments.map((path) => {
    const [name = '', further] = path.split('.')
    if (further === undefined) return idsIn(declaration, 'r', name)
    const field = declaration.fields[name]
    const target = field?.type === 'ref' ? byName.get(field.to[0] ?? '') : undefined
    if (!target) throw new Error(`${declaration.name}: ${path} leads nowhere`)
    return sql`coalesce((select ${idsIn(target, 't', further)} from ${sql.table(target.table)} t
      where t.id = ${column(name, 'r')}), '{}')`
  })
  const owners = rights.owners.map((name) => idsIn(declaration, 'r', name))
  const subject = rights.subject === undefined ? sql`null::text` : column(rights.subject, 'r')
  const [row] = await asPlatform(client, () =>
    rowsOf<{
      mark: string
      scope_id: string
      departments: (string | null)[]
      owners: (string | null)[]
      subject: string | null
    }>(
      client,
      sql`select r.confidentiality as mark, r.scope_id, ${list(departments)} as departments, ${list(owners)} as owners,
            ${subject} as subject
          from ${sql.table(declaration.table)} r where r.id = ${id}`,
    ),
  )
  if (!row) return undefined
  return {
    kind: rights.kind,
    level: levelOf(row.mark, rights.floor),
    scopeId: row.scope_id,
    departments: known(row.departments),
    owners: known(row.owners),
    subject: row.subject,
  }
}

/** What is asked of the rights of somebody for a record; undefined where it lies outside the scopes of the account. */
export function askedBy(
  { departments, personId, subject, scopeIds }: Pick<Principal, 'departments' | 'personId' | 'subject' | 'scopeIds'>,
  facts: Facts,
): Asked | undefined {
  if (scopeIds !== null && !scopeIds.includes(facts.scopeId)) return undefined
  const { kind, level } = facts
  return {
    kind,
    level,
    dept: facts.departments.some((id) => departments.includes(id)),
    own:
      (personId !== null && facts.owners.includes(personId)) ||
      (subject !== null && facts.subject !== null && facts.subject === subject),
  }
}

/**
 * Demands a right over one record beyond reading it. Who may not read it does not learn that it is there.
 *
 * @throws Problem NOT_FOUND, FORBIDDEN, STEP_UP, PURPOSE_NEEDED
 */
export async function demandRight(
  client: PoolClient,
  byName: ReadonlyMap<string, RecordDeclaration>,
  declaration: RecordDeclaration,
  act: Act,
  id: string,
): Promise<void> {
  const rights = currentRights()
  if (!rights || rights.bound === 'trusted') return
  const facts = await factsOf(client, byName, declaration, id)
  const asked = facts && askedBy(rights.principal, facts)
  if (!asked || !can(rights.reach, 'read', asked)) throw new Problem('NOT_FOUND')
  if (!can(rights.reach, act, asked)) throw new Problem(lacking(rights.principal, (reach) => can(reach, act, asked)))
}

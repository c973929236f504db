import { createHash } from 'node:crypto'
import { rightsOf } from '@citywide/model/platform/record-class'
import { registers } from '@citywide/model/registers'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Queryable } from '../postgres/pool.ts'
import { policiesOf, type Policy } from './policies.ts'

const byName: ReadonlyMap<string, RecordDeclaration> = new Map(registers.map((one) => [one.name, one]))

/** Rules count all records, whoever asks; what they may read of them is granted by column. */
const judges = (table: string) => `create policy judges on "${table}" for select to cw_eval using (true)`

const text = ({ table, name, role, command, using, check }: Policy) =>
  `create policy ${name} on "${table}" for ${command} to ${role}${using === undefined ? '' : ` using (${using})`}${check === undefined ? '' : ` with check (${check})`}`

/**
 * Makes the policies of every register what this release says. Those that are right already stay: the comment of a table
 * holds the hash of its own. Registers whose table is not there yet are left to the migration that brings it.
 */
export async function keepPolicies(client: Queryable): Promise<void> {
  const { rows } = await client.query<{ name: string; kept: string | null }>(
    `select c.relname as name, obj_description(p.oid, 'pg_policy') as kept
       from pg_class c left join pg_policy p on p.polrelid = c.oid and p.polname = 'reads'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  )
  const { rows: roles } = await client.query(`select from pg_roles where rolname = 'cw_eval'`)
  const judging = roles.length > 0
  const kept = new Map(rows.map(({ name, kept: hash }) => [name, hash]))
  for (const declaration of registers) {
    const { table } = declaration
    if (!kept.has(table)) continue
    const statements = [...policiesOf(declaration, byName).map(text), ...(judging ? [judges(table)] : [])]
    const hash = createHash('sha256').update(statements.join('\n')).digest('hex')
    if (kept.get(table) === hash) continue
    await client.query(
      [
        ...['reads', 'whole', 'adds', 'changes', 'removes', 'judges'].map(
          (name) => `drop policy if exists ${name} on "${table}"`,
        ),
        `alter table "${table}" enable row level security`,
        ...statements,
        `comment on policy reads on "${table}" is '${hash}'`,
      ].join(';\n'),
    )
  }
  await client.query(
    `insert into record_kind (noun, kind, floor)
     select * from unnest($1::text[], $2::text[], $3::integer[])
     on conflict (noun) do update set kind = excluded.kind, floor = excluded.floor
      where (record_kind.kind, record_kind.floor) is distinct from (excluded.kind, excluded.floor)`,
    [
      registers.map(({ name }) => name),
      registers.map((declaration) => rightsOf(declaration).kind),
      registers.map((declaration) => rightsOf(declaration).floor),
    ],
  )
}

/** The grants as row-level security: made from the declarations, compared and brought up to date at every start. */
import { columnOf } from '@citywide/model/record/names'
import { type RecordRights, rightsOf } from '@citywide/model/platform/record-class'
import { wholeRole } from './reach.ts'
import type { RecordDeclaration } from '@citywide/model/record/record'

export interface Policy {
  readonly table: string
  readonly name: 'reads' | 'whole' | 'adds' | 'changes' | 'removes'
  readonly role: string
  readonly command: 'select' | 'insert' | 'update' | 'delete'
  readonly using: string | undefined
  readonly check: string | undefined
}

const quoted = (name: string) => `"${columnOf(name)}"`

/**
 * The department of a row as a condition; `a.b` follows a reference, under the rights of the one who asks.
 *
 * @param byName declarations by noun
 */
function departmentOf(
  declaration: RecordDeclaration,
  { departments }: RecordRights,
  byName: ReadonlyMap<string, RecordDeclaration>,
): string[] {
  const mine = '(select my_departments())::uuid[]'
  const named = (prefix: string, owner: RecordDeclaration, name: string) =>
    owner.fields[name]?.type === 'refs'
      ? `${prefix}${quoted(name)} && ${mine}`
      : `${prefix}${quoted(name)} = any (${mine})`
  return departments.map((path) => {
    const [name = '', further] = path.split('.')
    if (further === undefined) return named('', declaration, name)
    const field = declaration.fields[name]
    const target = field?.type === 'ref' ? byName.get(field.to[0] ?? '') : undefined
    if (!target) throw new Error(`${declaration.name}: ${path} leads nowhere`)
    return `${quoted(name)} in (select t.id from ${target.table} t where ${named('t.', target, further)})`
  })
}

function ownOf({ owners, subject }: RecordRights): string[] {
  return [
    ...owners.map((name) => `${quoted(name)} = (select my_person())`),
    ...(subject === undefined ? [] : [`${quoted(subject)} = (select my_subject())`]),
  ]
}

const any = (conditions: readonly string[]) => `(${conditions.join(' or ')})`

/** Policies of one register: whoever may write may add, change and remove. */
export function policiesOf(declaration: RecordDeclaration, byName: ReadonlyMap<string, RecordDeclaration>): Policy[] {
  const rights = rightsOf(declaration)
  const level =
    rights.floor === 3
      ? '3'
      : `greatest(${rights.floor}, case confidentiality when 'public' then 0 when 'internal' then 1 else 2 end)`
  const within = (at: number) => `${level} <= (select my_reach('${rights.kind}', ${at}))`
  const judged = (first: 0 | 3) => {
    const department = departmentOf(declaration, rights, byName)
    return any([
      within(first),
      ...(department.length > 0 ? [`(${any(department)} and ${within(first + 1)})`] : []),
      `(${any(ownOf(rights))} and ${within(first + 2)})`,
    ])
  }
  // Scopes themselves are the map that everybody needs.
  const place =
    declaration.name === 'Scope'
      ? ''
      : '((select my_scopes()) is null or scope_id = any ((select my_scopes())::uuid[])) and '
  const reads = `${place}${judged(0)}`
  const writes = `${place}${judged(3)}`
  const all: Policy = { ...policy('whole', 'select', 'true', undefined), role: wholeRole(rights.kind) }
  return [
    policy('reads', 'select', reads, undefined),
    // Records about citizens are judged one by one, whoever asks.
    ...(rights.floor >= 2 ? [] : [all]),
    policy('adds', 'insert', undefined, writes),
    policy('changes', 'update', writes, writes),
    policy('removes', 'delete', writes, undefined),
  ]

  function policy(
    name: Policy['name'],
    command: Policy['command'],
    using: string | undefined,
    check: string | undefined,
  ): Policy {
    return { table: declaration.table, role: 'cw_app', name, command, using, check }
  }
}

/** Whether what a record points to exists, and what those records are called. */
import { type FieldProblem, Problem } from '@citywide/model/problem'
import { displayField, displayName } from '@citywide/model/record/display'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { CityText } from '@citywide/model/text'
import type { Queryable } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'
import { column } from './columns.ts'

export interface Reference {
  readonly noun: string
  readonly path: string
  readonly title: CityText
}

/** Field → ids it points to, per declared reference of a record. References outside the registers are left out. */
function pointers(declaration: RecordDeclaration, record: Readonly<Record<string, unknown>>) {
  return Object.entries(declaration.fields).flatMap(([name, field]) => {
    if (field.type !== 'ref' && field.type !== 'refs') return []
    const value = record[name]
    const ids = Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : []
    return ids.length > 0 ? [{ name, to: field.to, ids }] : []
  })
}

/**
 * For each record of a batch, the problem that names every field which points to nothing. A record that is refused for
 * that takes those of the batch along that point to it.
 *
 * @param coming ids that this transaction brings
 */
export async function missingReferences(
  client: Queryable,
  byName: ReadonlyMap<string, RecordDeclaration>,
  declaration: RecordDeclaration,
  records: readonly Readonly<Record<string, unknown>>[],
  coming: ReadonlySet<string>,
): Promise<(Problem | undefined)[]> {
  // References that point outside the registers are held by their own room.
  const asked = records.map((record) =>
    pointers(declaration, record).filter(
      ({ name, to }) => to.some((noun) => byName.has(noun)) && !pointsOutside(byName, record, name, to),
    ),
  )
  const wanted = new Map<string, Set<string>>()
  for (const { to, ids } of asked.flat()) {
    for (const noun of to) {
      const set = wanted.get(noun) ?? new Set()
      wanted.set(noun, set)
      for (const id of ids) set.add(id)
    }
  }
  const known = new Map<string, Set<string>>()
  for (const [noun, ids] of wanted) {
    const target = byName.get(noun)
    if (target) known.set(noun, await existing(client, target, [...ids]))
  }
  const answers: (Problem | undefined)[] = records.map(() => undefined)
  const refused = new Set<string>()
  const brought = (noun: string, id: string) => noun === declaration.name && coming.has(id) && !refused.has(id)
  for (let grown = true; grown;) {
    grown = false
    for (const [at, fields] of asked.entries()) {
      if (answers[at]) continue
      const missing = fields.filter(({ to, ids }) =>
        ids.some((id) => !to.some((noun) => known.get(noun)?.has(id) === true || brought(noun, id))),
      )
      if (missing.length === 0) continue
      answers[at] = noSuchRecord(missing.map(({ name }) => name))
      refused.add(String(records[at]?.['id']))
      grown = true
    }
  }
  return answers
}

/** Of several kinds that a field may point to, the neighbouring `…Type` field names one that is no register. */
function pointsOutside(
  byName: ReadonlyMap<string, RecordDeclaration>,
  record: Readonly<Record<string, unknown>>,
  name: string,
  to: readonly string[],
): boolean {
  const noun = record[name.replace(/Id$/, 'Type')]
  return typeof noun === 'string' && to.includes(noun) && !byName.has(noun)
}

async function existing(client: Queryable, target: RecordDeclaration, ids: readonly string[]): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(
    client,
    sql`select id from ${sql.table(target.table)} where id = any(${ids})`,
  )
  return new Set(rows.map(({ id }) => id))
}

function noSuchRecord(names: readonly string[]): Problem {
  const fields = names.map((name): FieldProblem => ({
    pointer: `/${name}`,
    code: 'NO_SUCH_RECORD',
    text: { zh: '引用的记录不存在。', en: 'Points to a record that does not exist.' },
  }))
  return new Problem('NO_SUCH_RECORD', { field: names[0] ?? '' }, { fields })
}

/** What records are called, by id; those that are gone are left out. */
export async function titlesOf(
  client: Queryable,
  targets: readonly RecordDeclaration[],
  ids: readonly string[],
): Promise<Map<string, Reference>> {
  const found = new Map<string, Reference>()
  for (const target of targets) {
    const shown = displayField(target)
    const rows = await rowsOf<{ id: string; shown: unknown }>(
      client,
      sql`select id, ${shown === undefined ? sql`null` : column(shown)} as shown
          from ${sql.table(target.table)} where id = any(${[...new Set(ids)]})`,
    )
    for (const { id, shown: value } of rows) {
      const title = displayName(target, { id, ...(shown !== undefined && { [shown]: value }) })
      found.set(id, { noun: target.name, path: target.path, title })
    }
  }
  return found
}

/** What the records are called that a page of records points to: id → noun, path, title. */
export async function referencesOf(
  client: Queryable,
  byName: ReadonlyMap<string, RecordDeclaration>,
  declaration: RecordDeclaration,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<Record<string, Reference>> {
  const wanted = new Map<string, Set<string>>()
  for (const record of records) {
    for (const { to, ids } of pointers(declaration, record)) {
      for (const noun of to) {
        const set = wanted.get(noun) ?? new Set()
        wanted.set(noun, set)
        for (const id of ids) set.add(id)
      }
    }
  }
  const all: Record<string, Reference> = {}
  for (const [noun, ids] of wanted) {
    const target = byName.get(noun)
    if (target) Object.assign(all, Object.fromEntries(await titlesOf(client, [target], [...ids])))
  }
  return all
}

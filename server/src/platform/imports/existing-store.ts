/** Which record a row means, by the fields that tell. */
import { importTargets } from '@citywide/model/platform/import-target'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { PoolClient } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'
import { column, selection } from '../records/columns.ts'
import type { Stored } from '../records/store.ts'

type Values = Readonly<Record<string, unknown>>

/** What a record holds in the fields of a key, as one text; undefined where one of them is empty. */
export function keyOf(key: readonly string[], values: Values): string | undefined {
  const parts = key.map((name) => {
    const [base = name, language] = name.split('.')
    const value = values[base]
    return language === undefined ? value : (value as Values | null | undefined)?.[language]
  })
  return parts.some((part) => part === null || part === undefined) ? undefined : JSON.stringify(parts)
}

/** The records of a city that have one of the keys; several where a key does not tell them apart. */
export async function recordsByKey(
  client: PoolClient,
  declaration: RecordDeclaration,
  cityId: string,
  key: readonly string[],
  rows: readonly Values[],
): Promise<Map<string, Stored[]>> {
  const found = new Map<string, Stored[]>()
  const [first] = key
  if (first === undefined || rows.length === 0) return found
  const [base = first, language] = first.split('.')
  const wanted = [
    ...new Set(
      rows.map((values) => {
        const value = values[base]
        return language === undefined ? value : (value as Values | null)?.[language]
      }),
    ),
  ]
  const at = column(base, 'r')
  const type = importTargets(declaration).find(({ name }) => name === first)?.field?.type
  const matches: RawBuilder<unknown> = language
    ? sql`${at} ->> ${sql.lit(language)} = any(${wanted})`
    : type === 'text' || type === 'code'
      ? sql`${at} = any(${wanted})`
      : type === 'date'
        ? sql`${at} = any(${wanted}::date[])`
        : type === 'datetime'
          ? sql`${at} = any(${wanted}::timestamptz[])`
          : type === 'ref' || base === 'id'
            ? sql`${at} = any(${wanted}::uuid[])`
            : sql`to_jsonb(${at}) = any(${wanted.map((value) => JSON.stringify(value))}::jsonb[])`
  const records = await rowsOf<Stored>(
    client,
    sql`select ${selection(declaration, 'r')} from ${sql.table(declaration.table)} r
        where ${base === 'id' ? sql`true` : sql`r.city_id = ${cityId}`} and ${matches}`,
  )
  for (const record of records) {
    const name = keyOf(key, record)
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), record])
  }
  return found
}

/** Ids that belonged to a record which is no longer there. */
export async function removedIds(
  client: PoolClient,
  declaration: RecordDeclaration,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await rowsOf<{ id: string }>(
    client,
    sql`select distinct id from record_version where noun = ${declaration.name} and id = any(${ids}::uuid[])`,
  )
  return new Set(rows.map(({ id }) => id))
}

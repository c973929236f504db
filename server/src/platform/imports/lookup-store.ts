/** Records as people name them: by id, by code, by what they are called in either language. */
import { displayField, displayName } from '@citywide/model/record/display'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Queryable } from '../postgres/pool.ts'
import { type RawBuilder, rowsOf, sql } from '../postgres/statement.ts'
import { column } from '../records/columns.ts'

export interface Candidate {
  readonly id: string
  readonly noun: string
  readonly title: { readonly zh: string; readonly en: string }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const isId = (text: string) => uuid.test(text)

interface NameField {
  readonly name: string
  readonly bilingual: boolean
}

/** The fields that a record may be named by: its codes, then what it is called by. */
function nameFields(declaration: RecordDeclaration, by: string | undefined): readonly NameField[] {
  const [chosen] = by?.split('.') ?? []
  const shown = displayField(declaration)
  const coded = Object.entries(declaration.fields)
    .filter(([name, { type }]) => type === 'text' && /^(code|number|symbol)$|(Code|Number|Ref|Key)$/.test(name))
    .map(([name]) => name)
  const names = chosen === undefined ? [...coded, ...(shown === undefined ? [] : [shown])] : [chosen]
  return [...new Set(names)].flatMap((name) => {
    const type = declaration.fields[name]?.type
    return type === 'text' || type === 'code' || type === 'bilingual' ? [{ name, bilingual: type === 'bilingual' }] : []
  })
}

/**
 * The records of a city that are meant by each text. An id means its record wherever it lies.
 *
 * @param by the one field to match by, where the mapping names one
 */
export async function named(
  client: Queryable,
  declaration: RecordDeclaration,
  cityId: string,
  texts: readonly string[],
  by: string | undefined,
): Promise<Map<string, readonly Candidate[]>> {
  const ids = by === undefined || by === 'id' ? texts.filter((text) => uuid.test(text)) : []
  // What PostgreSQL cannot hold, no record is called by.
  const words = by === 'id' ? [] : texts.filter((text) => !uuid.test(text) && !text.includes('\0'))
  const fields = nameFields(declaration, by)
  const shown = displayField(declaration)
  const parts = fields.flatMap(({ name, bilingual }) => {
    const at = column(name, 'r')
    return bilingual ? [sql`${at} ->> 'zh'`, sql`${at} ->> 'en'`] : [at]
  })
  const matches: RawBuilder<unknown>[] = [
    ...(ids.length > 0 ? [sql`r.id = any(${ids.map((id) => id.toLowerCase())}::uuid[])`] : []),
    ...(words.length > 0 && parts.length > 0
      ? [
          sql`r.city_id = ${cityId} and (${sql.join(
            parts.map((part) => sql`${part} = any(${words})`),
            sql` or `,
          )})`,
        ]
      : []),
  ]
  const found = new Map<string, Candidate[]>()
  if (matches.length === 0) return found
  const rows = await rowsOf<{ id: string; names: (string | null)[]; shown: unknown }>(
    client,
    sql`select r.id, array[${sql.join([sql`r.id::text`, ...parts])}] as names,
          ${shown === undefined ? sql`null` : column(shown, 'r')} as shown
        from ${sql.table(declaration.table)} r
        where ${sql.join(
          matches.map((match) => sql`(${match})`),
          sql` or `,
        )}`,
  )
  const wanted = new Set(texts.map(plain))
  for (const { id, names, shown: value } of rows) {
    const title = displayName(declaration, { id, ...(shown !== undefined && { [shown]: value }) })
    const both = { zh: title.zh ?? title.en ?? id, en: title.en ?? title.zh ?? id }
    for (const name of new Set(names.flatMap((one) => (one === null ? [] : [plain(one)])))) {
      if (!wanted.has(name)) continue
      const list = found.get(name) ?? []
      list.push({ id, noun: declaration.name, title: both })
      found.set(name, list)
    }
  }
  return found
}

/** Ids are compared without case, names as they are written. */
export function plain(text: string): string {
  return uuid.test(text) ? text.toLowerCase() : text.normalize('NFC')
}

/** What a sheet shows of a register: labels instead of codes, names beside ids, days and times as such. */
import { commonFields } from '@citywide/model/record/common'
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Language, Text } from '@citywide/model/text'
import { importTargets } from '@citywide/model/platform/import-target'
import { asText } from '../cell.ts'

/** What a cell holds, before it is XML. */
export type SheetCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'day' | 'moment'; readonly value: string }
  | undefined

export interface SheetColumn {
  readonly head: string
  /** Characters that a reader wants to see at once. */
  readonly width: number
  /** @param titles what the records are called that the row points to, by id */
  cell(row: Readonly<Record<string, unknown>>, titles: ReadonlyMap<string, string>): SheetCell
}

/** Common columns that tell a reader something; who wrote stands in the history. */
const shownCommon = ['scopeId', 'confidentiality', 'validFrom', 'validTo', 'source', 'createdAt', 'updatedAt'] as const

/** Headings are those that an import understands, so that a file can be worked on and brought in again. */
export function sheetColumns(declaration: RecordDeclaration, language: Language): readonly SheetColumn[] {
  const titles = new Map(importTargets(declaration).map(({ name, title }) => [name, title]))
  const head = (name: string, title: Text) => capital((titles.get(name) ?? title)[language])
  const fields: [string, Field][] = [
    ...Object.entries(declaration.fields),
    ...shownCommon.map((name): [string, Field] => [name, commonFields[name]]),
  ]
  return [
    ...fields.flatMap(([name, field]): SheetColumn[] =>
      field.type === 'bilingual'
        ? (['zh', 'en'] as const).map((own) => ({
            head: head(`${name}.${own}`, field.title),
            width: 32,
            cell: (row) => textCell((row[name] as Partial<Text> | null)?.[own]),
          }))
        : [
            {
              head: head(name, field.title),
              width: field.type === 'text' || field.type === 'ref' || field.type === 'refs' ? 28 : 16,
              cell: (row, known) => cellOf(row[name], field, language, known),
            },
          ],
    ),
    {
      head: head('version', commonFields.version.title),
      width: 8,
      cell: ({ version }) => cellOf(version, commonFields.version, language, new Map()),
    },
    { head: head('id', { zh: 'id', en: 'id' }), width: 38, cell: ({ id }) => textCell(id) },
  ]
}

function cellOf(value: unknown, field: Field, language: Language, titles: ReadonlyMap<string, string>): SheetCell {
  if (value === null || value === undefined) return undefined
  switch (field.type) {
    case 'number':
    case 'integer':
      return typeof value === 'number' ? { kind: 'number', value } : undefined
    case 'boolean':
      return { kind: 'boolean', value: value === true }
    case 'date':
      return typeof value === 'string' ? { kind: 'day', value } : undefined
    case 'datetime':
      return typeof value === 'string' ? { kind: 'moment', value } : undefined
    case 'code':
      return textCell(labelOf(field.list, asText(value), language))
    case 'codes':
      // A label may hold the sign that parts them; codes cannot.
      return textCell(Array.isArray(value) ? value.join('; ') : undefined)
    case 'ref':
      return textCell(nameOf(asText(value), titles))
    case 'refs':
      return textCell(Array.isArray(value) ? value.map((id) => nameOf(String(id), titles)).join('; ') : undefined)
    case 'text':
    case 'bilingual':
    case 'json':
      return textCell(asText(value))
  }
}

const textCell = (text: unknown): SheetCell =>
  typeof text === 'string' && text !== '' ? { kind: 'text', text } : undefined

/** `Data bureau [01900000-…]`: people read the name, an import the id. In a list, names lose the signs that part it. */
function nameOf(id: string, titles: ReadonlyMap<string, string>): string {
  const title = titles.get(id)
  return title === undefined ? id : `${title.replaceAll(/[\s;；、，,|]+/gu, ' ').slice(0, 120)} [${id}]`
}

/** The label of a code, unless another code is called the same. */
function labelOf(
  { values }: { readonly values: Readonly<Record<string, Text>> },
  code: string,
  language: Language,
): string {
  const label = values[code]?.[language]
  if (label === undefined) return code
  const wanted = label.toLowerCase()
  const shared = Object.entries(values).some(
    ([other, text]) =>
      other !== code && [other, text.zh, text.en].some((word) => word.normalize('NFKC').toLowerCase() === wanted),
  )
  return shared ? code : label
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

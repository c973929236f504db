/** What must be asked about a column once its field is known: only what its cells leave open. */
import type { ImportTarget } from '@citywide/model/platform/import-target'
import type { Field } from '@citywide/model/record/field'

export type Question = 'values' | 'order' | 'zone' | 'decimal'

const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/
const clock = /\d[:时点]\d|\d[时点]/
const namesZone = /(z|[+-]\d{2}:?\d{2})$/i

/** @param cells some of what stands in the column */
export function questionsOf(target: ImportTarget | undefined, cells: readonly string[]): readonly Question[] {
  const { field } = target ?? {}
  switch (field?.type) {
    case 'date':
      return yearComesLast(cells) ? ['order'] : []
    case 'datetime': {
      const zoneless = cells.some((cell) => clock.test(cell) && !namesZone.test(cell.trim()))
      return [...(yearComesLast(cells) ? (['order'] as const) : []), ...(zoneless ? (['zone'] as const) : [])]
    }
    case 'number':
    case 'integer':
      return cells.some((cell) => /\d[.,]\d/.test(cell.normalize('NFKC'))) ? ['decimal'] : []
    case 'code':
    case 'codes':
      return field.list.closed ? ['values'] : []
    case 'boolean':
      return ['values']
    case 'text':
    case 'bilingual':
    case 'ref':
    case 'refs':
    case 'json':
    case undefined:
      return []
  }
}

function yearComesLast(cells: readonly string[]): boolean {
  return cells.some((cell) => yearLast.test(cell.normalize('NFKC').trim()))
}

/** The order of day and month, where a part above twelve gives it away. */
export function proposedOrder(target: ImportTarget, cells: readonly string[]): 'mdy' | 'dmy' | undefined {
  if (target.field?.type !== 'date' && target.field?.type !== 'datetime') return undefined
  const parts = cells.flatMap((cell) => {
    const [, first, second] = yearLast.exec(cell.normalize('NFKC').trim()) ?? []
    return first === undefined ? [] : [{ first: Number(first), second: Number(second) }]
  })
  const daysFirst = parts.some(({ first }) => first > 12)
  const monthsFirst = parts.some(({ second }) => second > 12)
  return daysFirst === monthsFirst ? undefined : daysFirst ? 'dmy' : 'mdy'
}

const bare = (text: string) => text.normalize('NFKC').trim().toLowerCase()
const separators = /[;；、，,|\n]/u
/** As the server reads yes and no: `server/src/platform/imports/cell/numbers.ts`. */
const yesOrNo = new Set('是 有 对 yes y true t 1 √ 否 无 错 no n false f 0 ×'.split(' '))

/** What a reader can choose for a value of the file. */
export function meanings(field: Field): Readonly<Record<string, { readonly zh: string; readonly en: string }>> {
  if (field.type === 'boolean') return { true: field.yes, false: field.no }
  return field.type === 'code' || field.type === 'codes' ? field.list.values : {}
}

/** The values that mean nothing by themselves: neither a code nor a label of the list, in either language. */
export function unknownValues(field: Field, cells: readonly string[]): readonly string[] {
  const known =
    field.type === 'boolean'
      ? yesOrNo
      : new Set(Object.entries(meanings(field)).flatMap(([code, { zh, en }]) => [code, zh, en].map(bare)))
  const parts = cells.flatMap((cell) =>
    field.type === 'codes' && !known.has(bare(cell)) ? cell.split(separators) : [cell],
  )
  const written = parts.map((part) => part.trim()).filter((part) => part !== '' && !known.has(bare(part)))
  return [...new Set(written)]
}

/** What is wrong with a form before it is sent. What only the server knows comes back in the same shape. */
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { FieldProblem } from '@citywide/model/problem'
import type { Text } from '@citywide/model/text'
import { unitOf } from '../field/units.ts'
import { fieldOf } from '../register/register.ts'
import { type Entry, type EntryValue, isEmptyEntry, isWords, typedFields, type Unreadable, valueOf } from './entry.ts'

const unreadable: Readonly<Record<Unreadable, Text>> = {
  number: { zh: '请填写数字，最多 15 位有效数字。', en: 'Write a number of at most 15 digits.' },
  whole: { zh: '请填写整数。', en: 'Write a whole number.' },
  day: { zh: '请填写完整的日期。', en: 'Write the whole date.' },
  time: {
    zh: '请填写完整的日期和时间；因夏令时调整而不存在的时间也不能使用。',
    en: 'Write the whole date and time; a time that the clocks skipped cannot be used either.',
  },
  json: { zh: '不是合法的 JSON。', en: 'This is not well-formed JSON.' },
  blank: { zh: '这里只有空格。', en: 'There is nothing here but spaces.' },
}
const missing: Text = { zh: '此项必填。', en: 'This is required.' }
const missingWords: Text = { zh: '至少填写一种语言。', en: 'Write it in at least one language.' }

/** @param names the fields to look at: all of them when a record is made, those touched when it is changed */
export function problemsOf(
  declaration: RecordDeclaration,
  entry: Entry,
  names: readonly string[],
  timeZone: string,
): readonly FieldProblem[] {
  const looked = new Set(names)
  return typedFields(declaration).flatMap((name) => {
    const field = fieldOf(declaration, name)
    const typed = entry[name]
    if (!field || !looked.has(name)) return []
    const text = problemOf(field, typed, timeZone)
    return text ? [{ pointer: `/${name}`, code: 'FORM', text }] : []
  })
}

function problemOf(field: Field, entry: EntryValue | undefined, timeZone: string): Text | undefined {
  const listed = field.type === 'codes' || field.type === 'refs'
  if (entry === undefined || isEmptyEntry(entry)) {
    if (!field.required || listed) return undefined
    return field.type === 'bilingual' ? missingWords : missing
  }
  const read = valueOf(field, entry, timeZone)
  if ('unreadable' in read) return unreadable[read.unreadable]
  return outOfBounds(field, entry, read.value)
}

function outOfBounds(field: Field, entry: EntryValue, value: unknown): Text | undefined {
  if ((field.type === 'number' || field.type === 'integer') && typeof value === 'number') {
    if (value >= field.min && value <= field.max) return undefined
    const [least, most] = [field.min.toLocaleString('en'), field.max.toLocaleString('en')]
    const unit = unitOf(field, 'en').includes('–') ? '' : unitOf(field, 'en')
    return {
      zh: `须在 ${least} 至 ${most} 之间${unit === '' ? '' : `（${unitOf(field, 'zh')}）`}。`,
      en: `Must lie between ${least} and ${most}${unit === '' ? '' : ` (${unit})`}.`,
    }
  }
  if (field.type === 'text' || field.type === 'bilingual') {
    const longest = isWords(entry) ? Math.max(entry.zh.length, entry.en.length) : entry.length
    if (longest <= field.max) return undefined
    const [length, most] = [longest.toLocaleString('en'), field.max.toLocaleString('en')]
    return { zh: `最多 ${most} 个字符，现有 ${length} 个。`, en: `At most ${most} characters; there are ${length}.` }
  }
  return undefined
}

/** The problem of one field, and of one language of it. */
export function problemAt(
  problems: readonly FieldProblem[],
  name: string,
  language?: string,
): FieldProblem | undefined {
  return problems.find(({ pointer }) => {
    const [, field, part] = pointer.split('/')
    return field === name && (language === undefined || part === language)
  })
}

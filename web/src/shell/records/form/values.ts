/** What a form sends: everything when a record is made, only what was changed when it is changed. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { fieldOf } from '../register/register.ts'
import { changedFields, type Entry, isEmptyEntry, typedFields, valueOf } from './entry.ts'

type Values = Readonly<Record<string, unknown>>

/** The entry must have no problems. */
export function createValues(declaration: RecordDeclaration, entry: Entry, timeZone: string): Values {
  return valuesFor(
    declaration,
    entry,
    typedFields(declaration).filter((name) => !isEmptyEntry(entry[name])),
    timeZone,
  )
}

/**
 * What was not touched is not sent, so that it stays to the last digit as it is stored. The entry must have no problems.
 *
 * @param before the entry as the record stood when it was read
 */
export function changeValues(declaration: RecordDeclaration, before: Entry, entry: Entry, timeZone: string): Values {
  return valuesFor(declaration, entry, changedFields(before, entry), timeZone)
}

function valuesFor(declaration: RecordDeclaration, entry: Entry, names: readonly string[], timeZone: string): Values {
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = fieldOf(declaration, name)
      const typed = entry[name]
      if (!field || typed === undefined) return []
      const read = valueOf(field, typed, timeZone)
      return 'value' in read ? [[name, read.value]] : []
    }),
  )
}

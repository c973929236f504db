/** What a form sends: everything when a record is made, only what was changed when it is changed. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { fieldOf } from '../register/register.ts'
import { changedFields, type Draft, isEmptyDraft, typedFields, valueOf } from './draft.ts'

type Values = Readonly<Record<string, unknown>>

/** The draft must have no problems. */
export function createValues(declaration: RecordDeclaration, draft: Draft, timeZone: string): Values {
  return valuesFor(
    declaration,
    draft,
    typedFields(declaration).filter((name) => !isEmptyDraft(draft[name])),
    timeZone,
  )
}

/**
 * What was not touched is not sent, so that it stays to the last digit as it is stored. The draft must have no problems.
 *
 * @param before the draft as the record stood when it was read
 */
export function changeValues(declaration: RecordDeclaration, before: Draft, draft: Draft, timeZone: string): Values {
  return valuesFor(declaration, draft, changedFields(before, draft), timeZone)
}

function valuesFor(declaration: RecordDeclaration, draft: Draft, names: readonly string[], timeZone: string): Values {
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = fieldOf(declaration, name)
      const typed = draft[name]
      if (!field || typed === undefined) return []
      const read = valueOf(field, typed, timeZone)
      return 'value' in read ? [[name, read.value]] : []
    }),
  )
}

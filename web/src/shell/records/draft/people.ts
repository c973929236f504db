import type { AccountName } from '@citywide/model/platform/account-view'
import type { Language } from '@citywide/model/text'
import { localeOf } from '../../../ui/text.ts'

/** "Lin Lan and Gao Yue", 林岚和高越. */
export function peopleIn(people: readonly AccountName[], language: Language): string {
  return new Intl.ListFormat(localeOf[language], { type: 'conjunction' }).format(
    people.map(({ name }) => name[language]),
  )
}

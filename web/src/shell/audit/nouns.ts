import { registers } from '@citywide/model/registers'
import type { Language } from '@citywide/model/text'
import { thingWords } from './act-words.ts'
import { registerTitle } from '../records/register/register.ts'

const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))

/** The register that a noun of the log stands for; undefined for what is no record. */
export const registerOf = (noun: string | null) => (noun === null ? undefined : byName.get(noun))

export function nounWords(noun: string | null, language: Language): string {
  const declaration = registerOf(noun)
  return declaration ? registerTitle(declaration, language) : thingWords(noun ?? '', language)
}

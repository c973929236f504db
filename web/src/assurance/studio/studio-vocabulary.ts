/** The words of the rules, here in the browser: what is typed is understood while it is typed. */
import { conditionOf } from '@citywide/model/assurance/language/check'
import { Chinese } from '@citywide/model/assurance/language/chinese'
import { English } from '@citywide/model/assurance/language/english'
import { type Noun, vocabularyOf } from '@citywide/model/assurance/language/vocabulary'
import { registers } from '@citywide/model/registers'
import type { Language, Text } from '@citywide/model/text'

export const vocabulary = vocabularyOf(registers)
const [english, chinese] = [new English(vocabulary), new Chinese(vocabulary)]

/** What a condition says; undefined while it has a mistake. */
export function saidBy(text: string, about: Noun): Text | undefined {
  try {
    const tree = conditionOf(text, about, vocabulary)
    return { zh: chinese.condition(tree), en: english.condition(tree) }
  } catch {
    return undefined
  }
}

/** "lead organization" → "Lead organization", as a label stands. Chinese has no case. */
export function label(text: Text, language: Language): string {
  const words = text[language]
  return language === 'en' ? words.charAt(0).toUpperCase() + words.slice(1) : words
}

export const nouns = [...vocabulary.nouns.values()]

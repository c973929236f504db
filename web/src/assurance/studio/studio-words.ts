/** The parts of a card in words. */
import type { CardDraft } from '@citywide/model/assurance/card-draft'
import type { Language } from '@citywide/model/text'
import { classes } from '../../shell/api/standing.ts'
import type { Spoken } from '../../ui/text.ts'
import type { studioTexts } from './studio-texts.ts'
import { label, saidBy, vocabulary } from './studio-vocabulary.ts'

export type Say = Spoken<typeof studioTexts>

export function limitWords(card: CardDraft, limit: CardDraft['met'] | null, say: Say): string {
  if (limit === null) return '–'
  const unit = say[`unit_${card.unit}`]
  if (typeof limit !== 'number') return `${limit[0]}–${limit[1]} ${unit}`
  return `${card.compare === 'at_most' ? '≤' : '≥'} ${limit} ${unit}`
}

/** What a line says in the reader's language; its text where it cannot be understood. */
function lineWords(text: string, about: string, language: Language): string {
  const noun = vocabulary.nouns.get(about)
  return (noun && saidBy(text, noun)?.[language]) ?? text
}

export function nounWords(about: string, language: Language): string {
  const noun = vocabulary.nouns.get(about)
  return noun ? label(noun.title, language) : about
}

/** Part of a card → the lines that stand there, in the order in which a card is read. */
export function partsOf(card: CardDraft, say: Say, language: Language): ReadonlyMap<string, readonly string[]> {
  const lines = (texts: readonly string[]) => texts.map((text) => lineWords(text, card.about, language))
  return new Map([
    [say.inChinese(say.title), line(card.title.zh)],
    [say.inEnglish(say.title), line(card.title.en)],
    [say.kind, [say[`kind_${card.kind}`]]],
    [say.about, [nounWords(card.about, language)]],
    [say.which, lines(card.where)],
    [say.requirements, lines(card.must ?? [])],
    [say.list, line(card.list)],
    [say.looked, line(card.of)],
    [say.formula, line(card.measure)],
    [say.met, [limitWords(card, card.met, say)]],
    [say.partly, [limitWords(card, card.partly, say)]],
    [say.minSample, [String(card.minSample)]],
    [say.evidence, [classes[card.evidence].word[language]]],
    [say.refresh, [card.refresh]],
    [say.maxAge, line(card.maxAge)],
    [say.critical, card.critical === true ? ['✓'] : []],
    [say.inChinese(say.next), line(card.do.zh)],
    [say.inEnglish(say.next), line(card.do.en)],
    [say.owner, [card.owner]],
  ])
}

function line(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : [text]
}

/** The figures of a rule in words. */
import type { Explanation } from '@citywide/model/assurance/verdict'
import type { Language } from '@citywide/model/text'
import type { Format } from '../ui/format.ts'
import type { Spoken } from '../ui/text.ts'
import { unitLabel } from '../ui/unit.ts'
import type { texts } from './texts.ts'

type Say = Spoken<typeof texts>

export function valueOf(
  value: number | null,
  { unit }: Pick<Explanation, 'unit'>,
  language: Language,
  format: Format,
): string {
  if (value === null) return '–'
  const figure = format.number(value, 1)
  if (unit === 'percent') return `${figure}%`
  return unit === 'days' ? `${figure} ${unitLabel('d', language)}` : figure
}

export function thresholdsOf(rule: Explanation, say: Say, language: Language, format: Format): string {
  const figure = (value: number) => valueOf(value, rule, language, format)
  const { met, partly, compare } = rule
  if (Array.isArray(met)) return say.metWithin(figure(met[0]), figure(met[1]))
  const [first, second] = compare === 'at_most' ? [say.metTo, say.partlyTo] : [say.metFrom, say.partlyFrom]
  const words = [first(figure(met))]
  if (typeof partly === 'number') words.push(second(figure(partly)))
  return words.join(language === 'zh' ? '，' : ', ')
}

/** Why a rule could not be judged, as a sentence. */
export function reasonOf(rule: Explanation, say: Say): string | undefined {
  switch (rule.reason) {
    case 'error':
      return say.reasonError
    case 'no_data':
      return say.reasonNoData
    case 'few':
      return say.reasonFew(rule.population.n, rule.minSample)
    case 'stale':
      return say.reasonStale
    case 'unknown':
      return say.reasonUnknown
    case 'expired':
      return say.reasonExpired
    case 'challenged':
      return say.reasonChallenged
    case 'frozen':
      return say.reasonFrozen
    case null:
      return undefined
  }
}

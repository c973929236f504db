/** Limits and terms of a setting in words. */
import type { LimitsOf, ProfileSetting } from '@citywide/model/assurance/profile'
import type { Language } from '@citywide/model/text'
import type { Format } from '../../ui/format.ts'
import type { Spoken } from '../../ui/text.ts'
import { valueOf } from '../rule-words.ts'
import type { profileTexts } from './profile-texts.ts'

type Say = Spoken<typeof profileTexts>
type Unit = Parameters<typeof valueOf>[1]['unit']

export interface ChangedLimit {
  readonly name: string
  readonly before: string
  readonly after: string
}

/** What a setting changes of the card, each limit with what the card says. */
export function changedLimits(
  { limits, defaults, unit }: Pick<ProfileSetting, 'limits' | 'defaults' | 'unit'>,
  say: Say,
  language: Language,
  format: Format,
): readonly ChangedLimit[] {
  if (limits === null || defaults === null) return []
  const figure = (value: number) => valueOf(value, { unit: (unit ?? 'count') as Unit }, language, format)
  const threshold = (limit: LimitsOf['partly']): string =>
    limit === null ? say.none : typeof limit === 'number' ? figure(limit) : limit.map(figure).join('–')
  const count = (value: number) => format.number(value, 1)
  const said = (value: boolean) => (value ? say.yes : say.no)
  return [
    ...one(say.met, defaults.met, limits.met, threshold),
    ...one(say.partly, defaults.partly, limits.partly, threshold),
    ...one(say.minSample, defaults.minSample, limits.minSample, count),
    ...one(say.weight, defaults.weight, limits.weight, count),
    ...one(say.criticality, defaults.critical, limits.critical, said),
  ]
}

function one<T>(name: string, before: T, after: T | undefined, words: (value: T) => string): readonly ChangedLimit[] {
  if (after === undefined || JSON.stringify(after) === JSON.stringify(before)) return []
  return [{ name, before: words(before), after: words(after) }]
}

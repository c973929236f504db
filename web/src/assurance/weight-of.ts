import type { RecommendationVerdict } from '@citywide/model/assurance/verdict'

/** What a recommendation rests on: live only where every rule is. */
export function weightOf({ rules }: Pick<RecommendationVerdict, 'rules'>) {
  const kinds = new Set(rules.map((rule) => rule.class))
  const [only] = kinds
  return kinds.size === 1 && only ? only : 'mixed'
}

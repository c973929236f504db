/** What the figures of a benefit say, in words. */
import type { BenefitCourse } from '@citywide/model/benefits/progress'
import type { Language } from '@citywide/model/text'
import type { Format } from '../ui/format.ts'
import type { Spoken } from '../ui/text.ts'
import { unitLabel } from '../ui/unit.ts'
import type { texts } from './texts.ts'

type Say = Spoken<typeof texts>
type Measured = Pick<BenefitCourse, 'indicator'>

export function figureOf(value: number, { indicator }: Measured, language: Language, format: Format): string {
  const unit = unitLabel(indicator?.unit ?? '1', language, format.currency)
  return unit === '' ? format.number(value) : `${format.number(value)} ${unit}`
}

/** "23 days behind plan (4 months)". */
export function gapOf(
  course: Measured & Pick<BenefitCourse, 'gap'>,
  say: Say,
  language: Language,
  format: Format,
): string {
  const { gap } = course
  if (!gap) return say.noGap
  if (gap.value === 0) return say.onPlan
  const amount = figureOf(Math.abs(gap.value), course, language, format)
  const words = gap.value > 0 ? say.ahead(amount) : say.behind(amount)
  if (gap.months === null || Math.abs(gap.months) < 0.5) return words
  const months = format.months(Math.round(Math.abs(gap.months)))
  return language === 'zh' ? `${words}（${months}）` : `${words} (${months})`
}

import type { Language } from '@citywide/model/text'
import { localeOf } from '../../ui/text.ts'

/** Decimals that tell all values apart as they were measured; beyond six they are the noise of binary fractions. */
export function decimalsOf(values: readonly number[]): number {
  return values.reduce((most, value) => {
    const [, fraction = ''] = String(Number(value.toFixed(6))).split('.')
    return Math.max(most, fraction.length)
  }, 0)
}

/** Writes the figures of one column with the same decimals, so that their points stand below one another. */
export function columnFormat(language: Language, decimals: number): (value: number) => string {
  const format = new Intl.NumberFormat(localeOf[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return (value) => format.format(value)
}

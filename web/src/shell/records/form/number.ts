/** Numbers as people write them in both languages. Nothing is rounded, cut or guessed. */

const written = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?([eE][+-]?\d{1,3})?$/
/** As many digits as a stored number keeps, whichever they are. */
const DIGITS = 15

/**
 * Reads what was typed: digits with a point, thousands grouped by commas as both languages do, full-width digits of a
 * Chinese keyboard.
 *
 * @returns null for nothing, undefined for what is no number or has more digits than can be kept
 */
export function readNumber(text: string): number | null | undefined {
  const plain = text.trim().normalize('NFKC').replace('\u2212', '-')
  if (plain === '') return null
  if (!written.test(plain)) return undefined
  const value = Number(plain.replaceAll(',', ''))
  const [mantissa = ''] = plain.split(/e/i)
  const digits = mantissa.replaceAll(/\D/g, '').replace(/^0+/, '')
  if (digits.length > DIGITS && writeNumber(value) !== plain) return undefined
  return Number.isFinite(value) ? value : undefined
}

/** A stored number as it stands in a field: every digit, no grouping. */
export function writeNumber(value: number): string {
  return String(value)
}

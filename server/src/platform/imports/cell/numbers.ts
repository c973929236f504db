/** Numbers and yes-or-no as offices write them. */
import { type Fault, fault } from './faults.ts'

/**
 * `1,234.5`, `１２３`, `45 %`, `¥1,200`, `1.2e3`; groups of thousands must be whole, so that `1,23` is no number.
 *
 * @param decimal decimal sign; with the comma, the point groups
 * @param unit a share that is written in percent becomes a part of one, unless the field itself counts in percent
 */
export function readNumber(written: string, decimal: '.' | ',', unit: string): number | Fault {
  const text = written
    .normalize('NFKC')
    .replaceAll(/[\s\u00a0]/gu, '')
    .replace(/^[¥$€]/, '')
    .replace(/元$/, '')
    .replace('−', '-')
  const percent = text.endsWith('%')
  const bare = percent ? text.slice(0, -1) : text
  const plain = decimal === ',' ? bare.replaceAll(/[.,]/g, (sign) => (sign === ',' ? '.' : ',')) : bare
  if (!/^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?(e[+-]?\d{1,3})?$/i.test(plain) || !/\d/.test(plain)) {
    return fault('NOT_NUMBER')
  }
  const value = Number(plain.replaceAll(',', ''))
  if (!Number.isFinite(value)) return fault('NOT_NUMBER')
  // Shifted in its digits, not divided: 7 % is 0.07, not 0.07000000000000001.
  return percent && unit !== '%' ? Number(`${value}e-2`) : value
}

const words: Readonly<Record<string, boolean>> = {
  是: true,
  有: true,
  对: true,
  yes: true,
  y: true,
  true: true,
  t: true,
  '1': true,
  '√': true,
  否: false,
  无: false,
  错: false,
  no: false,
  n: false,
  false: false,
  f: false,
  '0': false,
  '×': false,
}

export function readBoolean(written: string): boolean | Fault {
  const word = written.normalize('NFKC').trim().toLowerCase()
  return Object.hasOwn(words, word) ? (words[word] ?? false) : fault('NOT_BOOLEAN')
}

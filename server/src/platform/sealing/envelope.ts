/** A key on paper: short lines that a person can type, each with a check of its own. Alphabet: Crockford's base 32. */
import { createHash } from 'node:crypto'
import { type SealingKey, sealingKey } from './key.ts'
import { SealRefused } from './refusal.ts'
import { suiteNames, suites } from './suite.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Bytes of a line: with eleven bits of check they fill fifteen characters. */
const LINE = 8
const CHECK = 11n
const CHARACTERS = 15

/** e.g. `1: 7ZK3M 0QW8R XH2CD` */
export function envelopeLines({ bytes }: Pick<SealingKey, 'bytes'>): string[] {
  return Array.from({ length: bytes.length / LINE }, (_, index) => {
    const part = bytes.subarray(index * LINE, (index + 1) * LINE)
    const value = (part.readBigUInt64BE() << CHECK) | checkOf(index, part)
    const text = Array.from(
      { length: CHARACTERS },
      (__, at) => alphabet[Number((value >> BigInt(5 * (CHARACTERS - 1 - at))) & 31n)] ?? '',
    ).join('')
    return `${index + 1}: ${text.slice(0, 5)} ${text.slice(5, 10)} ${text.slice(10)}`
  })
}

/**
 * @param index of the line, from 0
 * @returns undefined when it was mistyped
 */
export function lineBytes(index: number, typed: string): Buffer | undefined {
  const text = typed
    .replace(/^\s*\d\s*[:：]/, '')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (text.length !== CHARACTERS) return undefined
  let value = 0n
  for (const character of text) {
    const digit = alphabet.indexOf(character)
    if (digit < 0) return undefined
    value = (value << 5n) | BigInt(digit)
  }
  const part = Buffer.alloc(LINE)
  part.writeBigUInt64BE(value >> CHECK)
  return (value & ((1n << CHECK) - 1n)) === checkOf(index, part) ? part : undefined
}

/** @throws SealRefused naming the lines that were mistyped */
export function keyFromLines(lines: readonly string[]): SealingKey {
  const parts = lines.map((typed, index) => lineBytes(index, typed))
  const wrong = parts.flatMap((part, index) => (part ? [] : [index + 1]))
  const whole = Buffer.concat(parts.flatMap((part) => part ?? []))
  const suite = suiteNames.find((name) => suites[name].keyBytes === whole.length)
  if (wrong.length > 0 || !suite) {
    const which = wrong.length > 0 ? wrong.join(', ') : String(lines.length)
    throw new SealRefused({
      zh: `第 ${which} 行与信封不符，请核对后重新录入。`,
      en: `Line ${which} does not read as in the envelope: look again and type it anew.`,
    })
  }
  return sealingKey(suite, whole)
}

function checkOf(index: number, part: Buffer): bigint {
  const digest = createHash('sha256').update(`citywide-envelope ${index} `).update(part).digest()
  return BigInt(digest.readUInt16BE() & 0x7ff)
}

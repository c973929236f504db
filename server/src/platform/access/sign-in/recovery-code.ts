/** Ten codes on paper for the day the phone is gone. Each is 60 random bits and works once. */
import { randomInt } from 'node:crypto'

const HOW_MANY = 10
const LETTERS = 12
/** Without letters and digits that look alike on paper. Source: Crockford's base 32. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/** As they are shown: `k3m9-x0tq-7bwz`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () => {
    const letters = Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
    return (letters.match(/.{4}/g) ?? []).join('-')
  })
}

/** What counts of a code as it was typed. */
export const recoveryLetters = (typed: string): string =>
  typed
    .toLowerCase()
    .replaceAll(/[^\da-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')

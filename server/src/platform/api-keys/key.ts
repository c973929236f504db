/**
 * What a key looks like: `cw_`, eight characters that name it, `_`, 29 random ones and six of checksum, so that scanners
 * for leaked secrets find it and a mistyped one costs the database nothing. Only its hash is kept.
 */
import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const shape = /^(cw_[\dA-Za-z]{8}_[\dA-Za-z]{29})([\dA-Za-z]{6})$/

export function newKey(): string {
  const body = `cw_${characters(8)}_${characters(29)}`
  return body + checksum(body)
}

export function isKey(text: string): boolean {
  const [, body = '', end] = shape.exec(text) ?? []
  return end !== undefined && checksum(body) === end
}

/** The part that is shown. */
export const prefixOf = (key: string): string => key.slice(0, 11)

/** Each of 62 equally likely: bytes beyond the last whole multiple are thrown away. */
function characters(count: number): string {
  let text = ''
  while (text.length < count) {
    for (const byte of randomBytes(2 * count))
      if (byte < 248 && text.length < count) text += alphabet[byte % alphabet.length]
  }
  return text
}

function checksum(body: string): string {
  let rest = crc32(body)
  let text = ''
  for (let place = 0; place < 6; place += 1) {
    text = (alphabet[rest % alphabet.length] ?? '') + text
    rest = Math.floor(rest / alphabet.length)
  }
  return text
}

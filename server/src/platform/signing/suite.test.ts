import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { testSuite } from './self-test.ts'
import { type Suite, suites } from './suite.ts'

const all = Object.values(suites)

test.each(all)('$name agrees with the vectors of its standards', (suite) => {
  expect(() => testSuite(suite)).not.toThrow()
})

const faults: readonly (readonly [string, (suite: Suite) => Partial<Suite>])[] = [
  ['hashes wrongly', () => ({ hash: () => Buffer.alloc(32) })],
  ['accepts any signature', () => ({ verify: () => true })],
  ['refuses every signature', () => ({ verify: () => false })],
  ['signs wrongly', () => ({ sign: () => Buffer.alloc(64) })],
]
test.each(
  all.flatMap((suite) => faults.map(([name, fault]) => [suite.name, name, { ...suite, ...fault(suite) }] as const)),
)('%s that %s does not pass the self-test', (_, __, broken) => {
  expect(() => testSuite(broken)).toThrow(/密码运算/)
})

test.each(all)('of $name a signature belongs to one text and one key', (suite) => {
  const [mine, other] = [suite.newKeys(), suite.newKeys()]
  const signature = suite.sign('text', mine.privateKey)
  expect(suite.verify('text', mine.publicKey, signature)).toBe(true)
  expect(suite.verify('texts', mine.publicKey, signature)).toBe(false)
  expect(suite.verify('text', other.publicKey, signature)).toBe(false)
  for (let bit = 0; bit < signature.length * 8; bit += 7) {
    const altered = Buffer.from(signature)
    altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
    expect(suite.verify('text', mine.publicKey, altered)).toBe(false)
  }
  for (const { newKeys } of all.filter(({ name }) => name !== suite.name))
    expect(suite.verify('text', newKeys().publicKey, signature)).toBe(false)
})

// SM2 by the words of GB/T 32918.2, in plain arithmetic: a second opinion on what the library computes.
const p = 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn
const n = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n
const constants =
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
  '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93'
const base =
  '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
  'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0'
type Point = readonly [bigint, bigint] | undefined
const number = (hex: string) => BigInt(`0x${hex}`)
const pointOf = (hex: string): Point => [number(hex.slice(0, 64)), number(hex.slice(64))]
const mod = (value: bigint, by = p) => ((value % by) + by) % by

function power(value: bigint, exponent: bigint): bigint {
  let [result, factor] = [1n, mod(value)]
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = mod(result * factor)
    factor = mod(factor * factor)
  }
  return result
}

function add(a: Point, b: Point): Point {
  if (!a) return b
  if (!b) return a
  if (a[0] === b[0] && mod(a[1] + b[1]) === 0n) return undefined
  const slope = mod(
    a[0] === b[0] ? (3n * a[0] * a[0] - 3n) * power(2n * a[1], p - 2n) : (b[1] - a[1]) * power(b[0] - a[0], p - 2n),
  )
  const x = mod(slope * slope - a[0] - b[0])
  return [x, mod(slope * (a[0] - x) - a[1])]
}

function times(count: bigint, point: Point): Point {
  let [sum, double] = [undefined as Point, point]
  for (let left = count; left > 0n; left >>= 1n) {
    if (left & 1n) sum = add(sum, double)
    double = add(double, double)
  }
  return sum
}

test('a signature of SM2 is one by plain arithmetic as well, under the empty identity', () => {
  const suite = suites['sm2-sm3']
  const { privateKey, publicKey } = suite.newKeys()
  const signature = suite.sign('城市审计', privateKey).toString('hex')
  const point = publicKey.export({ format: 'der', type: 'spki' }).toString('hex').slice(-128)
  const [, first = '', rest = ''] = /^30..02(..)(.*)$/.exec(signature) ?? []
  const length = Number.parseInt(first, 16) * 2
  const [r, s] = [number(rest.slice(0, length)), number(rest.slice(length + 4))]
  const identity = hash('sm3', Buffer.from(`0000${constants}${base}${point}`, 'hex'), 'buffer')
  const digest = number(hash('sm3', Buffer.concat([identity, Buffer.from('城市审计')])))
  const reached = add(times(s, pointOf(base)), times(mod(r + s, n), pointOf(point)))
  expect(mod(digest + (reached?.[0] ?? 0n), n)).toBe(r)
})

import { flagBit, flagsOf, type QualityFlagName, UNUSABLE } from '@citywide/model/observations/quality'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrange, taken } from '../history/arrange.ts'
import { rollupOf } from '../history/rollup.ts'
import { zoneOf } from '../history/zone.ts'
import { emptyRows } from '../ingest/rows.ts'
import type { KnownStream } from '../streams/catalogue.ts'
import { emptyChain, follow } from './chain.ts'
import { judge } from './judge.ts'
import { limitsOf } from './limits.ts'

const MINUTE = 60_000_000
const NOW = 1_800_000_000_000_000
const limits = limitsOf({
  least: -50,
  most: 60,
  plausibleLeast: -20,
  plausibleMost: 40,
  change: { most: 5, seconds: 600 },
  stuckSeconds: 600,
  intervalSeconds: 60,
})
const stream: KnownStream = {
  key: 1,
  code: 'a',
  unit: 'Cel',
  intervalSeconds: 60,
  zone: zoneOf('Asia/Shanghai'),
  limits,
  takes: () => true,
}
const streams = { byCode: () => stream, byKey: (key: number) => ({ ...stream, key }) }

/** @param given minutes and values of one stream, one after another */
function flagged(given: readonly (readonly [minute: number, value: number])[]): string[] {
  const chain = emptyChain()
  return given.map(([minute, value]) => flagsOf(follow(chain, limits, minute * MINUTE, value)).join(' '))
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((all, value) => all + value, 0)

describe('a value beside those before it', () => {
  test('beyond the physical limits is out of range, and is no neighbour of the next', () => {
    expect(
      flagged([
        [0, 20],
        [1, -999],
        [2, 20.5],
        [3, 61],
      ]),
    ).toStrictEqual(['', 'outOfRange', '', 'outOfRange'])
  })

  test('beyond what is usual is implausible', () => {
    expect(flagged([[0, 41]])).toStrictEqual(['implausible'])
  })

  test('is measured against the last usable one, and in no less than the rhythm', () => {
    expect(
      flagged([
        [0, 20],
        [10, 25],
        [20, 30.1],
        [20.01, 30.7],
        [20.02, 30.8],
      ]),
    ).toStrictEqual(['', 'gap', 'gap rate'.split(' ').toReversed().join(' '), 'rate', ''])
  })

  test('is stuck when it has been the same for as long as declared, and not a moment before', () => {
    const still = Array.from({ length: 13 }, (_, minute) => [minute, 7] as const)
    expect(flagged([...still, [13, 7.1]])).toStrictEqual([
      ...Array.from({ length: 10 }, () => ''),
      ...Array.from({ length: 3 }, () => 'stuck'),
      '',
    ])
  })

  test('has a gap before it when more than three intervals have passed, whatever came before', () => {
    expect(
      flagged([
        [0, 20],
        [3, 20.1],
        [4, -999],
        [7.1, 20.2],
      ]),
    ).toStrictEqual(['', '', 'outOfRange', 'gap'])
  })
})

test('clocks that are ahead, and values that come late, are told by when they were received', () => {
  const rows = emptyRows(4)
  rows.time.set([NOW - 3_601_000_000, NOW - 3_600_000_000, NOW + 10_000_000, NOW + 10_000_001])
  const { flags } = judge(rows, streams, () => undefined, NOW).rows
  const told = (name: QualityFlagName) => [...flags].map((one) => (one & flagBit(name)) !== 0)
  expect(told('late')).toStrictEqual([true, false, false, false])
  expect(told('ahead')).toStrictEqual([false, false, false, true])
})

test('a batch is judged the same in whatever order it comes, and its buckets count what was flagged', () => {
  const row = fc.record({
    stream: fc.integer({ min: 1, max: 3 }),
    minute: fc.integer({ min: 0, max: 200 }),
    value: fc.constantFrom(-999, 0, 0, 0, 4, 30, 45),
  })
  const unique = fc.uniqueArray(row, { selector: ({ stream: key, minute }) => `${key} ${minute}`, maxLength: 80 })
  fc.assert(
    fc.property(
      unique.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      ([sent, shuffled]) => {
        const judged = [sent, shuffled].map((list) => {
          const rows = emptyRows(list.length)
          for (const [index, { stream: key, minute, value }] of list.entries()) {
            rows.stream[index] = key
            rows.time[index] = NOW - (300 - minute) * MINUTE
            rows.value[index] = value
          }
          return judge(taken(rows, arrange(rows).order), streams, () => undefined, NOW)
        })
        const [one, other] = judged
        expect(one?.rows.flags).toStrictEqual(other?.rows.flags)
        if (!one) return
        const { hours, days, flagged: counted } = rollupOf(one.rows, streams, one.chains)
        const bad = one.rows.flags.filter((flags) => (flags & UNUSABLE) !== 0).length
        expect([sum(hours.bad), sum(days.bad)]).toStrictEqual([bad, bad])
        expect(sum(hours.n) + bad).toBe(sent.length)
        for (const [position, column] of counted.counts.entries()) {
          expect(sum(column)).toBe(one.rows.flags.filter((flags) => ((flags >> position) & 1) === 1).length)
        }
      },
    ),
  )
})

import type { EventRuleDeclaration } from '@citywide/model/observations/event-rule'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flagBit } from '@citywide/model/observations/quality'
import type { Silence } from './alerting.ts'
import { Engine, type Outcome, RuleEngine } from './engine.ts'
import type { GroupMemory } from './group.ts'
import { groupNamed, MINUTE, pointsOf, runningRule } from './testing.ts'

type Row = readonly [stream: number, time: number, value: number]

function engineOf(
  declaration: Partial<EventRuleDeclaration>,
  {
    streams = [1],
    silences = [],
    areas = [],
  }: { streams?: readonly number[]; silences?: Silence[]; areas?: readonly (string | null)[] } = {},
): Engine {
  const engine = new Engine()
  const rule = new RuleEngine(runningRule(declaration), silences)
  for (const [index, stream] of streams.entries())
    rule.add({ key: `stream s${stream}`, group: groupNamed(`s${stream}`, areas[index] ?? null) })
  engine.put(rule, new Map(streams.map((stream) => [stream, `stream s${stream}`])))
  return engine
}

/** What was told, in words: state and minute. */
const told = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap(({ entries }) => entries.map(({ step }) => `${step.to} ${step.at / MINUTE}`))

function feed(engine: Engine, rows: readonly Row[]): Outcome[] {
  return rows.map((row) => {
    engine.take(pointsOf([row]), row[1])
    return engine.judge(row[1])
  })
}

/** One value each minute. */
const series = (values: readonly number[], from = 1): Row[] =>
  values.map((value, index) => [1, (from + index) * MINUTE, value])

describe('a group in event time', () => {
  test('fires with the observation that passes the limit, without waiting for stragglers', () => {
    const engine = engineOf({ aggregate: 'last' })
    const [first, second] = feed(engine, series([10, 80]))
    expect([first?.transitions.length, second?.transitions.map(({ to, at }) => [to, at])]).toStrictEqual([
      0,
      [['firing', '1970-01-01T00:02:00Z']],
    ])
  })

  test('what a straggler undoes is taken back, once, and marked as corrected', () => {
    const engine = engineOf({ aggregate: 'mean', windowSeconds: 600 })
    const outcomes = feed(engine, [
      [1, 10 * MINUTE, 80],
      [1, 9 * MINUTE, 20],
    ])
    expect(told(outcomes)).toStrictEqual(['firing 10', 'normal 10'])
    expect(outcomes[1]?.entries[0]?.step.corrected).toBe(true)
    expect(outcomes[1]?.transitions[0]?.episode).toBe(outcomes[0]?.transitions[0]?.episode)
  })

  test('a straggler that shows an earlier begin makes no second alert', () => {
    const engine = engineOf({ aggregate: 'last' })
    const outcomes = feed(engine, [
      [1, 10 * MINUTE, 80],
      [1, 9 * MINUTE, 90],
      [1, 20 * MINUTE, 10],
    ])
    expect(told(outcomes)).toStrictEqual(['firing 10', 'normal 20'])
    expect(new Set(outcomes.flatMap(({ transitions }) => transitions.map(({ episode }) => episode))).size).toBe(1)
  })

  test('the reference run: pending at 37, firing at 97, cleared at 154, a silent district', () => {
    const engine = engineOf({ aggregate: 'last', forSeconds: 3_600, noDataSeconds: 1_800 })
    const values = Array.from({ length: 170 }, (_, index) => {
      const minute = index + 1
      if (minute < 37) return 50
      return minute < 154 ? (minute > 120 ? 60 : 90) : 30
    })
    const outcomes = feed(engine, series(values))
    outcomes.push(
      engine.tick(170 * MINUTE),
      engine.tick(200 * MINUTE),
      engine.tick(201 * MINUTE),
      engine.tick(300 * MINUTE),
    )
    expect(told(outcomes)).toStrictEqual(['pending 37', 'firing 97', 'normal 154', 'noData 200'])
  })

  test('silence in the middle of a history is found where it was, and a value after it is judged anew', () => {
    const engine = engineOf({ aggregate: 'last', noDataSeconds: 1_800 })
    const outcomes = feed(engine, [
      [1, 10 * MINUTE, 80],
      [1, 100 * MINUTE, 50],
      [1, 101 * MINUTE, 20],
    ])
    expect(told(outcomes)).toStrictEqual(['firing 10', 'noData 40', 'firing 100', 'normal 101'])
  })

  test('values that are not usable are not judged and do not break silence', () => {
    const engine = engineOf({ aggregate: 'last', noDataSeconds: 1_800 })
    const outcomes = feed(engine, [[1, 10 * MINUTE, 20]])
    engine.take({ ...pointsOf([[1, 30 * MINUTE, 500]]), flags: Int16Array.of(flagBit('outOfRange')) }, 30 * MINUTE)
    outcomes.push(engine.judge(30 * MINUTE), engine.tick(41 * MINUTE))
    expect(told(outcomes)).toStrictEqual(['noData 40'])
  })

  test('observations later than the rule waits are counted, kept in the window, and judged no more', () => {
    const engine = engineOf({ aggregate: 'max' })
    const outcomes = feed(engine, [...series([10, 10, 10, 10, 10, 10]), [1, 1 * MINUTE, 90], [1, 7 * MINUTE, 10]])
    const [rule] = [...engine.rules.values()]
    expect([rule?.late, told(outcomes)]).toStrictEqual([1, ['firing 4']])
  })

  test.each([
    ['sum', 76, ['firing 2']],
    ['count', 2, ['firing 3']],
    ['min', 20, []],
    ['rate', 10, ['firing 2', 'normal 3']],
  ] as const)('%s above %d', (aggregate, limit, expected) => {
    const engine = engineOf({ aggregate, limit, clear: { level: 0, forSeconds: 0 } })
    expect(told(feed(engine, series([20, 60, 20])))).toStrictEqual(expected)
  })

  test('a value that is no number is an error, never normal', () => {
    const engine = engineOf({ aggregate: 'sum' })
    const [outcome] = feed(engine, [[1, MINUTE, Number.NaN]])
    expect(outcome?.transitions.map(({ to }) => to)).toStrictEqual(['error'])
  })
})

const firing = (outcome: Outcome | undefined) =>
  outcome?.transitions.map(({ to, group, storm }) => `${to} ${group.kind} ${group.id}${storm ? ' storm' : ''}`)

describe('alerts', () => {
  test('once per area: the second group joins, and the last one clears', () => {
    const area = '0193a000-0000-7000-8000-00000000000a'
    const engine = engineOf({ aggregate: 'last', once: 'area' }, { streams: [1, 2], areas: [area, area] })
    const rows: Row[] = [
      [1, MINUTE, 80],
      [2, 2 * MINUTE, 90],
      [1, 3 * MINUTE, 10],
      [2, 4 * MINUTE, 10],
    ]
    expect(feed(engine, rows).map(firing)).toStrictEqual([[`firing area ${area}`], [], [], [`normal area ${area}`]])
  })

  test('more than twenty firings in five minutes become one alert of the scope', () => {
    const streams = Array.from({ length: 30 }, (_, index) => index + 1)
    const engine = engineOf({ aggregate: 'last' }, { streams })
    const at = (value: number, minute: number) =>
      pointsOf(streams.map((stream) => [stream, minute * MINUTE, value] as const))
    engine.take(at(80, 1), MINUTE)
    const first = firing(engine.judge(MINUTE)) ?? []
    expect([first.length, first.at(-1)]).toStrictEqual([21, 'firing scope chengchuan storm'])
    engine.take(at(10, 2), 2 * MINUTE)
    expect(firing(engine.judge(2 * MINUTE))?.length).toBe(21)
  })

  test('a silence keeps back what fires, and lets go what fires yet when it ends', () => {
    const silences = [{ group: null, from: 0, until: 10 * MINUTE }]
    const engine = engineOf({ aggregate: 'last' }, { silences })
    const [first] = feed(engine, series([80]))
    expect([first?.transitions, first?.entries[0]?.silenced]).toStrictEqual([[], true])
    expect(firing(engine.tick(9 * MINUTE))).toStrictEqual([])
    expect(firing(engine.tick(10 * MINUTE))).toStrictEqual(['firing stream s1'])
  })
})

const walk = fc.array(
  fc.record({
    stream: fc.integer({ min: 1, max: 2 }),
    gap: fc.integer({ min: 1, max: 200 }),
    value: fc.integer({ min: 0, max: 120 }),
  }),
  { minLength: 1, maxLength: 60 },
)
const rules = fc.record({
  aggregate: fc.constantFrom('mean', 'max', 'min', 'sum', 'count', 'last', 'rate'),
  windowSeconds: fc.constantFrom(60, 300, 1_200),
  forSeconds: fc.constantFrom(0, 120, 600),
  clear: fc.record({ level: fc.constantFrom(20, 60), forSeconds: fc.constantFrom(0, 300) }),
  noDataSeconds: fc.constantFrom(null, 240),
  latenessSeconds: fc.constant(300),
})

/** Two streams in one group, so that arrivals cross. */
function pair(declaration: Partial<EventRuleDeclaration>, memory?: GroupMemory): Engine {
  const engine = new Engine()
  const rule = new RuleEngine(runningRule({ ...declaration, per: 'scope' }))
  rule.add({ key: 'scope chengchuan', group: groupNamed('pair') }, memory)
  engine.put(
    rule,
    new Map([
      [1, 'scope chengchuan'],
      [2, 'scope chengchuan'],
    ]),
  )
  return engine
}

function rowsOf(steps: readonly { stream: number; gap: number; value: number }[]): Row[] {
  let second = 0
  return steps.map(({ stream, gap, value }) => {
    second += gap
    return [stream, second * 1_000_000, value]
  })
}

const groupOf = (engine: Engine) => [...(engine.rules.values().next().value?.groups.values() ?? [])][0]
/** The memory without what tells of the way it came about. */
const standing = (engine: Engine) => {
  const memory = groupOf(engine)?.memory
  return memory && { machine: memory.machine, settled: memory.settled }
}
/** The episode may keep the begin that was told first; all else is equal. */
const settledOf = (engine: Engine) => {
  const at = standing(engine)
  return at && { ...at, machine: { ...at.machine, episode: at.machine.episode === null } }
}
const END: Row = [1, 1e12, 0]

describe('whatever the order of arrival', () => {
  test('within the lateness the same is settled', () => {
    fc.assert(
      fc.property(rules, walk, fc.infiniteStream(fc.nat({ max: 299 })), (rule, steps, delays) => {
        const rows = rowsOf(steps)
        // Each row is held up by less than the lateness: the order of arrival is that of time plus delay.
        const shuffled = rows
          .map((row) => ({ row, arrives: row[1] + (delays.next().value ?? 0) * 1_000_000 }))
          .toSorted((a, b) => a.arrives - b.arrives)
          .map(({ row }) => row)
        const [inOrder, mixed] = [pair(rule), pair(rule)]
        feed(inOrder, rows)
        feed(mixed, shuffled)
        expect(groupOf(mixed)?.told.state).toBe(groupOf(inOrder)?.told.state)
        feed(inOrder, [END])
        feed(mixed, [END])
        expect(groupOf(mixed)?.late).toBe(0)
        expect(settledOf(mixed)).toStrictEqual(settledOf(inOrder))
      }),
      { numRuns: 200 },
    )
  })

  test('observations told twice, and all in one batch, change nothing', () => {
    fc.assert(
      fc.property(rules, walk, (rule, steps) => {
        const rows = rowsOf(steps)
        const [one, twice] = [pair(rule), pair(rule)]
        feed(one, [...rows, END])
        twice.take(pointsOf([...rows, ...rows]), 0)
        const first = twice.judge(0)
        feed(twice, [END])
        expect(settledOf(twice)).toStrictEqual(settledOf(one))
        expect(first.entries.every(({ step }) => !step.corrected)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

test('a restart after any observation tells the same as no restart', () => {
  fc.assert(
    fc.property(rules, walk, fc.nat(), fc.nat({ max: 5 }), (rule, steps, cut, behind) => {
      const rows = rowsOf(steps)
      const at = cut % (rows.length + 1)
      // What was written down may be older than the last observation that was judged, if nothing was told since.
      const whole = pair(rule)
      const before = feed(whole, rows.slice(0, at))
      let written = Math.max(0, at - behind)
      for (let index = written; index < at; index += 1)
        if ((before[index]?.entries.length ?? 0) > 0) written = index + 1
      const shadow = pair(rule)
      feed(shadow, rows.slice(0, written))
      const memory = JSON.parse(JSON.stringify(groupOf(shadow)?.memory)) as GroupMemory
      const restarted = pair(rule, memory)
      for (const [stream, time, value] of rows.slice(0, at)) groupOf(restarted)?.recall(stream, time, value)
      for (const [, time] of rows.slice(written, at)) groupOf(restarted)?.heardAt(time)
      for (const loaded of restarted.rules.values()) restarted.touch(loaded)
      const again = restarted.judge(0)
      expect(told([again])).toStrictEqual([])
      const rest = [...rows.slice(at), END]
      expect(told(feed(restarted, rest))).toStrictEqual(told(feed(whole, rest)))
      expect(standing(restarted)).toStrictEqual(standing(whole))
    }),
    { numRuns: 200 },
  )
})

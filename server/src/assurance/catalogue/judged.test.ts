import { Card } from '@citywide/model/assurance/card'
import { judge } from '@citywide/model/assurance/judge'
import { vocabularyOf } from '@citywide/model/assurance/language/vocabulary'
import { ruleOf } from '@citywide/model/assurance/rule'
import { registers } from '@citywide/model/registers'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '#platform/postgres/testing.ts'
import { ageOf } from '../run/judge-all.ts'
import { compile, type Counts } from '../sql/compile.ts'
import { fill, vectorTables } from './testing.ts'

const vocabulary = vocabularyOf(registers)
const target = { scoped: false, constrained: false, derived: new Map() }

const base = {
  id: 'T.1-E1',
  title: { zh: '测试', en: 'test' },
  kind: 'share',
  about: 'ServiceRequest',
  unit: 'percent',
  compare: 'at_least',
  met: 90,
  partly: 60,
  minSample: 1,
  evidence: 'live',
  refresh: 'PT15M',
  do: { zh: '测试', en: 'test' },
  owner: 'programme_office',
}
const soon = { ...base, must: ['hours(submittedAt, closedAt) <= 24'] }
const late = { ...soon, compare: 'at_most', met: 10, partly: 40 }
const fresh = { ...soon, maxAge: 'PT1H' }
const many = { ...soon, minSample: 3 }
const day = { ...base, kind: 'exists', about: 'Initiative', unit: 'count', met: 1, partly: null }
const dueToday = { ...day, where: ['plannedEnd = today()'] }
const thisWeek = { ...day, where: ['within(plannedEnd, 7)'] }
const inAYear = { ...day, where: ['plannedEnd + duration("P1Y") = today()'] }
const aMonthAgo = { ...day, about: 'Incident', where: ['closedAt >= now() - duration("P1M")'] }
const dayLong = { ...base, about: 'Incident', must: ['hours(declaredAt, closedAt) >= 24'] }
const latest = {
  ...base,
  kind: 'recency',
  about: 'Initiative',
  of: 'plannedEnd',
  unit: 'days',
  compare: 'at_most',
  met: 1,
  partly: 3,
}

const noon = '2026-03-29T12:00:00Z'
const request = (closedAt: string | null, updatedAt = noon) => ({
  submittedAt: '2026-03-28T12:00:00Z',
  closedAt,
  updatedAt,
})
const [yes, no, open] = [request('2026-03-29T12:00:00Z'), request('2026-03-29T12:00:00.001Z'), request(null)]
const times = <T>(count: number, one: T) => Array.from({ length: count }, () => one)
const requests = (...rows: readonly object[]) => ({ ServiceRequest: rows })
const ending = (...days: readonly (string | null)[]) => ({ Initiative: days.map((plannedEnd) => ({ plannedEnd })) })
const incident = (declaredAt: string | null, closedAt: string) => ({ Incident: [{ declaredAt, closedAt }] })

type Vector = readonly [
  name: string,
  card: object,
  store: Readonly<Record<string, readonly object[]>>,
  at: string,
  zone: string,
  state: string,
  reason: string | null,
]

const vectors: readonly Vector[] = [
  // What is not known: neither a gap nor a pass.
  ['all known and met', soon, requests(yes, yes), noon, 'UTC', 'met', null],
  ['a millisecond too late', soon, requests(no), noon, 'UTC', 'not_met', null],
  ['one of ten unknown, met either way', soon, requests(...times(9, yes), open), noon, 'UTC', 'met', null],
  ['unknown decides between met and partly', soon, requests(...times(8, yes), no, open), noon, 'UTC', 'partly', null],
  [
    'unknown decides between partly and a gap',
    soon,
    requests(yes, yes, no, open, open),
    noon,
    'UTC',
    'not_assessable',
    'unknown',
  ],
  ['a gap whatever the unknown is', soon, requests(yes, no, no, no, no, open), noon, 'UTC', 'not_met', null],
  ['more than half unknown', soon, requests(yes, yes, open, open, open), noon, 'UTC', 'not_assessable', 'unknown'],
  ['at most: unknown never turns it green', late, requests(...times(9, no), open), noon, 'UTC', 'met', null],
  ['at most: unknown decides', late, requests(...times(6, no), ...times(4, open)), noon, 'UTC', 'partly', null],
  // Nothing to judge, too little of it, or too old.
  ['nothing there', soon, requests(), noon, 'UTC', 'not_assessable', 'no_data'],
  ['one less than the smallest sample', many, requests(yes, yes), noon, 'UTC', 'not_assessable', 'few'],
  ['the smallest sample', many, requests(yes, yes, yes), noon, 'UTC', 'met', null],
  ['an hour old', fresh, requests(request(yes.closedAt, '2026-03-29T11:00:00Z')), noon, 'UTC', 'met', null],
  [
    'older than an hour',
    fresh,
    requests(request(yes.closedAt, '2026-03-29T10:59:59Z')),
    noon,
    'UTC',
    'not_assessable',
    'stale',
  ],
  ['one of them new', fresh, requests(request(yes.closedAt, '2026-01-01T00:00:00Z'), yes), noon, 'UTC', 'met', null],
  // The day of the city, not of Greenwich.
  [
    'a second before local midnight',
    dueToday,
    ending('2026-03-28'),
    '2026-03-28T15:59:59Z',
    'Asia/Shanghai',
    'met',
    null,
  ],
  ['at local midnight', dueToday, ending('2026-03-29'), '2026-03-28T16:00:00Z', 'Asia/Shanghai', 'met', null],
  [
    'half past eight in the morning',
    dueToday,
    ending('2026-03-29'),
    '2026-03-29T00:30:00Z',
    'Asia/Shanghai',
    'met',
    null,
  ],
  [
    'the day before, west of Greenwich',
    dueToday,
    ending('2026-03-28'),
    '2026-03-29T02:29:59Z',
    'America/St_Johns',
    'met',
    null,
  ],
  ['a day without a date is none', dueToday, ending(null), noon, 'UTC', 'not_met', null],
  ['seven days back', thisWeek, ending('2026-03-22'), '2026-03-29T21:59:00Z', 'Europe/Berlin', 'met', null],
  [
    'eight days back, since it is past midnight there',
    thisWeek,
    ending('2026-03-22'),
    '2026-03-29T22:01:00Z',
    'Europe/Berlin',
    'not_met',
    null,
  ],
  // Days of other lengths, and the day that comes every four years.
  [
    '23 hours from noon to noon',
    dayLong,
    incident('2026-03-28T11:00:00Z', '2026-03-29T10:00:00Z'),
    noon,
    'Europe/Berlin',
    'not_met',
    null,
  ],
  [
    '25 hours in autumn',
    dayLong,
    incident('2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'),
    noon,
    'Europe/Berlin',
    'met',
    null,
  ],
  [
    'a year after the leap day is the last of February',
    inAYear,
    ending('2024-02-29'),
    '2025-02-28T12:00:00Z',
    'UTC',
    'met',
    null,
  ],
  ['and not the first of March', inAYear, ending('2024-02-29'), '2025-03-01T12:00:00Z', 'UTC', 'not_met', null],
  [
    'a month before the end of March, by the clock there',
    aMonthAgo,
    incident(null, '2026-02-28T11:30:00Z'),
    '2026-03-31T10:30:00Z',
    'Europe/Berlin',
    'met',
    null,
  ],
  [
    'a minute earlier is longer ago',
    aMonthAgo,
    incident(null, '2026-02-28T09:29:00Z'),
    '2026-03-31T08:30:00Z',
    'Europe/Berlin',
    'not_met',
    null,
  ],
  [
    'yesterday by the day there',
    latest,
    ending('2026-03-28', '2026-04-02'),
    '2026-03-29T21:30:00Z',
    'Europe/Berlin',
    'met',
    null,
  ],
  [
    'two days ago by the day there',
    latest,
    ending('2026-03-28', '2026-04-02'),
    '2026-03-29T22:30:00Z',
    'Europe/Berlin',
    'partly',
    null,
  ],
]

test('what is unknown, old, too little, or of another day is judged as the card says, on PostgreSQL', async () => {
  const pool = await freshDatabase()
  const client = await pool.connect()
  onTestFinished(() => client.release())
  await client.query(vectorTables(vocabulary))
  const got: object[] = []
  for (const [name, card, store, at, zone] of vectors) {
    await client.query('begin')
    const numbered = Object.entries(store).map(([noun, rows]) => [
      noun,
      rows.map((row, index) => ({ id: `r${index}`, ...row })),
    ])
    await fill(client, vocabulary, Object.fromEntries(numbered))
    const parsed = Card.parse(card)
    const { counts } = compile(ruleOf(parsed, vocabulary), vocabulary, target)
    const { rows } = await client.query<Counts>(counts, [at, zone, []])
    await client.query('rollback')
    const [row] = rows
    if (!row) throw new Error('no row')
    const { state, reason } = judge(parsed, { ...row, ...ageOf({ card: parsed }, row, Temporal.Instant.from(at)) })
    got.push({ name, state, reason })
  }
  expect(got).toEqual(vectors.map(([name, , , , , state, reason]) => ({ name, state, reason })))
})

import { Card } from '@citywide/model/assurance/card'
import { valueIn } from '@citywide/model/assurance/judge'
import { conditionOf } from '@citywide/model/assurance/language/check'
import { vocabularyOf } from '@citywide/model/assurance/language/vocabulary'
import { ruleOf } from '@citywide/model/assurance/rule'
import { registers } from '@citywide/model/registers'
import { array, assert, asyncProperty, boolean, constantFrom, integer, option, record } from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from '#platform/postgres/testing.ts'
import { fill, vectorTables } from '../catalogue/testing.ts'
import { compile, type Counts } from './compile.ts'
import { Writer } from './expression.ts'

const vocabulary = vocabularyOf(registers)
const target = { scoped: false, constrained: false, derived: new Map() }

type Store = Record<string, Record<string, unknown>[]>

/** A session on empty tables that asks a condition of the first record of a noun. */
async function session() {
  const pool = await freshDatabase()
  const client = await pool.connect()
  onTestFinished(() => client.release())
  await client.query(vectorTables(vocabulary))
  const within = async <T>(store: Store, work: () => Promise<T>): Promise<T> => {
    await client.query('begin')
    await fill(client, vocabulary, store)
    const result = await work()
    await client.query('rollback')
    return result
  }
  return {
    /** true, false, or null for unknown. */
    ask: (about: string, condition: string, store: Store, at = '2026-03-29T16:30:00Z', zone = 'UTC') =>
      within(store, async () => {
        const noun = vocabulary.nouns.get(about)
        if (!noun) throw new Error(about)
        const writer = new Writer(vocabulary, target)
        const sql = writer.write(conditionOf(condition, noun, vocabulary))
        const { rows } = await client.query<{ answer: boolean | null }>(
          `with given as (select $1::timestamptz, $2::text, $3::uuid[])
           select ${sql} as answer from ${writer.from(0, about)} where r0.id = 'a'`,
          [at, zone, []],
        )
        return rows[0]?.answer
      }),
    count: (card: object, store: Store, at = '2026-03-29T16:30:00Z', zone = 'UTC') =>
      within(store, async () => {
        const parsed = Card.parse({ ...base, ...card })
        const { counts } = compile(ruleOf(parsed, vocabulary), vocabulary, target)
        const { rows } = await client.query<Counts>(counts, [at, zone, []])
        return rows[0] && { ...rows[0], value: valueIn(parsed, rows[0]) }
      }),
  }
}

const base = {
  id: 'T.1-E1',
  title: { zh: '测试', en: 'test' },
  about: 'Initiative',
  compare: 'at_least',
  met: 1,
  partly: null,
  minSample: 1,
  evidence: 'register',
  refresh: 'P1D',
  do: { zh: '测试', en: 'test' },
  owner: 'programme_office',
}

const unknown = null

describe('what is not recorded', () => {
  test.each([
    ['plannedStart = null', true],
    ['plannedStart != null', false],
    ['status = "active"', false],
    ['status != "active"', true],
    ['plannedStart = plannedEnd', true],
    ['plannedStart > today()', unknown],
    ['plannedStart <= plannedEnd', unknown],
    ['not(plannedStart > today())', unknown],
    ['plannedStart > today() and quickWin', false],
    ['plannedStart > today() or not(quickWin)', true],
    ['plannedStart > today() or quickWin', unknown],
    ['(status in ["active"])', false],
    ['(plannedStart between today() and today())', unknown],
    ['within(plannedStart, 30)', unknown],
    ['age(plannedStart) > 3', unknown],
    ['budget * 2 > 3', unknown],
    ['budget / 0 > 3', unknown],
    ['coalesce(budget, 7) = 7', true],
    ['count(visionTargetIds) = 0', true],
    ['list contains(componentCodes, "B1")', false],
    ['owner.active', unknown],
    ['owner.active = true', false],
    ['title.zh = null', true],
    ['mean(Milestone.gate) > 1', 'refused'],
    ['count(milestones) = 0', true],
    ['some r in risks satisfies r.impact > 1', false],
    ['every r in risks satisfies r.impact > 1', true],
  ])('%s is %s', async (condition, answer) => {
    const { ask } = await session()
    const asked = ask('Initiative', condition, { Initiative: [{ id: 'a', quickWin: false }] })
    if (answer === 'refused') await expect(asked).rejects.toThrow('Expected a number')
    else expect(await asked).toBe(answer)
  })
})

test('days, hours and durations are counted in the zone of the city, over a change of the clocks', async () => {
  const { ask } = await session()
  // In Berlin the clocks went forward on 29 March 2026; at 22:30 UTC it was half past midnight of the 30th there.
  const at = '2026-03-29T22:30:00Z'
  const store = {
    Initiative: [{ id: 'a', plannedStart: '2026-03-30', plannedEnd: '2026-03-28' }],
    Incident: [{ id: 'a', declaredAt: '2026-03-28T22:30:00Z', closedAt: '2026-03-29T21:00:00Z' }],
  }
  const inBerlin = (about: string, condition: string) => ask(about, condition, store, at, 'Europe/Berlin')
  expect(await inBerlin('Initiative', 'plannedStart = today()')).toBe(true)
  expect(await ask('Initiative', 'plannedStart = today()', store, at, 'UTC')).toBe(false)
  expect(await inBerlin('Initiative', 'plannedStart = date("2026-03-30")')).toBe(true)
  expect(await inBerlin('Initiative', 'days(plannedEnd, plannedStart) = 2')).toBe(true)
  expect(await inBerlin('Initiative', 'hours(plannedEnd, plannedStart) = 48')).toBe(true)
  // From local midnight of the 28th to now are 48.5 hours less the one that was skipped.
  expect(await inBerlin('Initiative', 'hours(plannedEnd, now()) = 47.5')).toBe(true)
  expect(await inBerlin('Incident', 'within(declaredAt, 1)')).toBe(true)
  expect(await inBerlin('Incident', 'age(declaredAt) = 1')).toBe(true)
  expect(await inBerlin('Incident', 'minutes(closedAt, now()) = 90')).toBe(true)
  expect(await inBerlin('Incident', 'declaredAt >= now() - duration("P1D")')).toBe(true)
  expect(await inBerlin('Incident', 'declaredAt > now() - duration("PT23H59M")')).toBe(false)
  expect(await inBerlin('Initiative', 'plannedEnd = today() - duration("P2D")')).toBe(true)
  expect(await inBerlin('Initiative', 'plannedEnd + duration("P1M") = date("2026-04-28")')).toBe(true)
  expect(await inBerlin('Incident', 'closedAt < date and time("2026-03-29T23:00:01+02:00")')).toBe(true)
})

test('references are followed, counted and looked into from both ends', async () => {
  const { ask } = await session()
  const store = {
    Initiative: [{ id: 'a', ownerId: 'p', partnerOrgIds: ['o1', 'o2', 'gone'] }],
    Person: [{ id: 'p', active: true, orgId: 'o1' }],
    Organization: [
      { id: 'o1', kind: 'department' },
      { id: 'o2', kind: 'supplier' },
    ],
    Risk: [
      { id: 'r1', initiativeId: 'a', impact: 2, ownerId: 'p' },
      { id: 'r2', initiativeId: 'a', impact: 4 },
      { id: 'r3', initiativeId: 'b', impact: 5 },
    ],
  }
  const holds = (condition: string) => ask('Initiative', condition, store)
  expect(await holds('owner.active and owner.organization.kind = "department"')).toBe(true)
  expect(await holds('count(partnerOrgIds) = 3')).toBe(true)
  expect(await holds('count(partnerOrganizations[kind = "department"]) = 1')).toBe(true)
  expect(await holds('count(risks) = 2 and count(risks[impact > 3]) = 1')).toBe(true)
  expect(await holds('max(risks.impact) = 4 and mean(risks.impact) = 3 and sum(Risk.impact) = 11')).toBe(true)
  expect(await holds('median(Risk.impact) = 4 and p90(Risk.impact) = 5 and median(risks.impact) = 2')).toBe(true)
  expect(await holds('count(Risk[initiativeId = this.id and ownerId = this.ownerId]) = 1')).toBe(true)
  expect(await holds('some r in risks satisfies r.owner.active')).toBe(true)
  expect(await holds('every r in risks satisfies r.impact >= 2')).toBe(true)
  expect(await holds('every r in risks satisfies r.owner.active')).toBe(false)
  expect(await holds('distinct(Initiative.partnerOrgIds) = 3')).toBe(true)
  expect(await holds('count(Organization[count(Risk[ownerId != this.id]) > 0]) = 2')).toBe(true)
})

test('a map with circles still ends, and only what leads to an outcome reaches it', async () => {
  const { ask } = await session()
  expect(await ask('Initiative', 'reaches(id)', map('outcome'))).toBe(true)
  expect(await ask('Initiative', 'reaches(id)', map('enabler'))).toBe(false)
})

test('what stands in a text is a text, whatever it looks like', async () => {
  const { ask } = await session()
  const wicked = [`' or true --`, `\\' or true --`, `"); drop table x; --`, `$1`, `%s`, '\u0001']
  for (const name of wicked) {
    const store = { Initiative: [{ id: 'a', rollbackPlanRef: name }] }
    const literal = `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
    expect(await ask('Initiative', `rollbackPlanRef = ${literal}`, store)).toBe(true)
    expect(await ask('Initiative', `rollbackPlanRef != ${literal}`, store)).toBe(false)
  }
})

test('each kind of card counts what it says', async () => {
  const { count } = await session()
  const store = {
    Initiative: [
      { id: 'a', status: 'active', componentCodes: ['B1', 'B2'], actualStart: '2026-03-20', budget: 10 },
      { id: 'b', status: 'active', componentCodes: ['B2', 'X'], actualStart: '2026-04-20', budget: null },
      { id: 'c', status: 'closed', componentCodes: ['B9'], actualStart: null, budget: 50 },
    ],
  }
  const where = ['status = "active"']
  expect(await count({ kind: 'share', where, must: ['budget > 5'], unit: 'percent' }, store)).toMatchObject({
    n: 2,
    pass: 1,
    fail: 0,
    unknown: 1,
    unknowns: [1],
    value: 50,
  })
  expect(await count({ kind: 'exists', where, unit: 'count' }, store)).toMatchObject({ n: 2, value: 2 })
  const coverage = { kind: 'coverage', list: 'B_COMPONENTS', of: 'componentCodes', unit: 'percent' }
  expect(await count({ ...coverage, where }, store)).toMatchObject({ n: 14, pass: 2, sample: 2, found: ['B1', 'B2'] })
  expect(await count({ kind: 'variety', where, of: 'componentCodes', unit: 'count' }, store)).toMatchObject({
    value: 3,
  })
  expect(await count({ kind: 'variety', of: 'status', unit: 'count' }, store)).toMatchObject({ value: 2 })
  // A date that lies ahead is not the latest.
  expect(await count({ kind: 'recency', of: 'actualStart', unit: 'days' }, store)).toMatchObject({ value: 9 })
  expect(await count({ kind: 'measure', fn: 'mean', of: 'budget', unit: 'score' }, store)).toMatchObject({ value: 30 })
  expect(await count({ kind: 'measure', fn: 'sum', of: 'budget', unit: 'score' }, store)).toMatchObject({ value: 60 })
  const formula = {
    kind: 'measure',
    measure: 'count(Initiative[status = "active"]) / count(Initiative)',
    unit: 'ratio',
  }
  expect(await count(formula, store)).toMatchObject({ value: 2 / 3, sample: 3 })
})

test('the order of records changes nothing, and no record is counted twice or left out', async () => {
  const { count } = await session()
  const initiative = record({
    status: constantFrom('active', 'closed'),
    budget: option(integer({ min: 0, max: 9 })),
    quickWin: option(boolean()),
  })
  const card = { kind: 'share', where: ['status = "active"'], must: ['budget > 4', 'quickWin'], unit: 'percent' }
  await assert(
    asyncProperty(array(initiative, { maxLength: 12 }), async (list) => {
      const rows = list.map((one, index) => ({ id: `i${index}`, ...one }))
      const there = await count(card, { Initiative: rows })
      const back = await count(card, { Initiative: rows.toReversed() })
      expect(back).toEqual(there)
      const { n, pass, fail, unknown: open } = there ?? { n: -1, pass: 0, fail: 0, unknown: 0 }
      expect(pass + fail + open).toBe(n)
      const active = list.filter(({ status }) => status === 'active')
      expect(n).toBe(active.length)
      expect(pass).toBe(active.filter(({ budget, quickWin }) => (budget ?? 0) > 4 && quickWin).length)
      const fails = active.filter(({ budget, quickWin }) => (budget !== null && budget <= 4) || quickWin === false)
      expect(fail).toBe(fails.length)
    }),
    { numRuns: 60 },
  )
})

function links(...pairs: readonly string[]) {
  return pairs.map((pair, n) => ({ id: `l${n}`, fromId: pair[0], toId: pair[1] }))
}

/** From a to d by way of a circle. */
function map(level: string): Store {
  return {
    Initiative: [{ id: 'a' }],
    Benefit: [
      { id: 'c', level: 'intermediate' },
      { id: 'd', level },
    ],
    BenefitLink: links('ab', 'bc', 'cb', 'cd'),
  }
}

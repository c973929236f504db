import type { RecordEvidence } from '@citywide/model/assurance/record-evidence'
import { expect, test } from 'vitest'
import { rulebook } from '../rulebook.ts'
import { freshCity, text } from '../testing.ts'
import { judgeOne } from './store.ts'

test('a record knows which rules judge it, which conditions it misses, and which only read it', async () => {
  const { get, benefit, send } = await freshCity()
  const bare = await benefit({ title: text('缺', 'Bare'), baselineValue: 1 })
  const of = async (path: string, id: string) =>
    (await get<RecordEvidence>(`/evidence/records/${path}/${id}?scope=city`)).rules
  const rules = await of('benefits', bare.id)
  expect(rules.find(({ rule }) => rule === 'C2.1-E1')).toMatchObject({
    recommendation: 'C2.1',
    component: 'C2',
    state: 'not_met',
    verdict: 'fail',
    fails: [{ en: 'indicator is recorded' }, { en: 'target value is recorded' }, { en: 'target date is recorded' }],
    unknowns: [],
  })
  expect(rules.find(({ rule }) => rule === 'C2.1-E1')?.fields).toContain('baselineValue')
  // Closed benefits are not asked for a target any more.
  const closed = await benefit({ title: text('完', 'Closed'), status: 'closed' })
  expect((await of('benefits', closed.id)).find(({ rule }) => rule === 'C2.1-E1')).toMatchObject({
    verdict: 'outside',
    fails: [],
  })
  const others = rules.filter(({ verdict }) => verdict === null)
  expect(others.every(({ fields }) => fields.length > 0)).toBe(true)
  const none = await send({ url: '/api/evidence/records/benefits/01900000-0000-7000-8000-000000000001' })
  expect(none.statusCode).toBe(404)
})

test('every rule that judges records can be asked about one', async () => {
  const { pool, clock } = await freshCity()
  const book = await rulebook(pool)
  const queries = [...book.rules.values()].flatMap(({ compiled }) => compiled.one ?? [])
  const given = { asOf: clock.now(), timeZone: 'Asia/Shanghai', scopeIds: [] }
  const verdicts = await judgeOne(pool, book.vocabulary, queries, given, '01900000-0000-7000-8000-000000000001')
  expect(verdicts.size).toBe(new Set(queries).size)
  expect([...verdicts.values()].every(({ verdict }) => verdict === 'outside')).toBe(true)
})

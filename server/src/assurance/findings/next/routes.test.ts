import type { Explanation } from '@citywide/model/assurance/verdict'
import type { NextChanges } from '@citywide/model/assurance/next-view'
import { expect, test } from 'vitest'
import { colleague } from '#platform/around/testing.ts'
import { follow, freshCity, text } from '../../testing.ts'

test('the changes that are asked for are those that turn the verdicts, and nobody sees names beyond his rights', async () => {
  const city = await freshCity()
  const { parts, get, send, benefit, indicator } = city
  const { id: indicatorId } = await indicator()
  await benefit({ title: text('好', 'Good'), indicatorId, baselineValue: 1, targetValue: 2, targetAt: '2027-12-31' })
  const bare = await benefit({
    title: text('缺', 'Bare'),
    indicatorId,
    baselineValue: 1,
    confidentiality: 'confidential',
  })
  await follow(parts)

  const next = await get<NextChanges>('/next-changes?scope=city&component=C2')
  const step = next.steps.find(({ turns }) => turns.some(({ rule }) => rule === 'C2.1-E1'))
  expect(step?.mends).toMatchObject([
    { noun: 'Benefit', path: 'benefits', kind: 'fill', field: 'targetValue', count: 1, records: [{ id: bare.id }] },
    { kind: 'fill', field: 'targetAt', count: 1, records: [{ id: bare.id }] },
  ])
  expect(step?.turns.find(({ rule }) => rule === 'C2.1-E1')).toMatchObject({
    from: 'not_met',
    need: 1,
    recommendation: 'C2.1',
  })
  expect(step?.completes.map(({ code }) => code)).toContain('C2.1')
  expect(next.cost).toBe(next.steps.reduce((sum, { cost }) => sum + cost, 0))

  const steward = await colleague(city, 'steward', ['data_steward'])
  const seen = (await steward.send({ url: '/api/next-changes?scope=city&component=C2' })).json<NextChanges>()
  const same = seen.steps.find(({ turns }) => turns.some(({ rule }) => rule === 'C2.1-E1'))
  expect(same?.mends.map(({ count, records }) => ({ count, records }))).toEqual([
    { count: 1, records: [] },
    { count: 1, records: [] },
  ])

  const payload = { targetValue: 3, targetAt: '2028-12-31' }
  await send({ method: 'PATCH', url: `/api/benefits/${bare.id}`, headers: { 'if-match': '"1"' }, payload })
  await follow(parts)
  expect(await get<Explanation>('/rules/C2.1-E1?scope=city')).toMatchObject({ state: 'met' })
  const after = await get<NextChanges>('/next-changes?scope=city&component=C2')
  expect(after.steps.flatMap(({ turns }) => turns.map(({ rule }) => rule))).not.toContain('C2.1-E1')
})

test('records that are missing are asked for by number, entries of a list by name, and figures are left to people', async () => {
  const { parts, get, put } = await freshCity()
  await put('principles', {
    code: 'A1',
    text: text('原则', 'Principle'),
    status: 'agreed',
    reviewDueAt: '2027-01-01',
    agreedAt: '2026-01-01',
  })
  await follow(parts)
  const next = await get<NextChanges>('/next-changes?scope=city')
  const mends = next.steps.flatMap(({ mends: all, turns }) => (turns.some(({ rule }) => rule === 'A.1-E1') ? all : []))
  expect(mends.find(({ kind }) => kind === 'add')).toMatchObject({ noun: 'Principle', count: 3, field: null })
  expect(mends.find(({ kind }) => kind === 'add')?.missing.length).toBe(3)
  expect(next.short).toBe(next.turned + next.beyond.length)
})

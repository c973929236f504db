import type { Cockpit } from '@citywide/model/assurance/cockpit'
import type { CatalogueView, ComponentView } from '@citywide/model/assurance/catalogue-view'
import type {
  Explanation,
  RecommendationDetail,
  RecommendationVerdict,
  RecordVerdictPage,
  VerdictChange,
} from '@citywide/model/assurance/verdict'
import { expect, test } from 'vitest'
import { follow, freshCity, text } from './testing.ts'

const complete = { baselineValue: 1, targetValue: 2, targetAt: '2027-12-31' }

test('a recommendation says how it stands, what decided, which records, and how it came to that', async () => {
  const { parts, get, benefit, indicator, send } = await freshCity()
  const { id: indicatorId } = await indicator()
  const good = await benefit({ ...complete, indicatorId, title: text('好', 'Good') })
  const bad = await benefit({ title: text('缺', 'Bare') })
  await follow(parts)

  const all = await get<RecommendationVerdict[]>('/recommendations?scope=city')
  expect(all.length).toBe(108 + 27)
  expect(all.find(({ code }) => code === 'C2.1')).toMatchObject({ component: 'C2', state: 'not_met', coverage: 1 })

  const detail = await get<RecommendationDetail>('/recommendations/C2.1?scope=city')
  const [explanation] = detail.explanations
  expect(explanation).toMatchObject({
    rule: 'C2.1-E1',
    value: 50,
    population: { n: 2, pass: 1, fail: 1, unknown: 0 },
    failing: [{ noun: 'Benefit', path: 'benefits', id: bad.id, title: { zh: '缺', en: 'Bare' } }],
    ownerTitle: { zh: '利益责任人', en: 'Benefit owner' },
  })
  expect(explanation?.conditions).toMatchObject([
    { text: 'indicatorId != null', sentence: { zh: '指标已登记', en: 'indicator is recorded' }, fails: 1, unknown: 0 },
    { text: 'baselineValue != null', fails: 1 },
    { text: 'targetValue != null', fails: 1 },
    { text: 'targetAt != null', fails: 1 },
  ])
  expect(explanation?.sentence.zh).toContain('凡状态不为已关闭的利益中')

  const payload = { ...complete, indicatorId }
  await send({ method: 'PATCH', url: `/api/benefits/${bad.id}`, headers: { 'if-match': '"1"' }, payload })
  await follow(parts)
  const after = await get<RecommendationDetail>('/recommendations/C2.1?scope=city')
  expect(after).toMatchObject({ state: 'met', score: 100 })
  expect(after.history).toMatchObject([
    {
      rule: 'C2.1-E1',
      from: 'not_met',
      to: 'met',
      valueFrom: 50,
      valueTo: 100,
      cause: 'change',
      because: [{ noun: 'Benefit', records: 1 }],
    },
    { from: null, to: 'not_met', cause: 'first' },
  ])
  expect(await get<VerdictChange[]>('/verdict-changes?scope=city&rule=C2.1-E1')).toMatchObject([
    { from: 'not_met', to: 'met' },
  ])
  const { items } = await get<RecordVerdictPage>('/rules/C2.1-E1/records?scope=city&verdict=pass&limit=1')
  expect(items).toMatchObject([{ record: { id: good.id }, verdict: 'pass', fails: [] }])
})

test('a chosen moment is judged when it is asked for, and nothing is kept of it', async () => {
  const { parts, get, indicator, put, pool } = await freshCity()
  for (let n = 0; n < 20; n += 1) {
    const { id: indicatorId } = await indicator()
    const value = { value: 1, method: 'computed', quality: 'good', status: 'final', indicatorId }
    await put('indicator-values', { ...value, observedAt: '2017-01-13T16:00:00Z' })
  }
  await follow(parts)
  const count = async () => (await pool.query<{ n: number }>('select count(*) n from rule_history')).rows[0]?.n
  const before = await count()
  expect(await get<Explanation>('/rules/C2.2-E2?scope=city')).toMatchObject({ state: 'not_met', value: 0 })
  expect(await get<Explanation>('/rules/C2.2-E2?scope=city&at=2017-01-15T08:00:00%2B08:00')).toMatchObject({
    state: 'met',
    asOf: '2017-01-15T00:00:00Z',
    since: null,
    freshness: { newestInput: '2017-01-13T16:00:00Z' },
  })
  expect(await count()).toBe(before)
})

test('the records of a rule come page by page, each with the conditions it misses', async () => {
  const { get, benefit } = await freshCity()
  const ids: string[] = []
  for (let n = 0; n < 5; n += 1) ids.push((await benefit(n === 0 ? {} : { baselineValue: 1 })).id)
  const seen: string[] = []
  let after = ''
  for (;;) {
    const page = await get<RecordVerdictPage>(`/rules/C2.1-E1/records?scope=city&limit=2${after}`)
    seen.push(...page.items.map(({ record }) => record.id))
    expect(page.items.at(-1)?.fails).toEqual(seen.length === 0 ? [1, 2, 3, 4] : [1, 3, 4])
    if (page.next === null) break
    after = `&after=${page.next}`
  }
  expect(seen).toEqual(ids.toSorted())
})

test('a coverage rule names what is missing', async () => {
  const { get, put } = await freshCity()
  const principle = { code: 'A1', text: text('原则', 'Principle'), status: 'agreed', reviewDueAt: '2027-01-01' }
  await put('principles', { ...principle, agreedAt: '2026-01-01' })
  const { missing, value, sentence } = await get<Explanation>('/rules/A.1-E1?scope=city')
  expect(missing.map(({ code }) => code)).toEqual(['A2', 'A3', 'A4'])
  expect(value).toBe(25)
  expect(sentence.zh).toContain('覆盖“四类原则”的比例')
})

test('the catalogue has every component, with clauses by edition and linkages that lead somewhere', async () => {
  const { get } = await freshCity()
  const components = await get<ComponentView[]>('/components')
  expect(components.length).toBe(23)
  expect(components.flatMap(({ recommendations }) => recommendations).length).toBe(108)
  expect(components.find(({ code }) => code === 'C2')).toMatchObject({
    title: { zh: '利益追踪', en: 'Benefit tracking' },
    clause: { '2018': '7', '2021': '7.3' },
    linkages: expect.arrayContaining([
      expect.objectContaining({ to: 'C1', title: { zh: '利益映射', en: 'Benefit mapping' } }),
    ]),
  })
  expect(components.flatMap(({ linkages }) => linkages).every(({ title }) => title !== null)).toBe(true)
  const { parts, beside } = await get<CatalogueView>('/catalogue')
  expect(parts.flatMap((part) => part.components).length).toBe(23)
  expect(beside.map(({ code }) => code)).toEqual(expect.arrayContaining(['GC', 'PH', 'EM']))
})

test('what does not exist is not found, and what is no moment is refused', async () => {
  const { send } = await freshCity()
  const status = async (url: string) => (await send({ url: `/api${url}` })).statusCode
  expect(await status('/rules/X1-E1?scope=city')).toBe(404)
  expect(await status('/recommendations/X1?scope=city')).toBe(404)
  expect(await status('/rules/C2.1-E1?scope=nowhere')).toBe(422)
  expect(await status('/rules/C2.1-E1?scope=city&at=yesterday')).toBe(400)
})

test('the cockpit ties targets, benefits, initiatives, risks and verdicts together', async () => {
  const { parts, get, put, benefit, indicator, create } = await freshCity()
  const vision = await put('visions', {
    edition: 2,
    status: 'published',
    text: text('更清洁的城市', 'A cleaner city'),
    draftedAt: '2026-01-01',
    publishedAt: '2026-02-01',
    reviewDueAt: '2027-02-01',
  })
  const { id: indicatorId } = await indicator()
  const goal = await benefit({ ...complete, indicatorId, title: text('清洁空气', 'Cleaner air') })
  const target = await put('vision-targets', {
    visionId: vision.id,
    status: 'active',
    title: text('空气达标', 'Air within limits'),
    indicatorId,
    targetAt: '2030-12-31',
  })
  const roadmap = await put('roadmaps', { edition: 1, status: 'current', reviewDueAt: '2027-01-01' })
  const office = await put('organizations', {
    name: text('生态环境局', 'Environment bureau'),
    kind: 'department',
    sector: 'public',
    strategicSupplier: false,
  })
  const initiative = await put('initiatives', {
    roadmapId: roadmap.id,
    title: text('清洁取暖', 'Clean heating'),
    status: 'active',
    leadOrgId: office.id,
    citizenFacing: true,
    personalData: false,
    ict: false,
    quickWin: false,
    method: 'iterative',
    budget: 1_000_000,
    spent: 0,
    outcomeFocused: true,
    plannedStart: '2026-01-01',
    visionTargetIds: [target.id],
  })
  await put('risks', {
    initiativeId: initiative.id,
    title: text('资金不足', 'Too little money'),
    probability: 4,
    impact: 5,
    status: 'open',
    strategic: true,
  })
  await create('scopes', { code: 'empty', title: text('空城', 'Empty city'), kind: 'city', madeUp: true })
  await follow(parts)

  const view = await get<Cockpit>('/cockpit?scope=city')
  expect(view).toMatchObject({
    scope: { code: 'city', madeUp: true },
    vision: { id: vision.id, edition: 2 },
    thread: [
      {
        target: { id: target.id, at: '2030-12-31' },
        lead: { benefit: { id: goal.id } },
        initiatives: [{ id: initiative.id, status: 'active' }],
        risk: { likelihood: 4, impact: 5 },
      },
    ],
    risks: [{ likelihood: 4, impact: 5, status: 'open' }],
  })
  expect(view.components.length).toBe(23)
  const { met, partly, not_met, not_assessable } = view.headline.model
  expect(met + partly + not_met + not_assessable).toBe(108)
  expect(view.sentence.zh).toMatch(/^唯一的目标.+条建议中/)

  const empty = await get<Cockpit>('/cockpit?scope=empty')
  expect(empty).toMatchObject({ vision: null, thread: [], risks: [], waiting: [] })
  expect(empty.sentence.en).toContain('No goal has been entered yet.')
})

import type { ComponentStanding } from '@citywide/model/assurance/component-standing'
import { registers } from '@citywide/model/registers'
import type { CatalogueView } from '@citywide/model/assurance/catalogue-view'
import type { PurposeMatrix, RegisterStanding, RollUp, ScopeStanding } from '@citywide/model/assurance/standing'
import { expect, test } from 'vitest'
import { follow, freshCity, text } from '../testing.ts'

async function cityWithParts() {
  const city = await freshCity()
  const { create, scope } = city
  const part = async (code: string, kind: string, parentId = scope.id) =>
    create('scopes', { code, kind, parentId, title: text(code, code), madeUp: true })
  const district = await part('district', 'district')
  const settlement = await part('settlement', 'settlement', district.id)
  const business = await part('business', 'business_district')
  return { ...city, part, district, settlement, business }
}

test('the tree says what each scope holds, alone and with its parts, and how it stands', async () => {
  const { parts, get, benefit, district, settlement } = await cityWithParts()
  await benefit()
  await benefit({ scopeId: district.id })
  await benefit({ scopeId: settlement.id, baselineValue: 1 })
  const before = await get<ScopeStanding[]>('/scope-tree')
  expect(before.find(({ code }) => code === 'district')?.counts).toBeNull()
  await follow(parts)
  const tree = await get<ScopeStanding[]>('/scope-tree')
  const of = (code: string) => tree.find((one) => one.code === code)
  expect(of('city')).toMatchObject({ parentId: null, own: { value: 1 }, inside: { value: 3, exact: true } })
  expect(of('district')).toMatchObject({ own: { value: 1 }, inside: { value: 2 }, standard: null, version: 1 })
  expect(of('settlement')).toMatchObject({
    parentId: district.id,
    inside: { value: 1 },
    standard: 'ISO 37111:2024',
    counts: { not_met: expect.any(Number) },
  })
  expect(of('business')).toMatchObject({
    own: { value: 0 },
    standard: 'ISO 37108 = GB/T 40763',
    counts: { met: 0, partly: 0, not_met: 0, not_assessable: 108, attested: 0 },
  })
})

test('a city stands beside the parts right below it, each judged by its own records', async () => {
  const { parts, get, benefit, business, settlement } = await cityWithParts()
  const complete = { baselineValue: 1, targetValue: 2, targetAt: '2027-12-31' }
  await benefit({ scopeId: business.id, ...complete })
  await benefit({ scopeId: settlement.id })
  await follow(parts)
  const { scopes } = await get<RollUp>('/roll-up?scope=city')
  expect(scopes.map(({ scope }) => scope.code)).toEqual(['city', 'district', 'business'])
  const worst = (code: string, component: string) =>
    scopes.find(({ scope }) => scope.code === code)?.components.find((one) => one.code === component)?.worst
  expect(worst('district', 'C2')).toBe('not_met')
  expect(worst('business', 'B8')).toBe('not_assessable')
  const standing = await get<ComponentStanding[]>('/component-standing?scope=district')
  expect(standing.map(({ code }) => code).slice(-3)).toEqual(['D', 'GC', 'EM'])
  expect(standing.find(({ code }) => code === 'C2')).toMatchObject({ worst: 'not_met' })
  // Judged for another moment, the same records are looked at, and nothing is kept.
  const past = await get<RollUp>('/roll-up?scope=city&at=2026-11-21T00:00:00Z')
  expect(past.scopes.map(({ asOf }) => asOf)).toEqual(Array.from({ length: 3 }, () => '2026-11-21T00:00:00Z'))
})

test('a register says how much it holds, which fields its rules miss, and which rules wait for it', async () => {
  const { parts, get, benefit, district } = await cityWithParts()
  await benefit()
  await benefit({ baselineValue: 1, scopeId: district.id })
  await benefit({ status: 'closed' })
  await follow(parts)
  const all = await get<RegisterStanding[]>('/register-standing?scope=city')
  expect(all.length).toBe(registers.length - 1)
  const benefits = all.find(({ noun }) => noun === 'Benefit')
  expect(benefits).toMatchObject({ path: 'benefits', count: { value: 3, exact: true }, waiting: [] })
  expect(benefits?.gaps.find(({ field }) => field === 'baselineValue')).toMatchObject({
    records: 1,
    title: { zh: '基线值' },
    rules: expect.arrayContaining(['C2.1-E1']),
  })
  const contracts = all.find(({ noun }) => noun === 'Contract')
  expect(contracts).toMatchObject({ count: { value: 0 }, gaps: [] })
  expect(contracts?.waiting.length).toBeGreaterThan(0)
  const inside = await get<RegisterStanding[]>('/register-standing?scope=district')
  expect(inside.find(({ noun }) => noun === 'Benefit')).toMatchObject({ count: { value: 1 } })
})

test('the list that a gap names holds exactly the records it counts', async () => {
  const { parts, get, put, indicator } = await freshCity()
  await indicator()
  for (const status of ['open', 'open', 'closed']) {
    await put('risks', { title: text('险', 'Risk'), probability: 3, impact: 3, status, strategic: true })
  }
  await follow(parts)
  const all = await get<RegisterStanding[]>('/register-standing?scope=city')
  let compared = 0
  for (const { path, gaps } of all) {
    for (const { filters, records } of gaps) {
      if (filters === null) continue
      const query = new URLSearchParams(
        Object.entries(filters).flatMap(([name, values]) => values.map((value) => [name, value])),
      )
      const { count } = await get<{ count: { value: number } }>(`/${path}?scope=city&${query.toString()}`)
      expect([path, query.toString(), count.value]).toEqual([path, query.toString(), records])
      compared += 1
    }
  }
  expect(compared).toBeGreaterThan(0)
})

test('a scope moves to another parent, never into itself, and leaves its city only while it is empty', async () => {
  const { create, send, put, get, part, district, settlement, business, scope } = await cityWithParts()
  const other = await create('scopes', { code: 'other', title: text('他', 'Other'), kind: 'city', madeUp: true })
  const move = async (id: string, payload: object) => {
    const { version } = await get<{ version: number }>(`/scopes/${id}`)
    const answer = await send({
      method: 'PATCH',
      url: `/api/scopes/${id}`,
      headers: { 'if-match': `"${version}"` },
      payload,
    })
    return { status: answer.statusCode, ...answer.json<{ code?: string; cityId?: string; errors?: unknown }>() }
  }
  expect(await move(settlement.id, { parentId: business.id })).toMatchObject({ status: 200, cityId: scope.id })
  expect(await move(business.id, { parentId: settlement.id })).toMatchObject({
    status: 422,
    code: 'SCOPE_CIRCLE',
    errors: [{ pointer: '/parentId' }],
  })
  expect(await move(district.id, { parentId: district.id })).toMatchObject({ code: 'SCOPE_CIRCLE' })
  expect(await move(district.id, { parentId: null })).toMatchObject({ code: 'SCOPE_PART_WITHOUT_PARENT' })
  expect(await move(other.id, { parentId: scope.id })).toMatchObject({ code: 'SCOPE_CITY_WITH_PARENT' })

  // A parent with parts and a part with records stay; an empty one goes, with its city.
  expect(await move(business.id, { parentId: other.id })).toMatchObject({ status: 409, code: 'SCOPE_LEAVES_CITY' })
  await put('risks', {
    title: text('险', 'Risk'),
    status: 'open',
    strategic: true,
    probability: 1,
    impact: 1,
    scopeId: district.id,
  })
  expect(await move(district.id, { parentId: other.id })).toMatchObject({ status: 409, code: 'SCOPE_LEAVES_CITY' })
  const empty = await part('empty', 'district')
  expect(await move(empty.id, { parentId: other.id })).toMatchObject({ status: 200, cityId: other.id })
})

test('the matrix counts what serves each purpose on each issue, in the scope and its parts', async () => {
  const { get, put, benefit, district } = await cityWithParts()
  await benefit({ purposeCodes: ['WB', 'SC'], issueCodes: ['HEA'] })
  await benefit({ purposeCodes: ['WB'], issueCodes: ['HEA', 'EDU'], scopeId: district.id })
  await benefit()
  const office = await put('organizations', {
    name: text('局', 'Bureau'),
    kind: 'department',
    sector: 'public',
    strategicSupplier: false,
  })
  const no = Object.fromEntries(
    [
      'priority',
      'transactional',
      'online',
      'oneStop',
      'assistedOption',
      'proactive',
      'requiresIdentity',
      'personalData',
      'coDesigned',
      'feedbackEnabled',
    ].map((name) => [name, false]),
  )
  const service = { title: text('证件', 'Papers'), ownerOrgId: office.id, domain: 'other', status: 'planned', ...no }
  await put('services', { ...service, purposeCodes: ['AT'], issueCodes: ['GOV'] })
  const matrix = await get<PurposeMatrix>('/purposes?scope=city')
  const cell = (purpose: string, issue: string) =>
    matrix.cells.find((one) => one.purpose === purpose && one.issue === issue)
  expect(matrix.cells.length).toBe(72)
  expect(matrix.purposes.map(({ code }) => code)).toEqual(['AT', 'PE', 'RE', 'RU', 'SC', 'WB'])
  expect(matrix.sureness).toEqual({ purposes: 'unconfirmed', issues: 'published' })
  expect(cell('WB', 'HEA')).toMatchObject({ benefits: 2, initiatives: 0, measure: { zh: '基层就诊等候时间' } })
  expect(cell('SC', 'HEA')).toMatchObject({ benefits: 1 })
  expect(cell('WB', 'EDU')).toMatchObject({ benefits: 1 })
  expect(cell('AT', 'GOV')).toMatchObject({ services: 1 })
  expect(matrix).toMatchObject({ total: { benefits: 3 }, untagged: { benefits: 1 } })
  expect((await get<PurposeMatrix>('/purposes?scope=district')).total.benefits).toBe(1)
  const listed = await get<{ count: { value: number } }>('/benefits?scope=city&purposeCodes=WB&issueCodes=HEA')
  expect(listed.count.value).toBe(2)
})

test('the catalogue says what the governance changes, the command cycle and the editions are', async () => {
  const { get } = await freshCity()
  const { changes, emergency, editions } = await get<CatalogueView>('/catalogue')
  expect(changes.clause).toEqual({ '2018': null, '2021': '4.1, Annex A' })
  expect(changes.changes.length).toBe(6)
  expect(changes.changes.flatMap(({ draws }) => draws).every(({ component }) => component !== null)).toBe(true)
  expect(emergency.stages.map(({ cells }) => cells.length)).toEqual([3, 3, 3, 3, 3, 3, 3])
  expect(editions.changes.some(({ kind }) => kind === 'split')).toBe(true)
})

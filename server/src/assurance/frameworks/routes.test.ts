import {
  EditionDifferences,
  FrameworkChanges,
  FrameworkDetail,
  FrameworkRow,
} from '@citywide/model/assurance/framework-view'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { colleague } from '#platform/around/testing.ts'
import { freshCity, text } from '../testing.ts'
import { releasedPackages } from './load.ts'

test('every package holds together and every node says how sure it is', async () => {
  const packages = await releasedPackages()
  expect(packages.map(({ code }) => code)).toEqual(
    expect.arrayContaining([
      'ISO37106',
      'ISO37101',
      'ISO37108',
      'ISO37114',
      'ISO37118',
      'ISO37127',
      'CHINA',
      'GBT33356',
    ]),
  )
  const standard = packages.find(({ code }) => code === 'ISO37106')
  expect(standard?.nodes.filter(({ parent }) => /^[A-D]\d*$/.test(parent ?? ''))).not.toHaveLength(0)
  expect(standard?.nodes.filter(({ assessable }) => assessable)).toHaveLength(108 + 27 + 6 + 5)
  expect(packages.flatMap(({ mappings }) => mappings).length).toBeGreaterThan(150)
})

test('a framework is shown through its own rules, through mappings and through records', async () => {
  const { get, put, indicator, pool, clock } = await freshCity()
  const of = async (code: string) => FrameworkDetail.parse(await get(`/frameworks/${code}?scope=city`))
  const rows = z.array(FrameworkRow).parse(await get('/frameworks?scope=city'))
  expect(rows[0]).toMatchObject({ code: 'ISO37106', reach: { nodes: 146, whole: 146 }, open: 0 })
  expect(rows.find(({ code }) => code === 'ISO37108')?.reach).toEqual({
    nodes: 13,
    whole: 7,
    part: 6,
    none: 0,
    unmapped: 0,
  })
  const local = await of('ISO37108')
  expect(local.nodes.find(({ code }) => code === 'T4')).toMatchObject({
    shown: 'whole',
    state: 'not_assessable',
    mappings: [{ relation: 'equal', to: 'LI-E3', title: { en: 'Capability dimensions reviewed in 12 months' } }],
  })
  const fresh = await indicator({ frequencyDays: 30 })
  const tagged = { purposeCodes: ['SC'], issueCodes: ['MOB'], level: 'outcome', nature: 'social', status: 'planned' }
  const rest = { title: text('公平', 'Fair'), ownerIsOperational: true, direction: 'up' }
  await put('benefits', { ...tagged, ...rest, indicatorId: fresh.id })
  const cell = async () => (await of('ISO37101')).nodes.find(({ code }) => code === 'MOB-SC')
  expect(await cell()).toMatchObject({ shown: 'part', held: 'targeted', state: null })
  await put('indicator-values', {
    indicatorId: fresh.id,
    observedAt: clock.now().subtract({ hours: 48 }).toString(),
    value: 3,
    method: 'measured',
    quality: 'good',
    status: 'final',
  })
  expect(await cell()).toMatchObject({ shown: 'whole', held: 'covered' })
  expect((await of('ISO37101')).nodes.find(({ code }) => code === 'BIO')).toMatchObject({ shown: 'none' })
  const editions = EditionDifferences.parse(await get('/framework-editions'))
  expect(editions.nodes.find(({ code }) => code === 'GC')).toMatchObject({ kind: 'added', below: 6 })

  // A later release changes one node and brings another: each counts once it was accepted.
  await pool.query(
    `insert into framework_version (framework, no, version, hash, origin, package, taken_at)
     select framework, 2, '2.0.0', 'other', 'release',
       jsonb_set(jsonb_set(package, '{nodes,0,title,en}', '"Local plans"'), '{nodes}',
         jsonb_set(package -> 'nodes', '{0,title,en}', '"Local plans"') || jsonb_build_array(
           jsonb_set(package #> '{nodes,-1}', '{code}', '"T8"'))), now()
       from framework_version where framework = 'ISO37108'`,
  )
  const changes = FrameworkChanges.parse(await get('/frameworks/ISO37108/changes'))
  expect(changes.open.map(({ code, kind, fields }) => [code, kind, fields])).toEqual([
    ['LI', 'changed', ['title']],
    ['T8', 'added', []],
  ])
  expect((await of('ISO37108')).nodes.find(({ code }) => code === 'LI')?.title.en).toContain('Local implementation')
})

test('the new version of a node counts once it was accepted, and its own text stays with the officers', async () => {
  const city = await freshCity()
  const { get, pool, app } = city
  const keeper = await colleague(city, '标准专员')
  const reader = await colleague(city, '服务负责人', ['service_owner'])
  const supplier = await colleague(city, '供应商', ['supplier'])
  await get('/frameworks?scope=city')
  await pool.query(
    `insert into framework_version (framework, no, version, hash, origin, package, taken_at)
     select framework, 2, '2', 'other', 'release', jsonb_set(package, '{nodes,0,title,en}', '"Local plans"'), now()
       from framework_version where framework = 'ISO37108'`,
  )
  const decide = (who: typeof keeper, no: number, take: boolean) =>
    who.send({
      method: 'POST',
      url: '/api/frameworks/ISO37108/decisions',
      payload: { no, nodes: ['LI'], take },
    })
  expect((await decide(reader, 2, true)).statusCode).toBe(403)
  expect((await decide(keeper, 1, true)).json()).toMatchObject({ code: 'FRAMEWORK_CHANGED' })
  expect((await decide(keeper, 2, false)).json()).toMatchObject({ open: [], kept: ['LI'] })
  const title = async () => (await get<FrameworkDetail>('/frameworks/ISO37108?scope=city')).nodes[0]?.title.en
  expect(await title()).toContain('Local implementation')
  expect((await decide(keeper, 2, true)).json()).toMatchObject({ open: [], kept: [] })
  expect(await title()).toBe('Local plans')

  const marker = 'MARKER-licensed-words-of-a-standard'
  const write = (who: typeof keeper, version: number, body: string) =>
    who.send({
      method: 'PUT',
      url: '/api/frameworks/ISO37108/nodes/T4/text',
      headers: { 'if-match': `"${version}"` },
      payload: { body },
    })
  expect((await write(reader, 0, marker)).statusCode).toBe(403)
  expect((await write(keeper, 0, marker)).json()).toMatchObject({ node: 'T4', body: marker, version: 1 })
  expect((await write(keeper, 0, 'other')).statusCode).toBe(412)
  const texts = (who: typeof keeper) => who.send({ url: '/api/frameworks/ISO37108/texts' })
  expect((await texts(reader)).json()).toMatchObject([{ node: 'T4', body: marker }])
  expect((await texts(supplier)).statusCode).toBe(403)

  // No other door and no other table holds it.
  const doors = app.doors.filter(
    ({ method, url }) =>
      method === 'GET' && /framework|oscal|search|catalogue|findings|audit/.test(url) && !url.endsWith('texts'),
  )
  for (const { url } of doors) {
    const path = url.replace(':code', 'ISO37108').replace(':model', 'catalog').replace(/:\w+/g, 'x')
    const answer = await keeper.send({ url: `${path}${path.includes('search') ? '?q=MARKER' : ''}` })
    expect([path, answer.body.includes(marker)]).toEqual([path, false])
  }
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace`,
  )
  const holding: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await pool.query(`select from "${name}" t where t::text like $1 limit 1`, [`%${marker}%`])
    if (rowCount) holding.push(name)
  }
  expect(holding).toEqual(['framework_text'])
})

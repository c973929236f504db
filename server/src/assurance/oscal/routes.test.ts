import { OscalImport } from '@citywide/model/assurance/oscal-view'
import { expect, test } from 'vitest'
import { colleague } from '#platform/around/testing.ts'
import { follow, freshCity } from '../testing.ts'
import { CatalogDocument, ProfileDocument, ResultsDocument } from './shape.ts'

test('what is in force goes out the same however often, and comes in as proposals and versions', async () => {
  const city = await freshCity()
  const { benefit, parts, get } = city
  await benefit({ baselineValue: 1 })
  await follow(parts)
  const officer = await colleague(city, '标准专员')
  const leader = await colleague(city, '分管领导', ['programme_office'])
  const supplier = await colleague(city, '供应商', ['supplier'])
  const exported = async (model: string) =>
    (await officer.send({ url: `/api/frameworks/ISO37106/oscal/${model}?scope=city` })).json()
  expect((await supplier.send({ url: '/api/frameworks/ISO37106/oscal/catalog?scope=city' })).statusCode).toBe(403)

  const results = ResultsDocument.parse(await exported('assessment-results'))['assessment-results'].results[0]
  const observation = results?.observations?.find(({ props }) => props?.some(({ value }) => value === 'C2.1-E1'))
  expect(observation).toMatchObject({ methods: ['TEST'], subjects: [{ type: 'resource' }] })
  expect(results?.findings?.find(({ target }) => target['target-id'] === 'C2.1-E1')?.target.status).toEqual({
    state: 'not-satisfied',
    reason: 'fail',
  })
  expect(await exported('assessment-results')).toEqual(await exported('assessment-results'))

  const send = (payload: object) => officer.send({ method: 'POST', url: '/api/oscal-imports', payload })
  const catalog = CatalogDocument.parse(await exported('catalog'))
  const same = OscalImport.parse((await send({ document: catalog })).json())
  expect(same).toMatchObject({ model: 'catalog', framework: 'ISO37106', done: false, added: 0, changed: 0, removed: 0 })
  const control = catalog.catalog.groups?.[0]?.groups?.[0]?.controls?.[0]
  if (control) control.title = 'Another title'
  const changed = OscalImport.parse((await send({ document: catalog, dryRun: false })).json())
  expect(changed).toMatchObject({ done: true, changed: 1, changes: [{ kind: 'changed', fields: ['title'] }] })
  expect(await get('/frameworks/ISO37106/changes')).toMatchObject({ no: 2, open: [{ code: control?.id }] })
  const accept = (who: typeof officer) =>
    who.send({
      method: 'POST',
      url: '/api/frameworks/ISO37106/decisions',
      payload: { no: 2, nodes: [control?.id], take: true },
    })
  expect((await accept(officer)).json()).toMatchObject({ code: 'SETTING_OWN' })
  // Until it is accepted, the catalog goes out as it was.
  expect((await exported('catalog')).catalog.groups[0].groups[0].controls[0].title).not.toBe('Another title')

  expect((await accept(leader)).json()).toMatchObject({ open: [] })
  expect((await exported('catalog')).catalog.groups[0].groups[0].controls[0].title).toBe('Another title')

  const profile = ProfileDocument.parse(await exported('profile'))
  const wish = {
    profile: {
      ...profile.profile,
      modify: {
        'set-parameters': [
          { 'param-id': 'B7.1-E2_met', values: ['90'] },
          { 'param-id': 'x_met', values: ['1'] },
        ],
      },
    },
  }
  expect((await send({ document: wish, scope: 'city' })).json()).toMatchObject({ code: 'REASON_NEEDED' })
  const proposed = OscalImport.parse(
    (await send({ document: wish, scope: 'city', reason: '与上级要求一致', dryRun: false })).json(),
  )
  expect(proposed).toMatchObject({
    proposals: [{ kind: 'limits', subject: 'B7.1-E2', limits: { met: 90 } }],
    notes: [{ pointer: '/profile/modify/set-parameters/1' }],
  })
  expect(await get('/profile-settings?scope=city')).toMatchObject([{ subject: 'B7.1-E2', state: 'proposed' }])
  const refusal = await send({ document: { catalog: { uuid: 1 } } })
  expect([refusal.statusCode, refusal.json().text.zh]).toEqual([422, expect.stringContaining('/catalog/uuid')])
})

import { CityMap, DrawnMap } from '@citywide/model/emergency/operations'
import { expect, test } from 'vitest'
import { colleague } from '#platform/around/testing.ts'
import { freshOperations } from '../testing.ts'

const words = `attribution=${encodeURIComponent('澄川市测绘院')}&approval=${encodeURIComponent('虚构地图，无需审图号')}`
const square = (west: number, south: number, size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
})
const collection = (...features: [geometry: object, properties: object][]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })),
  })

test('a map is loaded, drawn as tiles and as one file, asked by box and by nearness, and replaced as a whole', async () => {
  const room = await freshOperations()
  const { officer, send } = room
  const load = (name: string, payload: string, query = words) =>
    send({
      method: 'PUT',
      url: `/api/map/collections/${name}?${query}`,
      headers: { 'content-type': 'application/geo+json' },
      payload,
    })
  expect((await officer.send({ url: '/api/map' })).json()).toBeNull()
  expect((await load('water', collection(), 'attribution=x')).statusCode).toBe(400)
  const loaded = await load('water', collection([square(113.4, 30.55, 0.05), { zh: '东湖', kind: 'lake' }]))
  expect([loaded.statusCode, loaded.json()]).toEqual([200, { collection: 'water', version: 1, count: 1, turned: 0 }])
  await load(
    'place',
    collection(
      [{ type: 'Point', coordinates: [113.5, 30.6] }, { zh: '东湖区' }],
      [{ type: 'Point', coordinates: [113.41, 30.56] }, { zh: '渡口' }],
    ),
  )

  const map = CityMap.parse((await officer.send({ url: '/api/map' })).json())
  expect(map).toMatchObject({ version: 2, bounds: [113.4, 30.55, 113.5, 30.6], approvals: ['虚构地图，无需审图号'] })
  const tile = (version: number, z = 12, x = 3338, y = 1682) =>
    officer.send({ url: `/tiles/city/${version}/${z}/${x}/${y}.mvt`, headers: { 'accept-encoding': 'gzip' } })
  const full = await tile(map.version)
  expect([full.statusCode, full.headers['content-encoding'], full.headers['cache-control']]).toEqual([
    200,
    'gzip',
    'private, max-age=31536000, immutable',
  ])
  expect((await tile(map.version)).rawPayload.equals(full.rawPayload)).toBe(true)
  expect((await tile(map.version, 12, 1, 1)).statusCode).toBe(204)
  expect((await tile(99)).statusCode).toBe(404)
  expect((await tile(map.version, 7, 1, 1)).statusCode).toBe(400)
  expect((await tile(map.version, 8, 300, 1)).statusCode).toBe(404)

  const drawn = DrawnMap.parse((await officer.send({ url: map.drawn })).json())
  expect(drawn.layers.map(({ collection: name, features }) => [name, features.length])).toEqual([
    ['water', 1],
    ['place', 2],
  ])
  const within = await officer.send({ url: '/api/map/collections/place/features?bbox=113.4,30.5,113.45,30.6' })
  expect(within.json().features).toMatchObject([{ properties: { zh: '渡口' }, geometry: { type: 'Point' } }])
  const near = await officer.send({ url: '/api/map/collections/place/nearest?point=113.5,30.6&limit=1' })
  expect(near.json().features).toMatchObject([{ properties: { zh: '东湖区', metres: 0 } }])

  const faulty = await load('water', collection([{ type: 'Point', coordinates: [30.5, 113.4] }, {}]))
  expect([faulty.statusCode, faulty.json().errors[0].pointer]).toEqual([422, '/features/0/geometry/coordinates'])
  expect(CityMap.parse((await officer.send({ url: '/api/map' })).json()).version).toBe(2)
  await load('water', collection())
  const after = CityMap.parse((await officer.send({ url: '/api/map' })).json())
  expect([after.version, after.collections.map(({ collection: name, count }) => [name, count])]).toEqual([
    3,
    [
      ['place', 2],
      ['water', 0],
    ],
  ])
  // What was kept of an older version is still right; what was not cannot be made any more.
  expect([(await tile(2)).statusCode, (await tile(2, 13, 6677, 3365)).statusCode]).toEqual([200, 404])

  const architect = await colleague(room, '架构师', ['it_architect'])
  const put = {
    method: 'PUT',
    url: `/api/map/collections/green?${words}`,
    headers: { 'content-type': 'application/geo+json' },
    payload: collection(),
  } as const
  expect([(await architect.send(put)).statusCode, (await officer.send(put)).statusCode]).toEqual([200, 403])
  for (const role of ['citizen', 'supplier'] as const) {
    const one = await colleague(room, role, [role])
    for (const url of [
      '/api/map',
      map.drawn,
      '/tiles/city/3/12/3338/1682.mvt',
      '/api/map/collections/place/nearest?point=113.5,30.6',
    ])
      expect([role, url, (await one.send({ url })).statusCode]).toEqual([role, url, 403])
  }
})

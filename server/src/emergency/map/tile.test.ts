import { gunzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'
import { metresTo } from './near.ts'
import { simplified } from './simplify.ts'
import { drawnAt, tileBounds, tileOf } from './tile.ts'
import { TileCache } from './tile-cache.ts'

const address = { z: 12, x: 3340, y: 1691 }
const [west, south, east, north] = tileBounds(address)
const middle = [(west + east) / 2, (south + north) / 2] as const

const feature = (collection: 'road' | 'water', id: number, geometry: object, props: object = {}) => ({
  collection,
  id,
  geojson: JSON.stringify(geometry),
  props: JSON.stringify(props),
})

test('a tile has a layer for each collection, with the features that touch it, cut at its edge', async () => {
  const tile = await tileOf(
    [
      feature(
        'road',
        1,
        {
          type: 'LineString',
          coordinates: [
            [west - 1, middle[1]],
            [east + 1, middle[1]],
          ],
        },
        { zh: '人民大道', rank: 1 },
      ),
      feature('road', 2, {
        type: 'LineString',
        coordinates: [
          [west - 2, middle[1]],
          [west - 1, middle[1]],
        ],
      }),
      feature('water', 3, { type: 'Point', coordinates: middle }, { kind: 'lake' }),
    ],
    address,
  )
  const { layers } = new VectorTile(new PbfReader(gunzipSync(tile ?? Buffer.alloc(0))))
  expect(Object.keys(layers)).toEqual(['road', 'water'])
  expect([layers['road']?.length, layers['water']?.length]).toEqual([1, 1])
  const road = layers['road']?.feature(0)
  expect([road?.id, road?.properties, road?.bbox()]).toEqual([1, { zh: '人民大道', rank: 1 }, [-64, 2048, 4160, 2048]])
  expect(await tileOf([], address)).toBeUndefined()
})

const drawnIn = (zoom: number) => {
  const { collections, ranks } = drawnAt(zoom)
  return Object.fromEntries(collections.map((name, index) => [name, ranks[index]]))
}

test('a city seen whole shows its ring roads, a street its houses', () => {
  expect(drawnIn(8)).toEqual({ boundary: 1, district: 1, water: 1, road: 1, place: 1 })
  expect(drawnIn(12)).toMatchObject({ road: 3, green: 2 })
  expect(drawnIn(12)).not.toHaveProperty('building')
  expect(drawnIn(15)).toMatchObject({ building: 2, road: 9 })
})

test('a line keeps the corners that can be seen, a ring stays one', () => {
  const wave = Array.from({ length: 101 }, (_, at) => [at / 100, at === 50 ? 1 : 0.000_01 * (at % 2)] as const)
  expect(simplified(wave, 0.001, 2)).toEqual([
    [0, 0],
    [0.49, 0.000_01],
    [0.5, 1],
    [0.51, 0.000_01],
    [1, 0],
  ])
  const small = [
    [0, 0],
    [0.000_1, 0],
    [0.000_1, 0.000_1],
    [0, 0.000_1],
    [0, 0],
  ] as const
  expect(simplified(small, 1, 4).length).toBeGreaterThanOrEqual(4)
})

const ring = (half: number) =>
  [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
    [-half, -half],
  ] as [number, number][]

test('the distance to a polygon is none within it, also where its edge is far, and not in its hole', () => {
  const lake = { type: 'Polygon' as const, coordinates: [ring(0.02), ring(0.01).toReversed()] }
  expect(metresTo([0.015, 0], lake)).toBe(0)
  expect(metresTo([0, 0], lake)).toBeCloseTo(1_108.5, 0)
  expect(metresTo([0.03, 0], lake)).toBeCloseTo(1_108.5, 0)
})

test('finished tiles are kept within bounds, those used last', () => {
  const cache = new TileCache(2_000)
  for (const key of ['a', 'b', 'c']) {
    cache.set(key, Buffer.alloc(500))
    cache.get('a')
  }
  cache.set('empty', null)
  expect([cache.get('a')?.length, cache.get('b'), cache.get('c')?.length, cache.get('empty')]).toEqual([
    500,
    undefined,
    500,
    null,
  ])
  expect(cache.bytes).toBeLessThanOrEqual(2_000)
  cache.set('whole', Buffer.alloc(3_000))
  expect([cache.bytes, cache.get('whole')]).toEqual([0, undefined])
})

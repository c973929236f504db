import { array, assert, asyncProperty, double, integer, string, uniqueArray } from 'fast-check'
import { Problem } from '@citywide/model/problem'
import { expect, test } from 'vitest'
import { type ReadFeature, readFeatures } from './read.ts'

/** The text as it comes over the wire, cut anywhere. */
async function* wire(text: string, size = 7): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function read(value: unknown, size?: number) {
  const features: ReadFeature[] = []
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const answer = await readFeatures(wire(text, size), 3, async (part) => {
    features.push(...part)
  })
  return { ...answer, features }
}

const collection = (...geometries: unknown[]) => ({
  type: 'FeatureCollection',
  features: geometries.map((geometry) => ({ type: 'Feature', geometry, properties: null })),
})
const square = [
  [113, 30],
  [114, 30],
  [114, 31],
  [113, 31],
  [113, 30],
]

async function faultsOf(value: unknown): Promise<string[]> {
  try {
    await read(value)
  } catch (error) {
    if (error instanceof Problem) return error.fields.map(({ code, pointer }) => `${code} ${pointer}`)
    throw error
  }
  return []
}

test('features are read one by one, whatever stands before and after them', async () => {
  const text = `\uFEFF { "name" : "水系 \\"澄江\\" [1]{", "bbox":[1,2,3,4], "features" : [
    {"type":"Feature","geometry":{"type":"Polygon","coordinates":[${JSON.stringify(square)}]},
     "properties":{"name":"澄江 ]}","name:en":"Cheng River","type":"river","rank":1,"length":[1,{"a":"}"}]}} ,
    {"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[113.1234567891,30.5,12]},"properties":{"rank":77}}
  ] , "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}}, "type":"FeatureCollection" }\n`
  for (const size of [1, 5, 10_000]) {
    const { count, turned, features } = await read(text, size)
    expect([count, turned]).toEqual([2, 0])
    expect(features).toEqual([
      {
        bounds: [113, 30, 114, 31],
        geojson: JSON.stringify({ type: 'Polygon', coordinates: [square] }),
        properties: { zh: '澄江 ]}', en: 'Cheng River', kind: 'river', rank: 1 },
      },
      {
        bounds: [113.123_456_789_1, 30.5, 113.123_456_789_1, 30.5],
        geojson: '{"type":"Point","coordinates":[113.1234568,30.5]}',
        properties: {},
      },
    ])
  }
})

test('rings are turned: outer ones counterclockwise, holes the other way', async () => {
  const clockwise = square.toReversed()
  const { turned, features } = await read(collection({ type: 'Polygon', coordinates: [clockwise, square] }))
  expect(turned).toBe(2)
  expect(JSON.parse(features[0]?.geojson ?? '')).toEqual({ type: 'Polygon', coordinates: [square, clockwise] })
})

test.each([
  ['[]', ['NOT_COLLECTION ']],
  ['{"type":"FeatureCollection"}', ['NOT_COLLECTION ']],
  ['{"type":"Feature","features":[]}', ['NOT_COLLECTION /type']],
  ['{"type":"FeatureCollection","features":[', ['NOT_JSON ']],
  ['{"type":"FeatureCollection","features":[1]}', ['NOT_FEATURE /features/0']],
  ['{"type":"FeatureCollection","features":[{"type":"Feature",}]}', ['NOT_JSON /features/0']],
  ['{"type":"FeatureCollection","features":[]} {', ['NOT_JSON ']],
  ['{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:3857"}},"features":[]}', ['OTHER_COORDINATES /crs']],
  [collection(null), ['GEOMETRY /features/0/geometry']],
  [collection({ type: 'GeometryCollection', geometries: [] }), ['GEOMETRY_KIND /features/0/geometry']],
  [collection({ type: 'Circle', coordinates: [1, 2] }), ['GEOMETRY_KIND /features/0/geometry/type']],
  [collection({ type: 'Point', coordinates: ['1', 2] }), ['POSITION /features/0/geometry/coordinates']],
  [collection({ type: 'Point', coordinates: [30.5, 113.4] }), ['SWAPPED /features/0/geometry/coordinates']],
  [
    collection({ type: 'LineString', coordinates: [[12_630_000, 3_560_000]] }),
    ['NOT_DEGREES /features/0/geometry/coordinates/0'],
  ],
  [collection({ type: 'LineString', coordinates: [[113, 30]] }), ['LINE_SHORT /features/0/geometry/coordinates']],
  [
    collection(
      { type: 'Polygon', coordinates: [square.slice(0, 3)] },
      { type: 'Polygon', coordinates: [square.slice(0, 4)] },
      { type: 'MultiPolygon', coordinates: [[square.map(() => [113, 30])]] },
    ),
    [
      'RING_SHORT /features/0/geometry/coordinates/0',
      'RING_OPEN /features/1/geometry/coordinates/0',
      'RING_FLAT /features/2/geometry/coordinates/0/0',
    ],
  ],
])('%j is refused with the place of each fault', async (value, faults) => {
  expect(await faultsOf(value)).toEqual(faults)
})

test('all faults are counted, the first twenty listed, and nothing of a faulty file is kept', async () => {
  const kept: unknown[] = []
  const bad = collection({ type: 'Point', coordinates: [1, 1] }, ...Array.from({ length: 30 }, () => null))
  const reading = readFeatures(wire(JSON.stringify(bad)), 3, async (part) => {
    kept.push(...part)
  })
  await expect(reading).rejects.toMatchObject({ code: 'MAP_NOT_GEOJSON', params: { count: '30' } })
  expect(kept).toEqual([])
})

test('whatever the names hold and wherever the text is cut, as many features come out as went in', async () => {
  const point = array(double({ min: -80, max: 80, noNaN: true }), { minLength: 2, maxLength: 2 })
  await assert(
    asyncProperty(
      uniqueArray(string({ unit: 'grapheme' })),
      array(point),
      integer({ min: 1, max: 50 }),
      async (names, points, size) => {
        const features = points.map((coordinates, at) => ({
          type: 'Feature',
          properties: { [names[at] ?? 'name']: names.join('"]}') },
          geometry: { type: 'Point', coordinates },
        }))
        const { count } = await read({ features, others: names, type: 'FeatureCollection' }, size)
        expect(count).toBe(points.length)
      },
    ),
  )
})

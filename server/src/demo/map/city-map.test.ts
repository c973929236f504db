import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { streams } from '../measurements.ts'
import { districts } from '../organizations.ts'
import { cityMap } from './city-map.ts'
import { encloses, type Position } from './shapes.ts'

const ringOf = (geometry: { coordinates: unknown }): readonly Position[] =>
  (geometry.coordinates as readonly (readonly Position[])[])[0] ?? []

test('the map of the made-up city is the same every time, and small', () => {
  const first = JSON.stringify(cityMap())
  expect(JSON.stringify(cityMap())).toBe(first)
  expect(gzipSync(first).length).toBeLessThan(250_000)
})

test('its districts cover it: every station lies in the city and in one district', () => {
  const { boundary, district } = cityMap()
  expect(district.map(({ properties }) => properties['zh'])).toEqual(districts.map(({ title }) => title.zh))
  const city = boundary[0] ? ringOf(boundary[0].geometry) : []
  for (const { code, longitude, latitude } of streams) {
    const at: Position = [longitude, latitude]
    const inside = district.filter(({ geometry }) => encloses(ringOf(geometry), at))
    expect([code, encloses(city, at), inside.length]).toEqual([code, true, 1])
  }
})

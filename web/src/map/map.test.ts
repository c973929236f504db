import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { clustersOf } from './clusters.ts'
import { boundsOf, type MapView, moved, projection, viewOf, zoomed } from './mercator.ts'
import { viewAsText, viewIn } from './map-position.ts'
import { changesOf } from './object-changes.ts'
import { gravity, type MapObject } from './object-state.ts'

const state = fc.constantFrom('normal', 'silent', 'watch', 'high')
const object: fc.Arbitrary<MapObject> = fc.record({
  id: fc.uuid(),
  title: fc.constant('x'),
  state,
  longitude: fc.double({ min: 113, max: 114, noNaN: true }),
  latitude: fc.double({ min: 30, max: 31, noNaN: true }),
})
const objects = fc.uniqueArray(object, { selector: ({ id }) => id, maxLength: 60 })
const view: fc.Arbitrary<MapView> = fc.record({
  longitude: fc.double({ min: -179, max: 179, noNaN: true }),
  latitude: fc.double({ min: -80, max: 80, noNaN: true }),
  zoom: fc.double({ min: 3, max: 19, noNaN: true }),
})

const place = ({ longitude, latitude }: MapObject) => ({ x: longitude * 100, y: latitude * 100 })

test('a cluster has every object once and the gravest state of its members', () => {
  fc.assert(
    fc.property(objects, (all) => {
      const found = clustersOf(all, place, 20)
      expect(found.flatMap(({ members }) => members.map(({ id }) => id)).toSorted()).toEqual(
        all.map(({ id }) => id).toSorted(),
      )
      for (const { state: worst, members } of found)
        expect(gravity(worst)).toBe(Math.max(...members.map((one) => gravity(one.state))))
      const gravities = found.map((one) => gravity(one.state))
      expect(gravities).toEqual(gravities.toSorted((a, b) => a - b))
    }),
    { numRuns: 60 },
  )
})

test('clusters do not depend on the order in which the objects came', () => {
  fc.assert(
    fc.property(objects, (all) => {
      expect(clustersOf(all.toReversed(), place, 20)).toEqual(clustersOf(all, place, 20))
    }),
    { numRuns: 40 },
  )
})

test('only what changed goes to the map, and with it the map shows what there is now', () => {
  fc.assert(
    fc.property(objects, objects, fc.nat({ max: 30 }), (before, fresh, kept) => {
      const known = new Map(before.map((one) => [one.id, one]))
      const wanted = [...before.slice(0, kept).map((one) => ({ ...one })), ...fresh]
      const { add, remove, now } = changesOf(known, wanted)
      const shown = new Map(known)
      for (const id of remove) shown.delete(id)
      for (const one of add) shown.set(one.id, one)
      expect([...shown.values()].toSorted(byId)).toEqual([...now.values()].toSorted(byId))
      expect(add.some(({ id }) => before.slice(0, kept).some((one) => one.id === id))).toBe(false)
    }),
    { numRuns: 60 },
  )
})

const byId = (a: MapObject, b: MapObject) => (a.id < b.id ? -1 : 1)

test('a view is found again in the address, to a metre', () => {
  fc.assert(
    fc.property(view, (seen) => {
      const again = viewIn(viewAsText(seen))
      expect(again?.longitude).toBeCloseTo(seen.longitude, 4)
      expect(again?.latitude).toBeCloseTo(seen.latitude, 4)
      expect(again?.zoom).toBeCloseTo(seen.zoom, 0)
    }),
  )
})

test.each(['', '1,2', 'a,b,c', '91,0,5', '0,181,5', '0,0,99', '0,,5'])('%j is no view', (text) => {
  expect(viewIn(text)).toBeUndefined()
})

test('the middle of a view stands in the middle of the picture, and moving by pixels moves the picture by them', () => {
  const size = { width: 800, height: 600 }
  fc.assert(
    fc.property(view, (seen) => {
      const { x, y } = projection(seen, size)(seen.longitude, seen.latitude)
      expect([x, y]).toEqual([expect.closeTo(400, 3), expect.closeTo(300, 3)])
      const next = moved(seen, 30, -20)
      const after = projection(next, size)(seen.longitude, seen.latitude)
      expect([after.x, after.y]).toEqual([expect.closeTo(370, 2), expect.closeTo(320, 2)])
    }),
  )
})

test('the view of all objects shows all of them', () => {
  const size = { width: 700, height: 500 }
  fc.assert(
    fc.property(fc.array(object, { minLength: 2, maxLength: 20 }), (all) => {
      const bounds = boundsOf(all)
      if (!bounds) throw new Error('there are objects')
      const spot = projection(viewOf(bounds, size), size)
      for (const { longitude, latitude } of all) {
        const { x, y } = spot(longitude, latitude)
        expect(x >= 0 && y >= 0 && x <= size.width && y <= size.height).toBe(true)
      }
    }),
    { numRuns: 60 },
  )
})

test('zoom ends where the map ends', () => {
  const here = { longitude: 0, latitude: 0, zoom: 18.5 }
  expect(zoomed(here, 4).zoom).toBe(19)
  expect(zoomed(here, -40).zoom).toBe(3)
})

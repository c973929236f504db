import { expect, test } from 'vitest'
import { stored } from '../testing.ts'
import { toggled } from './selection.ts'

const records = ['a', 'b', 'c', 'd'].map((id, version) => ({ ...stored, id, version }))
const [a, b, , d] = records
const none = { of: '', versions: new Map<string, number>(), last: undefined, everything: false }

test('a row is chosen at the version in sight and let go again', () => {
  if (!b) throw new Error('no row')
  const one = toggled(none, b, records, false)
  expect([...one.versions]).toEqual([['b', 1]])
  expect([...toggled(one, b, records, false).versions]).toEqual([])
})

test('with Shift all rows from the last one on are chosen, or let go, upwards too', () => {
  if (!a || !b || !d) throw new Error('no row')
  const range = toggled(toggled(none, d, records, false), b, records, true)
  expect([...range.versions.keys()].toSorted()).toEqual(['b', 'c', 'd'])
  expect([...toggled(range, d, records, true).versions.keys()]).toEqual([])
})

test('letting one go of everything keeps the others that are in sight', () => {
  if (!a) throw new Error('no row')
  const rest = toggled({ ...none, everything: true }, a, records, false)
  expect([rest.everything, [...rest.versions.keys()]]).toEqual([false, ['b', 'c', 'd']])
})

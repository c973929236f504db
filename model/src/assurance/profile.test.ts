import { expect, test } from 'vitest'
import { Card } from './card.ts'
import { isLooser, limitsFit } from './profile.ts'

const card = Card.parse({
  id: 'X1-E1',
  kind: 'share',
  title: { zh: '例', en: 'Example' },
  about: 'Benefit',
  must: ['ownerId != null'],
  compare: 'at_least',
  met: 90,
  partly: 60,
  unit: 'percent',
  minSample: 5,
  evidence: 'register',
  refresh: 'P1D',
  do: { zh: '做', en: 'Do' },
  owner: 'programme_office',
})
const most = Card.parse({ ...card, compare: 'at_most', met: 10, partly: 30 })
const band = Card.parse({ ...card, compare: 'within', met: [40, 60], partly: [30, 70] })

test('a limit that is easier to meet is looser, a harder one is not', () => {
  expect(isLooser(card, { met: 85 })).toBe(true)
  expect(isLooser(card, { met: 95 })).toBe(false)
  expect(isLooser(card, { partly: 50 })).toBe(true)
  expect(isLooser(card, { partly: null })).toBe(false)
  expect(isLooser(most, { met: 15 })).toBe(true)
  expect(isLooser(most, { met: 5 })).toBe(false)
  expect(isLooser(band, { met: [35, 60] })).toBe(true)
  expect(isLooser(band, { met: [45, 60] })).toBe(false)
})

test('a rule that asks for more records before it judges, or is no longer critical, is looser', () => {
  expect(isLooser(card, { minSample: 20 })).toBe(true)
  expect(isLooser(card, { minSample: 2 })).toBe(false)
  expect(isLooser({ ...card, critical: true }, { critical: false })).toBe(true)
  expect(isLooser(card, { critical: true })).toBe(false)
})

test('limits have the shape and the unit of the card, and “partly” is no harder than “met”', () => {
  expect(limitsFit(card, { met: 80, partly: 50 })).toBe(true)
  expect(limitsFit(card, { met: 50 })).toBe(false)
  expect(limitsFit(card, { met: 101 })).toBe(false)
  expect(limitsFit(card, { met: [40, 60] })).toBe(false)
  expect(limitsFit(card, { met: 90, partly: 60 })).toBe(false)
  expect(limitsFit(most, { met: 40 })).toBe(false)
  expect(limitsFit(band, { met: [60, 40] })).toBe(false)
  expect(limitsFit(band, { met: [20, 60] })).toBe(false)
  expect(limitsFit(band, { met: 50 })).toBe(false)
})

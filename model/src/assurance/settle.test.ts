import { expect, test } from 'vitest'
import { settle, type Standing } from './settle.ts'

const met: Standing = { state: 'met', reason: null, version: 'a', pending: null }
const notMet = { state: 'not_met', reason: null } as const

test('a written record changes its verdict at once', () => {
  expect(settle(met, notMet, { version: 'a', noisy: false })).toEqual({ ...notMet, pending: null, turned: true })
})

test('what only time brings waits for a second evaluation that agrees', () => {
  const first = settle(met, notMet, { version: 'a', noisy: true })
  expect(first).toEqual({ state: 'met', reason: null, pending: 'not_met', turned: false })
  const second = settle({ ...met, pending: first.pending }, notMet, { version: 'a', noisy: true })
  expect(second).toEqual({ ...notMet, pending: null, turned: true })
})

test('a change that does not come again is forgotten', () => {
  const waiting: Standing = { ...met, pending: 'not_met' }
  expect(settle(waiting, { state: 'met', reason: null }, { version: 'a', noisy: true }).pending).toBeNull()
  expect(settle(waiting, { state: 'partly', reason: null }, { version: 'a', noisy: true })).toMatchObject({
    state: 'met',
    pending: 'partly',
  })
})

test('the first state, another card and an error are not waited for', () => {
  expect(settle(undefined, notMet, { version: 'a', noisy: true }).turned).toBe(true)
  expect(settle(met, notMet, { version: 'b', noisy: true }).turned).toBe(true)
  expect(settle(met, { state: 'not_assessable', reason: 'error' }, { version: 'a', noisy: true }).turned).toBe(true)
})

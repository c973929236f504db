import { expect, test } from 'vitest'
import { lifecycle } from './act.ts'

test.each([
  ['draft', 'write', 'draft'],
  ['draft', 'on', 'on'],
  ['draft', 'off', undefined],
  ['on', 'write', undefined],
  ['on', 'on', undefined],
  ['on', 'off', 'off'],
  ['off', 'write', 'off'],
  ['off', 'on', 'on'],
  ['off', 'off', undefined],
] as const)('a rule that is %s: %s makes it %s', (state, act, next) => {
  expect(lifecycle[state][act]).toBe(next)
})

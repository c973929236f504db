import { expect, test } from 'vitest'
import { bundleCommands } from './bundle.ts'
import { chosen, helpOf } from './command.ts'

const usageOf = (typed: string) => chosen(bundleCommands, typed.split(' '))?.command.usage

test.each([
  ['bundle out city.bundle', 'bundle out FILE'],
  ['bundle in city.bundle', 'bundle in FILE [--replace]'],
  ['bundle in --replace city.bundle', 'bundle in FILE [--replace]'],
  ['bundle out', undefined],
  ['bundle out a b', undefined],
  ['bundle out a --replace', undefined],
  ['bundle', undefined],
  ['audit', undefined],
])('%s is %s', (typed, usage) => {
  expect(usageOf(typed)).toBe(usage)
})

test('the help names every command in both languages', () => {
  const help = helpOf(bundleCommands)
  for (const { usage, about } of bundleCommands)
    for (const text of [usage, about.zh, about.en]) expect(help).toContain(text)
})

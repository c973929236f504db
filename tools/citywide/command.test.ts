import { expect, test } from 'vitest'
import { bundleCommands } from './bundle.ts'
import { chosen, type Command, helpOf } from './command.ts'

const usageOf = (typed: string) => chosen(bundleCommands, typed.split(' '))?.command.usage

test.each([
  ['bundle out city.bundle', 'bundle out FILE [--key FILE]'],
  ['bundle in city.bundle', 'bundle in FILE [--key FILE] [--replace]'],
  ['bundle in --replace city.bundle', 'bundle in FILE [--key FILE] [--replace]'],
  ['bundle out', undefined],
  ['bundle out a b', undefined],
  ['bundle out a --replace', undefined],
  ['bundle', undefined],
  ['audit', undefined],
])('%s is %s', (typed, usage) => {
  expect(usageOf(typed)).toBe(usage)
})

const restore: Command = {
  words: ['restore'],
  usage: 'restore [--to TIME] [--dry]',
  about: { zh: '恢复', en: 'restores' },
  operands: 0,
  options: ['to=', 'dry'],
  run: () => Promise.resolve(),
}

test.each([
  [['restore'], {}],
  [['restore', '--to', '2026-11-22 10:00', '--dry'], { to: '2026-11-22 10:00', dry: '' }],
  [['--dry', '--to=noon', 'restore'], { to: 'noon', dry: '' }],
  [['restore', '--to'], undefined],
  [['restore', '--to='], undefined],
  [['restore', '--to', '--dry'], undefined],
  [['restore', '--dry=yes'], undefined],
  [['restore', '--to=a', '--to=b'], undefined],
])('%j is read with %j', (typed, expected) => {
  const choice = chosen([restore], typed)
  expect(choice && Object.fromEntries(choice.options)).toEqual(expected)
})

test('the help names every command in both languages', () => {
  const help = helpOf(bundleCommands)
  for (const { usage, about } of bundleCommands)
    for (const text of [usage, about.zh, about.en]) expect(help).toContain(text)
})

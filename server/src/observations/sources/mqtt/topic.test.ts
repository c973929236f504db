import { assert, property, stringMatching } from 'fast-check'
import { expect, test } from 'vitest'
import { filledCode, filterOf, matchTopic } from './topic.ts'

test.each([
  ['air/{station}/{property}', 'air/Dongsi/PM2.5', { station: 'Dongsi', property: 'PM2.5' }],
  ['air/{station}/{property}', 'air/Dongsi', undefined],
  ['air/{station}/{property}', 'air/Dongsi/PM2.5/raw', undefined],
  ['air/{station}/#', 'air/Dongsi/PM2.5/raw', { station: 'Dongsi' }],
  ['air/{station}/#', 'air/Dongsi', { station: 'Dongsi' }],
  ['+/{station}', 'air/Dongsi', { station: 'Dongsi' }],
  ['water', 'water', {}],
  ['water', 'waters', undefined],
  ['/{a}', '/x', { a: 'x' }],
])('%s reads %s', (template, topic, names) => {
  expect(matchTopic(template, topic)).toEqual(names)
})

test('names are put into codes in lower case, and what no code may hold becomes a dash', () => {
  expect(filterOf('air/{station}/{property}/#')).toBe('air/+/+/#')
  expect(filledCode('air.{station}.{property}', { station: 'Dong Si', property: 'PM2.5' })).toBe('air.dong-si.pm2.5')
})

test('a topic that is filled into its template is read back', () => {
  const level = stringMatching(/^[^/+#{}\0]{1,8}$/)
  assert(
    property(level, level, (station, what) => {
      const names = { station, property: what }
      expect(matchTopic('air/{station}/{property}', `air/${station}/${what}`)).toEqual(names)
    }),
  )
})

import { Risk } from '@citywide/model/strategy/risk'
import { Organization } from '@citywide/model/platform/organization'
import { expect, test } from 'vitest'
import { stored, zone } from '../testing.ts'
import { type Entry, entryFrom, typedFields } from './entry.ts'
import { problemAt, problemsOf } from './problems.ts'

const risk = { ...stored, title: { en: 'Gauge fails' }, probability: 3, impact: 2, status: 'open', strategic: true }
const codes = (entry: Entry) =>
  problemsOf(Risk, entry, typedFields(Risk), zone).map(({ pointer, text }) => [pointer, text.en])

test('a whole form has no problems', () => {
  expect(codes(entryFrom(Risk, risk, zone))).toEqual([])
})

test('every required field that is empty is named, in the order of the form', () => {
  const fields = codes(entryFrom(Risk, {}, zone)).map(([pointer]) => pointer)
  expect(fields).toEqual(['/title', '/probability', '/impact', '/status', '/strategic', '/scopeId', '/confidentiality'])
})

test('bounds and lengths are said with their figures', () => {
  const entry = { ...entryFrom(Risk, risk, zone), probability: '9', title: { zh: '', en: 'x'.repeat(301) } }
  expect(codes(entry)).toEqual([
    ['/title', 'At most 300 characters; there are 301.'],
    ['/probability', 'Must lie between 1 and 5.'],
  ])
})

test('only the fields that were touched are looked at when a record is changed', () => {
  const entry = entryFrom(Organization, {}, zone)
  expect(problemsOf(Organization, entry, ['sector'], zone).map(({ pointer }) => pointer)).toEqual(['/sector'])
})

test('a problem is found at its field and at one language of it', () => {
  const text = { zh: '错', en: 'wrong' }
  const problems = [
    { pointer: '/title/zh', code: 'X', text },
    { pointer: '/impact', code: 'Y', text },
  ]
  expect(problemAt(problems, 'title')?.code).toBe('X')
  expect(problemAt(problems, 'title', 'zh')?.code).toBe('X')
  expect(problemAt(problems, 'title', 'en')).toBeUndefined()
})

import { Initiative } from '@citywide/model/strategy/initiative'
import { Risk } from '@citywide/model/strategy/risk'
import { CitizenSegment } from '@citywide/model/services/citizen-segment'
import { registers } from '@citywide/model/registers'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inChinese, inEnglish, valueArbitrary } from '../testing.ts'
import { formatField, isMissing } from './format-field.ts'

const { title, status, budget, plannedEnd, citizenFacing, componentCodes, leadOrgId, partnerOrgIds } = Initiative.fields
const bureau = '01a20441-9727-7079-8286-fc42cf56dc26'

test('values are said in the reader’s language, with their units', () => {
  expect(formatField(title, { zh: '一票通行', en: 'One ticket' }, inEnglish)).toBe('One ticket')
  expect(formatField(title, { en: 'One ticket' }, inChinese)).toBe('One ticket')
  expect(formatField(status, 'active', inChinese)).toBe('在建')
  expect(formatField(budget, 12_000_000.5, inChinese)).toBe('12,000,000.5 元')
  expect(formatField(plannedEnd, '2027-07-01', inEnglish)).toBe('1 Jul 2027')
  expect(formatField(citizenFacing, false, inChinese)).toBe('否')
  expect(formatField(componentCodes, ['B7', 'C1'], inChinese)).toBe('智慧城市路线图、利益映射')
  expect(formatField(Risk.fields.impact, 4, inEnglish)).toBe('4 / 5')
  expect(formatField(CitizenSegment.fields.digitalExclusionRate, 0.07, inEnglish)).toBe('7%')
})

test('a record is called by its name, and by the end of its id where the name is not known', () => {
  const names = { [bureau]: { noun: 'Organization', path: 'organizations', title: { zh: '市交通运输局' } } }
  expect(formatField(leadOrgId, bureau, { ...inChinese, names })).toBe('市交通运输局')
  expect(formatField(partnerOrgIds, [bureau], inEnglish)).toBe('record …cf56dc26')
})

test('nothing recorded is not no, not zero', () => {
  expect([null, undefined, '', []].every(isMissing)).toBe(true)
  expect([false, 0, {}].some(isMissing)).toBe(false)
  expect(formatField(citizenFacing, null, inEnglish)).toBeUndefined()
  expect(formatField(budget, 0, inEnglish)).toBe('0 CNY')
})

test('what does not fit its field is shown as it stands', () => {
  expect(formatField(status, 'from_an_older_release', inEnglish)).toBe('from_an_older_release')
  expect(formatField(plannedEnd, 'soon', inEnglish)).toBe('soon')
  expect(formatField(budget, { amount: 1 }, inEnglish)).toBe('{"amount":1}')
})

test('every value of every field can be said in both languages', () => {
  for (const declaration of registers) {
    for (const field of Object.values(declaration.fields)) {
      fc.assert(
        fc.property(valueArbitrary(field), (value) => {
          for (const reading of [inEnglish, inChinese]) {
            const said = formatField(field, value, reading)
            expect(said === undefined).toBe(isMissing(value))
          }
        }),
        { numRuns: 5 },
      )
    }
  }
})

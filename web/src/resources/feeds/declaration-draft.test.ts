import { expect, test } from 'vitest'
import { declarationOf, draftOf, faultsOf, fieldOf, limitsOf } from './declaration-draft.ts'

const blank = draftOf(undefined, 'chengchuan', 'Asia/Shanghai')

test('what is needed and what is no number is said before the server is asked', () => {
  expect(faultsOf({ ...blank, code: 'air.a', intervalSeconds: 'hourly', least: '1,5' })).toStrictEqual({
    intervalSeconds: 'notNumber',
    least: 'notNumber',
    titleZh: 'needed',
    titleEn: 'needed',
    property: 'needed',
    unit: 'needed',
  })
})

test('a change is declared with its time or not at all', () => {
  expect(faultsOf({ ...blank, changeMost: '5' })).toMatchObject({ changeSeconds: 'both' })
  expect(limitsOf({ ...blank, changeMost: '5', changeSeconds: '3600', least: '-0.5' })).toStrictEqual({
    least: -0.5,
    most: null,
    plausibleLeast: null,
    plausibleMost: null,
    change: { most: 5, seconds: 3_600 },
    stuckSeconds: null,
  })
})

test('what the form does not show stays as it was declared', () => {
  const draft = { ...blank, code: 'air.a', intervalSeconds: '60' }
  expect(declarationOf(draft, undefined)).toMatchObject({ intervalSeconds: 60, scope: 'chengchuan', place: null })
})

test('a word of the server finds its field', () => {
  expect(['/plausibleLeast', '/limits/least', '/change/most', '/title/zh', '/nowhere'].map(fieldOf)).toStrictEqual([
    'plausibleLeast',
    'least',
    'changeMost',
    'titleZh',
    undefined,
  ])
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { levels } from './asvs-levels.ts'
import { faultsOf, page, pageOf, readTable, type Requirement, slugOf } from './asvs-table.ts'

const count = (level: number) => [...levels.values()].filter((one) => one === level).length

test('the standard has 345 requirements: 70 of level 1, 183 of level 2, 92 of level 3', () => {
  expect([count(1), count(2), count(3), levels.size]).toEqual([70, 183, 92, 345])
})

test('every requirement of level 1 and 2 is in the table, and every test and document that it names is there', () => {
  expect(faultsOf(readTable())).toEqual([])
})

test('the page is the one that the table makes; `npm run asvs` writes it anew', () => {
  expect(readFileSync(page, 'utf8')).toBe(pageOf(readTable()))
})

test('a test that vanished, a document without its heading, a claim without proof and a gap without a word are found', () => {
  const table = readTable()
  const changed = (change: Partial<Requirement>) =>
    faultsOf({
      ...table,
      requirements: table.requirements.map((one) => (one.id === 'V1.1.1' ? { ...one, ...change } : one)),
    })
  const file = 'tools/security/asvs.test.ts'
  expect(changed({ tests: [{ file, name: ['no such', 'test'].join(' ') }] })).toHaveLength(1)
  expect(changed({ tests: [{ file: 'nowhere.test.ts', name: 'x' }] })).toHaveLength(1)
  expect(changed({ documents: ['docs/security/README.md#nothing'] })).toEqual([
    'V1.1.1: no document docs/security/README.md#nothing',
  ])
  expect(changed({ tests: [], documents: [] })).toEqual(['V1.1.1: nothing holds it'])
  expect(changed({ state: 'open', note: undefined })).toEqual(['V1.1.1: no word on why'])
  expect(changed({ level: 1 })).toEqual(['V1.1.1: is of level 2'])
  expect(faultsOf({ ...table, requirements: table.requirements.slice(1) })).toEqual(['V1.1.1: missing'])
  expect(slugOf('## Dependencies · 依赖')).toBe('dependencies--依赖')
})

/** Records of any register, for the tests of lists, pages and forms. */
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import * as fc from 'fast-check'
import { formatFor } from '../../ui/format.ts'
import type { Reading } from './field/format-field.ts'
import { Stored } from './register/stored.ts'

export const zone = 'Asia/Shanghai'
export const inEnglish: Reading = { language: 'en', format: formatFor('en', zone, 'CNY'), names: {} }
export const inChinese: Reading = { language: 'zh', format: formatFor('zh', zone, 'CNY'), names: {} }

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== '')
const day = fc
  .date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('2200-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const instant = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2200-12-30T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())

/** Anything that a field of this kind may hold. */
export function valueArbitrary(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'text':
      return words.map((text) => text.slice(0, field.max))
    case 'bilingual':
      return fc.oneof(
        words.map((zh) => ({ zh })),
        words.map((en) => ({ en })),
        fc.record({ zh: words, en: words }),
      )
    case 'boolean':
      return fc.boolean()
    case 'number':
      return fc.double({ min: field.min, max: field.max, noNaN: true })
    case 'integer':
      return fc.integer({ min: field.min, max: field.max })
    case 'date':
      return day
    case 'datetime':
      return instant
    case 'code':
      return field.list.closed ? fc.constantFrom(...Object.keys(field.list.values)) : fc.constantFrom('A1', 'x.y', '数')
    case 'codes':
      return fc.subarray(field.list.closed ? Object.keys(field.list.values) : ['A1', 'x.y', '数'])
    case 'ref':
      return fc.uuid()
    case 'refs':
      return fc.array(fc.uuid(), { maxLength: 4 })
    case 'json':
      return fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 })
  }
}

/** A stored record of a register; what may be missing sometimes is. */
export function recordArbitrary(declaration: RecordDeclaration): fc.Arbitrary<Stored> {
  const fields = Object.entries(declaration.fields).map(([name, field]) => {
    const value = valueArbitrary(field)
    return [name, field.required ? value : fc.option(value, { nil: null })] as const
  })
  return fc.record(Object.fromEntries(fields)).map((values) => ({ ...stored, ...values }))
}

export const stored = Stored.parse({
  id: '01a20441-a6e7-759c-b193-3d3920118b35',
  cityId: '01a20441-9553-74e1-9e95-f7aa35fb7a6f',
  scopeId: '01a20441-9553-74e1-9e95-f7aa35fb7a6f',
  version: 3,
  createdAt: '2026-11-01T00:00:00Z',
  createdBy: null,
  updatedAt: '2026-11-20T01:02:03.456789Z',
  updatedBy: null,
  source: 'manual',
  confidentiality: 'internal',
  validFrom: null,
  validTo: null,
})

/** For each kind of field the values that must be refused, as the JSON text or the query that carries them. */
import type { Field } from '@citywide/model/record/field'

const text = (length: number) => JSON.stringify('字'.repeat(length))
const unstorable = ['"\\u0000"', '"a\\ud800b"', '"\\udfff"', '"a\\u202eb"']
const noNumber = ['"1"', 'true', '[]', '{}', '[1]', '1e999', '-1e999', '1e308']
const noReference = ['1', 'true', '"x"', '""', '{}', '["x"]', '"00000000-0000-0000-0000-00000000000g"', '"\\u0000"']

/** Bodies of requests are JSON text here: some of these numbers and strings exist in no other way. */
export function badValues(field: Field): readonly string[] {
  switch (field.type) {
    case 'text':
      return ['1', 'true', '[]', '{}', '["text"]', '{"zh":"文字"}', '""', ...unstorable, text(field.max + 1)]
    case 'bilingual':
      return [
        '1',
        '"text"',
        '[]',
        '{}',
        '{"zh":1}',
        '{"zh":""}',
        '{"zh":["文字"]}',
        '{"zh":"文字","fr":"texte"}',
        '{"en":null}',
        ...unstorable.map((value) => `{"zh":${value}}`),
        `{"en":${text(field.max + 1)}}`,
      ]
    case 'boolean':
      return ['0', '1', '"true"', '""', '[]', '{}', '[true]']
    case 'number':
      return [...noNumber, String(field.min - Math.max(1, Math.abs(field.min))), String(field.max * 2 + 1)]
    case 'integer':
      return [...noNumber, '1.5', '9223372036854775808', '2147483648', String(field.min - 1), String(field.max + 1)]
    case 'date':
      return [
        '1',
        '[]',
        '{}',
        '""',
        '"2026-02-30"',
        '"2026-13-01"',
        '"2026-1-1"',
        '"10000-01-01"',
        '"+012026-01-01"',
        '"0000-01-01"',
        '"1799-12-31"',
        '"2026-01-15T00:00:00Z"',
        '"today"',
        '"infinity"',
        '"2026-01-15\\u0000"',
      ]
    case 'datetime':
      return [
        '1',
        '1768464000000',
        '[]',
        '{}',
        '""',
        '"2026-01-15"',
        '"2026-01-15T08:00:00"',
        '"2026-02-30T08:00:00Z"',
        '"2026-01-15T24:00:00Z"',
        '"2026-01-15T08:60:00Z"',
        '"2026-01-15T08:00:00+23:59"',
        '"10000-01-15T08:00:00Z"',
        '"0001-01-15T08:00:00Z"',
        '"now"',
        '"infinity"',
      ]
    case 'code':
      return ['1', 'true', '[]', '{}', '""', '"no such value"', '"__proto__"', ...unstorable, text(101)]
    case 'codes':
      return [
        '1',
        '"text"',
        '{}',
        '[1]',
        '[""]',
        '["no such value"]',
        '[[]]',
        '["\\u0000"]',
        `[${text(101)}]`,
        many(201),
      ]
    case 'ref':
      return noReference
    case 'refs':
      return [...noReference.map((value) => `[${value}]`), '"x"', '{}', '1', many(2_001)]
    case 'json':
      return [
        ...unstorable,
        '{"a":["\\u0000"]}',
        '{"\\u0000":1}',
        '1e999',
        '[[1e999]]',
        JSON.stringify('x'.repeat(1_000_001)),
      ]
  }
}

const many = (count: number) => JSON.stringify(Array.from({ length: count }, () => 'x'))

/** Bodies that are no record of anything, with the status that each is answered by. */
export const badBodies: readonly (readonly [string, number, string?])[] = [
  ['[]', 400],
  ['[{}]', 400],
  ['null', 400],
  ['1', 400],
  ['"text"', 400],
  ['', 400],
  ['{"a":', 400],
  ["{'a':1}", 400],
  ['{"a":NaN}', 400],
  ['{"a":1}{"b":2}', 400],
  ['\u0000', 400],
  ['{"scopeId":"x","scopeId":"y"}', 400, '/scopeId'],
  ['{"scope\\u0049d":"x","scopeId":"y"}', 400, '/scopeId'],
  ['{"__proto__":{"admin":true}}', 400, '/__proto__'],
  ['{"\\u005f_proto__":{"admin":true}}', 400, '/__proto__'],
  ['{"constructor":{"prototype":{"admin":true}}}', 400, '/constructor'],
  ['{"noSuchField":1}', 400, '/noSuchField'],
  ['{"id":"0198c2f0-0000-7000-8000-000000000000"}', 400, '/id'],
  ['{"version":7}', 400, '/version'],
  ['{"a/b~c":1}', 400, '/a~1b~0c'],
  [`{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 400],
  [`{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`, 400],
  [`{"a":"${'x'.repeat(5_000_000)}"}`, 413],
]

const range = (values: readonly string[]) => ({ '': values, '.from': values, '.to': values })

/** What a filter of this kind cannot be. */
export function badFilters(type: Field['type']): Record<string, readonly string[]> {
  switch (type) {
    case 'text':
      return { '': ['\u0000', 'x'.repeat(2_001)], '.contains': ['\u0000', 'x'.repeat(201)], '.missing': ['yes', ''] }
    case 'bilingual':
      return { '.contains': ['\u0000', '\u202e', 'x'.repeat(201)] }
    case 'boolean':
      return { '': ['yes', '1', '', 'TRUE'] }
    case 'number':
      return range(['x', '1e999', '-1e999', 'NaN', '1,5'])
    case 'integer':
      return range(['x', '1e999', '1e308', '1.5', '9223372036854775808', 'NaN'])
    case 'date':
      return range(['x', '', '2026-02-30', '10000-01-01', '0000-01-01', '2026-01-15T00:00:00Z', 'infinity'])
    case 'datetime':
      return range(['x', '', '2026-01-15', '2026-02-30T00:00:00Z', '2026-01-15T08:00:00+23:59', '0000-01-01T00:00:00Z'])
    case 'code':
    case 'codes':
      return { '': ['\u0000', 'x'.repeat(101)] }
    case 'ref':
    case 'refs':
      return { '': ['x', '', '1', "' or 1=1 --"] }
    case 'json':
      return { '.missing': ['yes'] }
  }
}

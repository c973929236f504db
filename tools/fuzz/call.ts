/** One call of an operation: everything about it fits, or one thing of it is broken. */
import * as fc from 'fast-check'
import type { Arbitrary } from 'fast-check'
import { fitting, type Source } from './arbitrary.ts'
import type { Operation, Schema } from './document.ts'
import type { Known } from './known.ts'

export interface Call {
  readonly method: Operation['method']
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: string | Buffer
}

/** Values that have no place anywhere, as JSON text. */
const junk = [
  'null',
  'true',
  '0',
  '-0',
  '-1',
  '1e999',
  '1e308',
  '9223372036854775808',
  '""',
  '"\\u0000"',
  '"\\ud800"',
  '"\\u202e"',
  '"2026-02-30"',
  '"+010000-01-01T00:00:00Z"',
  '"\'; drop table person; --"',
  '"../../../etc/passwd"',
  '"{{7*7}}"',
  '[]',
  '{}',
  '[null]',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{}}}',
  `${'['.repeat(200)}${']'.repeat(200)}`,
  `"${'字'.repeat(5_000)}"`,
]
const junkText = [
  '',
  ' ',
  '\u0000',
  '%',
  '../..',
  "' or 1=1 --",
  'null',
  'NaN',
  '-1',
  '1e999',
  '𠮷'.repeat(200),
  'x'.repeat(3_000),
]

type Part = 'body' | 'field' | 'query' | 'path' | 'header' | 'media type'

/** @param whole whether everything about it fits */
export function callOf(
  operation: Operation,
  base: Omit<Source, 'segment'>,
  known: Known,
  whole: boolean,
): Arbitrary<Call> {
  const source = { ...base, segment: segmentOf(operation.path) }
  const broken: Arbitrary<Part | undefined> = whole ? fc.constant(undefined) : fc.constantFrom(...partsOf(operation))
  return broken.chain((part) =>
    fc
      .record({
        path: addressOf(operation, source, known, part === 'path'),
        query: queryOf(operation, source, known, part === 'query'),
        body: bodyOf(operation, source, part),
        headers: headersOf(operation, part),
        match:
          part === 'header' ? fc.constantFrom('', '*', 'W/"1"', '"0"', '"99999999999"', '"x"') : fc.constant(undefined),
      })
      .map(({ path, query, body, headers, match }) => ({
        method: operation.method,
        url: `${path.address}${query}`,
        headers: {
          ...matchOf(operation, known, path.last, match),
          ...(body && { 'content-type': body.type }),
          ...headers,
        },
        ...(body && { payload: body.payload }),
      })),
  )
}

function partsOf({ method, path, requestBody }: Operation): Part[] {
  return [
    ...(requestBody ? (['body', 'field', 'field', 'field', 'media type'] as const) : []),
    ...(path.includes('{') ? (['path'] as const) : []),
    ...(method === 'GET' ? (['query', 'query'] as const) : (['header', 'query'] as const)),
  ]
}

/** `/api/benefit-progress` → `benefit-progress`. */
function segmentOf(path: string): string {
  return path.replace(/^\/api\//, '').split('/')[0] ?? ''
}

function addressOf({ path, parameters = [] }: Operation, source: Source, known: Known, broken: boolean) {
  const steps = parameters.filter((each) => each.in === 'path')
  const values = steps.map(({ name, schema }): Arbitrary<unknown> => {
    if (broken) return fc.constantFrom(...junkText.slice(1), 'zz', '0198c2f0-0000-7000-8000-000000000000')
    const heard = known.of(name, path.includes(`/{${name}}`) ? stepBefore(path, name) : segmentOf(path))
    return heard.length > 0 ? fc.constantFrom(...heard) : fitting(schema, source, undefined, name)
  })
  return fc.tuple(...values).map((chosen) => ({
    address: steps.reduce(
      (address, { name }, index) => address.replace(`{${name}}`, encodeURIComponent(String(chosen[index])) || '%20'),
      path,
    ),
    last: printed(chosen.at(-1) ?? ''),
  }))
}

/** The step that says whose id or code a parameter is: `views` in `/api/views/{id}`. */
function stepBefore(path: string, name: string): string {
  const steps = path.split('/')
  const before = steps.slice(0, steps.indexOf(`{${name}}`)).filter((step) => !step.startsWith('{'))
  return before.at(-1) ?? ''
}

/** Under which name the answers of an operation are kept: what a bulk change makes is a batch. */
export function learnedAs(path: string): string {
  const steps = path.split('/').filter((step) => step !== '' && step !== 'api' && !step.startsWith('{'))
  return steps.at(-1) === 'bulk' ? 'batches' : (steps[0] ?? '')
}

function queryOf(
  { path, parameters = [] }: Operation,
  source: Source,
  known: Known,
  broken: boolean,
): Arbitrary<string> {
  const asked = parameters.filter((each) => each.in === 'query')
  const required = asked.filter((each) => each.required)
  const optional = asked.filter((each) => !each.required && each.name !== 'after')
  const after = asked.some(({ name }) => name === 'after') ? known.of('next', segmentOf(path)) : []
  const one = ({ name, schema }: { name: string; schema: Schema }): Arbitrary<[string, string][]> =>
    fitting(schema, source, undefined, name.split('.')[0]).map((value) =>
      (Array.isArray(value) ? value : [value]).map((each): [string, string] => [name, printed(each)]),
    )
  const chosen = fc
    .subarray(optional, { maxLength: Math.min(2, optional.length) })
    .chain((some) => fc.tuple(...[...required, ...some].map(one)))
    .map((pairs) => pairs.flat())
  const odd = fc.tuple(
    fc.constantFrom(...asked.map(({ name }) => name), 'noSuchField', '__proto__', 'sort', 'after'),
    fc.constantFrom(...junkText, Buffer.from('["updatedAt","x","y"]').toString('base64url')),
  )
  const all = broken
    ? fc.tuple(chosen, odd).map(([pairs, pair]) => [...pairs.filter(([name]) => name !== pair[0]), pair])
    : after.length > 0
      ? fc
          .tuple(chosen, fc.option(fc.constantFrom(...after), { nil: undefined, freq: 4 }))
          .map(([pairs, cursor]) =>
            cursor === undefined ? pairs : [...pairs.filter(([name]) => name !== 'sort'), ['after', printed(cursor)]],
          )
      : chosen
  return all.map((pairs) =>
    pairs.length === 0 ? '' : `?${new URLSearchParams(pairs.map(([a, b]) => [String(a), String(b)])).toString()}`,
  )
}

const printed = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

interface Body {
  readonly type: string
  readonly payload: string | Buffer
}

function bodyOf({ requestBody }: Operation, source: Source, part: Part | undefined): Arbitrary<Body | undefined> {
  if (!requestBody) return fc.constant(undefined)
  const { content } = requestBody
  const json = content['application/json']
  if (json) {
    const value = fitting(json.schema ?? {}, source)
    const type =
      part === 'media type'
        ? fc.constantFrom('text/plain', 'application/xml', 'application/json; charset=gbk', '')
        : fc.constant('application/json')
    const payload =
      part === 'body'
        ? fc.constantFrom(...junk, '', '{', '{"a":1,"a":2}', '\u0000')
        : part === 'field'
          ? fc.tuple(value, fc.nat(), fc.constantFrom(...junk)).map(([whole, at, bad]) => withJunk(whole, at, bad))
          : value.map((whole) => JSON.stringify(whole))
    return fc.record({ type, payload })
  }
  const [type = 'application/octet-stream'] = Object.keys(content)
  if (type === 'multipart/form-data') return multipart(part)
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array))
  const lines = fc
    .constantFrom('code,title\r\na,b\r\n', 'x', '', '\u0000', '{"a":1}\n')
    .map((text) => Buffer.from(text))
  return fc.record({
    type: fc.constant(type.includes('*') ? 'application/octet-stream' : type),
    payload: fc.oneof(bytes, lines),
  })
}

function multipart(part: Part | undefined): Arbitrary<Body> {
  const edge = 'fuzz-5f2a'
  const name =
    part === undefined
      ? fc.constantFrom('note.txt', '说明.csv')
      : fc.constantFrom('../../x.txt', '', '\u202etxt.exe', 'a'.repeat(400))
  const text = fc.constantFrom('code,title\r\na,b\r\n', '文字', '', '\u0000\u0001')
  return fc
    .tuple(name, text, fc.constantFrom('file', part === undefined ? 'file' : 'other'))
    .map(([filename, content, field]) => ({
      type: `multipart/form-data; boundary=${part === 'media type' ? 'none' : edge}`,
      payload: `--${edge}\r\ncontent-disposition: form-data; name="${field}"; filename="${filename}"\r\ncontent-type: text/plain\r\n\r\n${content}\r\n--${edge}--\r\n`,
    }))
}

/** Puts one piece of junk into a value, in place of one of its parts or beside them. */
function withJunk(value: unknown, at: number, bad: string): string {
  const marks: (() => void)[] = []
  const mark = '\uE000junk\uE000'
  const copy = structuredClone(value)
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    const holder = node as Record<string, unknown>
    for (const key of Object.keys(holder)) {
      marks.push(() => void (holder[key] = mark))
      visit(holder[key])
    }
    if (!Array.isArray(node)) marks.push(() => void (holder['noSuchField'] = mark))
  }
  visit(copy)
  if (marks.length === 0) return bad
  marks[at % marks.length]?.()
  return JSON.stringify(copy).replace(JSON.stringify(mark), () => bad)
}

function headersOf({ method }: Operation, part: Part | undefined): Arbitrary<Record<string, string>> {
  const languages = fc.constantFrom('zh', 'en', 'zh-CN,zh;q=0.9', 'fr')
  const keys =
    method !== 'POST'
      ? fc.constant(undefined)
      : part === 'header'
        ? fc.constantFrom('', 'short', '键'.repeat(9), 'x'.repeat(65))
        : fc.uuid()
  return fc
    .record({ language: languages, key: keys })
    .map(({ language, key }) => ({ 'accept-language': language, ...(key !== undefined && { 'idempotency-key': key }) }))
}

function matchOf({ method }: Operation, known: Known, id: string, match: string | undefined): Record<string, string> {
  if (method === 'GET' || method === 'POST') return {}
  if (match !== undefined) return { 'if-match': match }
  const version = known.versionOf(id)
  return version === undefined ? {} : { 'if-match': `"${version}"` }
}

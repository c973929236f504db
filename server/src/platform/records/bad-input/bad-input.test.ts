import { randomUUID } from 'node:crypto'
import { registers } from '@citywide/model/registers'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { InjectOptions } from 'fastify'
import { expect, test, vi } from 'vitest'
import { freshApp, type TestApp } from '../../../testing.ts'
import { oneOfEach, sampleOf } from '../testing.ts'
import { badBodies, badFilters, badValues } from './testing.ts'

// Thousands of requests each: minutes on a loaded machine.
vi.setConfig({ testTimeout: 600_000 })

type Known = ReadonlyMap<string, string>
interface Fault {
  readonly pointer: string
  readonly code: string
  readonly text: { readonly zh: string; readonly en: string }
}
interface Refusal {
  readonly status: number
  readonly title: string
  readonly text: { readonly zh: string; readonly en: string }
  readonly errors?: readonly Fault[]
}

const typed = ({ fields }: RecordDeclaration) => Object.entries(fields).filter(([, field]) => !field.derived)
const json = { 'content-type': 'application/json' }

/** The whole application with one record of every register; what is in the database must be the same afterwards. */
async function withRecords(): Promise<
  TestApp & { known: Known; refused: Refused; demandUntouched: () => Promise<void> }
> {
  const whole = await freshApp()
  const known = await oneOfEach(registers, whole.create)
  const before = await contents(whole)
  return {
    ...whole,
    known,
    refused: (request, pointers, status) => faultsOf(whole, request, pointers, status),
    demandUntouched: async () => expect(await contents(whole)).toEqual(before),
  }
}

/** Rows of every table that a write leaves a trace in. */
async function contents({ pool }: TestApp): Promise<unknown> {
  const tables = [...registers.map(({ table }) => table), 'change_log', 'record_version', 'idempotent_request']
  const { rows } = await pool.query(
    `select ${tables.map((table) => `(select count(*) || ' ' || coalesce(max(xmin::text), '') from "${table}") as "${table}"`).join(', ')}`,
  )
  return rows[0]
}

type Refused = (request: InjectOptions, pointers?: readonly string[], status?: number) => Promise<string[]>

const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** @returns what is wrong with the answer, a line each; none when it refuses as it should */
async function faultsOf(
  { send }: TestApp,
  request: InjectOptions,
  pointers: readonly string[] = [],
  status?: number,
): Promise<string[]> {
  const language = (request.method ?? 'GET').length % 2 === 0 ? 'zh' : 'en'
  const answer = await send({ ...request, headers: { 'accept-language': language, ...request.headers } })
  const said = `${request.method ?? 'GET'} ${JSON.stringify([request.url, request.payload]).slice(0, 300)} → ${answer.statusCode}`
  if (answer.statusCode < 400 || answer.statusCode >= 500) return [`${said} ${answer.body.slice(0, 200)}`]
  if (status !== undefined && answer.statusCode !== status) return [`${said}, not ${status}`]
  if (answer.headers['content-type'] !== 'application/problem+json; charset=utf-8') {
    return [`${said} as ${String(answer.headers['content-type'])}`]
  }
  const { errors = [], ...problem } = answer.json<Refusal>()
  const named = (pointer: string) =>
    errors.find((each) => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`))
  return [
    ...(problem.title === problem.text[language] ? [] : [`${said} in the wrong language`]),
    ...[problem, ...errors]
      .filter(({ text }) => !isBilingual(text))
      .map(({ text }) => `${said}: ${JSON.stringify(text)}`),
    ...pointers.filter((pointer) => !named(pointer)).map((pointer) => `${said} does not name ${pointer}`),
  ]
}

function isBilingual({ zh, en }: { zh: string; en: string }): boolean {
  return /\p{Script=Han}/u.test(zh) && /[A-Za-z]/.test(en) && !/\{\w+\}/.test(`${zh}${en}`)
}

const body = (values: Iterable<readonly [string, string]>) =>
  `{${[...values].map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`

test('no value that does not fit a field is taken by any register, when it is made or when it is changed', async () => {
  const { known, refused, demandUntouched } = await withRecords()
  const wrong: string[] = []
  for (const register of registers) {
    const fields = typed(register).map(([name, field]) => [name, badValues(field)] as const)
    const rounds = Math.max(...fields.map(([, values]) => values.length))
    for (let round = 0; round < rounds; round += 1) {
      // Every field is wrong at once, in its own way: each of them must be named. Large ones go alone.
      const values = fields.map(([name, bad]) => [name, bad[round % bad.length] ?? ''] as const)
      const large = values.filter(([, value]) => value.length > 9_000)
      const small = values.filter(([, value]) => value.length <= 9_000)
      for (const part of [small, ...large.map((one) => [one])]) {
        const payload = body(part)
        const pointers = part.map(([name]) => `/${name}`)
        const id = known.get(register.name)
        wrong.push(
          ...(await refused({ method: 'POST', url: `/api/${register.path}`, payload, headers: json }, pointers, 400)),
          ...(await refused(
            {
              method: 'PATCH',
              url: `/api/${register.path}/${id}`,
              payload,
              headers: { ...json, 'if-match': '"1"' },
            },
            pointers,
            400,
          )),
        )
      }
    }
  }
  expect(wrong).toEqual([])
  await demandUntouched()
})

test('what is required is asked for, and cannot be emptied afterwards', async () => {
  const { known, refused, demandUntouched } = await withRecords()
  const wrong: string[] = []
  for (const register of registers) {
    const url = `/api/${register.path}`
    const required = typed(register).filter(([, field]) => field.required)
    const pointers = required.map(([name]) => `/${name}`)
    const empty = body(required.map(([name]) => [name, 'null']))
    const headers = { ...json, 'if-match': '"1"' }
    if (pointers.length === 0) continue
    wrong.push(
      ...(await refused({ method: 'POST', url, payload: '{}', headers: json }, pointers, 400)),
      ...(await refused({ method: 'POST', url, payload: empty, headers: json }, pointers, 400)),
      ...(await refused(
        { method: 'PATCH', url: `${url}/${known.get(register.name)}`, payload: empty, headers },
        pointers,
        400,
      )),
    )
  }
  expect(wrong).toEqual([])
  await demandUntouched()
})

test('a reference to nothing is refused by every register, with each field that holds one', async () => {
  const { known, refused, demandUntouched } = await withRecords()
  const nouns = new Set(registers.map(({ name }) => name))
  const wrong: string[] = []
  for (const register of registers) {
    const references = typed(register).flatMap(([name, field]) => {
      if ((field.type !== 'ref' && field.type !== 'refs') || !field.to.some((noun) => nouns.has(noun))) return []
      return [[name, field.type === 'ref' ? randomUUID() : [randomUUID()]] as const]
    })
    if (references.length === 0) continue
    const payload = { ...sampleOf(register, known), ...Object.fromEntries(references) }
    const pointers = references.map(([name]) => `/${name}`)
    wrong.push(...(await refused({ method: 'POST', url: `/api/${register.path}`, payload }, pointers, 422)))
  }
  for (const register of registers) {
    const place = register.name === 'Scope' ? 'parentId' : 'scopeId'
    const payload = { ...sampleOf(register, known), [place]: randomUUID() }
    wrong.push(...(await refused({ method: 'POST', url: `/api/${register.path}`, payload }, [`/${place}`], 422)))
  }
  expect(wrong).toEqual([])
  await demandUntouched()
})

test('a body that is no record is refused by every register, whatever it is', async () => {
  const { known, refused, demandUntouched } = await withRecords()
  const wrong: string[] = []
  for (const [index, register] of registers.entries()) {
    const url = `/api/${register.path}`
    for (const [payload, status, pointer] of badBodies) {
      if (payload.length > 1e6 && index % 10 > 0) continue // is refused before the register is known
      const pointers = pointer === undefined ? [] : [pointer]
      const change = { ...json, 'if-match': '"1"' }
      wrong.push(
        ...(await refused({ method: 'POST', url, payload, headers: json }, pointers, status)),
        ...(await refused(
          { method: 'PATCH', url: `${url}/${known.get(register.name)}`, payload, headers: change },
          pointers,
          status,
        )),
      )
    }
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/jsonx', '']) {
      wrong.push(...(await refused({ method: 'POST', url, payload: '{}', headers: { 'content-type': type } })))
    }
    for (const key of ['', 'short', 'x'.repeat(65), 'with space', '钥匙钥匙钥匙钥匙']) {
      const headers = { 'idempotency-key': key }
      wrong.push(...(await refused({ method: 'POST', url, payload: sampleOf(register, known), headers }, [], 428)))
    }
  }
  expect(wrong).toEqual([])
  await demandUntouched()
})

test('a change or removal without the version that was read, or of what is not there, is refused by every register', async () => {
  const { known, refused, demandUntouched } = await withRecords()
  const wrong: string[] = []
  for (const register of registers) {
    const url = `/api/${register.path}/${known.get(register.name)}`
    for (const match of [undefined, '', '1', 'W/"1"', '*', '"x"', '"-1"', '"1", "2"', '"9999999999"', '"1e3"']) {
      const headers = match === undefined ? {} : { 'if-match': match }
      wrong.push(
        ...(await refused({ method: 'PATCH', url, payload: {}, headers }, [], 428)),
        ...(await refused({ method: 'DELETE', url, headers }, [], 428)),
      )
    }
    for (const match of ['"0"', '"2"', '"999999999"']) {
      wrong.push(
        ...(await refused({ method: 'PATCH', url, payload: {}, headers: { 'if-match': match } }, [], 412)),
        ...(await refused({ method: 'DELETE', url, headers: { 'if-match': match } }, [], 412)),
      )
    }
    for (const id of [
      'x',
      '0',
      '%00',
      '%zz',
      '%ed%a0%80',
      '..%2f',
      "'",
      'a'.repeat(600),
      randomUUID(),
      randomUUID().slice(1),
    ]) {
      const at = `/api/${register.path}/${id}`
      wrong.push(
        ...(await refused({ url: at })),
        ...(await refused({ method: 'PATCH', url: at, payload: {}, headers: { 'if-match': '"1"' } })),
        ...(await refused({ method: 'DELETE', url: at, headers: { 'if-match': '"1"' } })),
      )
    }
    wrong.push(
      ...(await refused(
        { method: 'DELETE', url: `${url}?reason=%00`, headers: { 'if-match': '"1"' } },
        ['/querystring/reason'],
        400,
      )),
    )
  }
  expect(wrong).toEqual([])
  await demandUntouched()
})

test('a filter, order, page or cursor that does not fit is refused by every register', async () => {
  const { refused, demandUntouched } = await withRecords()
  const id = randomUUID()
  const general: readonly (readonly [string, string])[] = [
    ['noSuchField', 'x'],
    ['__proto__', 'x'],
    ['limit', '0'],
    ['limit', '-1'],
    ['limit', '501'],
    ['limit', '1.5'],
    ['limit', '1e999'],
    ['limit', 'x'],
    ['sort', 'noSuchField'],
    ['sort', '--updatedAt'],
    ['sort', 'updatedAt;drop table person'],
    ['lang', 'fr'],
    ['scope', '\u0000'],
    ['q', '\u0000'],
    ['q', 'x'.repeat(201)],
    ['id', 'x'],
    ['updatedAt.from', '2026-02-30T00:00:00Z'],
    ['createdAt.to', 'infinity'],
    ['source', 'nobody'],
    ['confidentiality', 'secret'],
  ]
  const cursors = [
    'x',
    '%%%',
    'x'.repeat(2_001),
    cursor(),
    cursor('updatedAt', 'no time', id),
    cursor('updatedAt', '2026-01-01T00:00:00Z', 'x'),
    cursor('updatedAt', 1, id),
    cursor('noSuchField', 'x', id),
    cursor('updatedAt', '\u0000', id),
    cursor('updatedAt', { a: 1 }, id),
  ]
  const wrong: string[] = []
  for (const register of registers) {
    const ask = (name: string, value: string) =>
      `/api/${register.path}?${new URLSearchParams([[name, value]]).toString()}`
    for (const [name, value] of general)
      wrong.push(...(await refused({ url: ask(name, value) }, [`/querystring/${name}`], 400)))
    for (const value of cursors) wrong.push(...(await refused({ url: ask('after', value) }, [], 400)))
    for (const [name, field] of Object.entries(register.fields)) {
      for (const [suffix, values] of Object.entries(badFilters(field.type))) {
        if (suffix === '.missing' && field.required) continue
        for (const value of values)
          wrong.push(
            ...(await refused({ url: ask(`${name}${suffix}`, value) }, [`/querystring/${name}${suffix}`], 400)),
          )
      }
      if (['number', 'integer', 'date', 'datetime', 'ref', 'boolean'].includes(field.type)) {
        wrong.push(
          ...(await refused(
            { url: `/api/${register.path}?sort=${name}&after=${cursor(name, 'no value of it', id)}` },
            [],
            400,
          )),
        )
      }
    }
  }
  expect(wrong).toEqual([])
  await demandUntouched()
})

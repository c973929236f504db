import { text } from 'node:stream/consumers'
import * as fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { expect, test } from 'vitest'
import { registers } from '../../model/src/registers.ts'
import { oneOfEach } from '../../server/src/platform/records/testing.ts'
import { freshApp, type TestApp } from '../../server/src/testing.ts'
import type { Source } from './arbitrary.ts'
import { callersOf, type Headers } from './callers.ts'
import { type Call, callOf, learnedAs } from './call.ts'
import { type Document, type Operation, operationsOf } from './document.ts'
import { type Answer, judgeBy } from './judge.ts'
import { Known } from './known.ts'

const SEED = Number(process.env['FUZZ_SEED'] ?? 37_106)
const CALLS = Number(process.env['FUZZ_CALLS'] ?? 8_000)
/** Share of the operations that must have been reached: a call of them was answered by a 2xx. */
const REACHED = 0.8
/** Need a secret or an authenticator that no call can make up; the tests beside the sign-in go through them. */
const byHand =
  /^(POST \/api\/sign-in|\w+ \/api\/account\/(proof|password|passkeys|code|recovery-codes|sessions|devices))/

const byName = new Map(registers.map((register) => [register.name, register]))

test(
  `${CALLS} calls made from the API document: no error of ours, and every answer is one the document promises`,
  { timeout: 900_000 },
  async () => {
    const whole = await freshApp()
    const callers = callersOf(whole)
    const { app } = whole
    const document = app.swagger() as unknown as Document
    const judge = judgeBy(JSON.parse(JSON.stringify(document)) as Document)
    const known = new Known()
    await seed(whole, known)
    const source: Omit<Source, 'segment'> = {
      document,
      existing: (schema, property, segment) => existing(known, schema, property, segment),
    }

    const operations = operationsOf(document)
    const reached = new Set<string>()
    const faults: string[] = []
    let made = 0
    for (let round = 0; round < 3 || made < CALLS; round += 1) {
      for (const operation of inTurn(operations, round)) {
        if (made >= CALLS && round >= 3) break
        made += 1
        const [call] = fc.sample(callOf(operation, source, known, round % 2 === 0), { seed: SEED + made, numRuns: 1 })
        if (!call) continue
        const first = await send(whole, call, await callers(operation))
        // A call may have ended the session, the key or the role that others are made with.
        const closed = first.status === 401 || first.body.includes('"FORBIDDEN"')
        const answer = closed ? await send(whole, call, await callers(operation, true)) : first
        const fault = judge(operation, answer)
        if (fault !== undefined) faults.push(told(call, answer, fault))
        if (answer.status < 300) {
          reached.add(operation.name)
          learn(known, operation, call, answer)
        }
      }
    }
    const reachable = operations.filter(({ name }) => !byHand.test(name))
    const missed = reachable.filter(({ name }) => !reached.has(name)).map(({ name }) => name)
    expect(faults.slice(0, 10), `${faults.length} faults; seed ${SEED}`).toEqual([])
    expect(made).toBeGreaterThanOrEqual(Math.max(CALLS, 3 * operations.length))
    expect(1 - missed.length / reachable.length, `never reached: ${missed.join(', ')}`).toBeGreaterThanOrEqual(REACHED)
  },
)

/** What properties hold that no schema can spell out. */
const vocabulary: Readonly<Record<string, readonly unknown[]>> = {
  timeZone: ['Asia/Shanghai'],
  zone: ['Asia/Shanghai'],
  unit: ['Cel', 'ug/m3'],
  register: ['initiatives'],
  path: ['initiatives'],
  noun: ['Initiative'],
}

/** One record of every register, and what they teach. */
async function seed({ send: ask, create }: TestApp, known: Known): Promise<void> {
  const ids = await oneOfEach(registers, create)
  for (const register of registers) {
    const answer = await ask({ url: `/api/${register.path}/${ids.get(register.name)}` })
    known.learn(register.path, answer.json())
  }
  const code = 'fuzz.air'
  const title = { zh: '空气', en: 'Air' }
  const scope = String(known.of('code', 'scopes')[0])
  await ask({
    method: 'PUT',
    url: `/api/streams/${code}`,
    payload: { title, property: 'pm25', unit: 'ug/m3', scope, intervalSeconds: 3_600 },
  })
  const observations = [1, 2, 3].map((hour) => ({ stream: code, at: `2026-11-22T0${hour}:00:00Z`, value: 10 + hour }))
  await ask({ method: 'POST', url: '/api/observations', payload: { observations } })
  known.add('streams.code', code)
  // What is worked on in operations are records of a register.
  for (const id of known.of('id', 'alerts')) known.add('operations.id', id)
  const source = { title, settings: { kind: 'http', keys: [] }, scope, expectedSeconds: 600 }
  known.learn('sources', (await ask({ method: 'PUT', url: '/api/sources/fuzz', payload: source })).json())
}

/** What makes things comes first in a round, what removes them last. */
function inTurn(operations: readonly Operation[], round: number): Operation[] {
  const order = ['POST', 'PUT', 'GET', 'PATCH', 'DELETE']
  const [shuffled = []] = fc.sample(
    fc.shuffledSubarray([...operations], { minLength: operations.length, maxLength: operations.length }),
    { seed: SEED - round, numRuns: 1 },
  )
  return shuffled.toSorted((a, b) => order.indexOf(a.method) - order.indexOf(b.method))
}

/** Values that exist for a property: what a reference may point to, and what has been heard of under its name. */
function existing(known: Known, schema: string | undefined, property: string, segment: string): readonly unknown[] {
  const words = vocabulary[property]
  if (words) return words
  const declaration = byName.get(schema?.replace(/(Create|Patch)$/, '') ?? '')
  const field = declaration?.fields[property]
  if (field?.type === 'ref' || field?.type === 'refs') {
    return field.to.flatMap((noun) => known.of('id', byName.get(noun)?.path ?? '-'))
  }
  if (declaration && property !== 'scopeId') return []
  if (property === 'scopeId') return known.of('id', 'scopes')
  if (property === 'scope') return known.of('code', 'scopes')
  if (property === 'record' || property === 'recordId') return known.of('id', 'initiatives')
  if (property === 'ids' || property === 'id') return known.of('id', segment)
  return /(?:Id|Ids|code|stream|indicator|rule)$/.test(property) ? known.of(property, segment) : []
}

async function send({ app }: TestApp, call: Call, caller: Headers): Promise<Answer> {
  const answer = await app.inject({
    ...(call as InjectOptions),
    headers: { ...caller, ...call.headers },
    payloadAsStream: true,
  })
  const type = answer.headers['content-type']
  const stream = answer.stream()
  if (type?.startsWith('text/event-stream')) {
    // Has no end: its beginning is all that is asked.
    answer.raw.res.destroy()
    return { status: answer.statusCode, type, body: '' }
  }
  return { status: answer.statusCode, type, body: await text(stream) }
}

function learn(known: Known, { path, method }: Operation, call: Call, { type, body }: Answer): void {
  if (method === 'DELETE') known.forget(decodeURIComponent(call.url.replace(/\?.*/, '').split('/').at(-1) ?? ''))
  if (type?.startsWith('application/json')) known.learn(learnedAs(path), JSON.parse(body))
}

const quoted = (value: string) => `'${value.replaceAll("'", `'\\''`)}'`

/** The call as it can be typed into a terminal, and what came back. */
function told({ method, url, headers, payload }: Call, { status, body }: Answer, fault: string): string {
  const said = Object.entries({ authorization: 'Bearer $KEY', ...headers }).map(
    ([name, value]) => `-H "${name}: ${value}"`,
  )
  const data = payload === undefined ? [] : ['--data-binary', quoted(payload.toString().slice(0, 1_500))]
  return `${fault}\n  curl -X ${method} ${[quoted(`localhost:8080${url}`), ...said, ...data].join(' ')}\n  → ${status} ${body.slice(0, 500)}`
}

import { type AddressInfo, connect } from 'node:net'
import { EventEmitter, once } from 'node:events'
import type { LightMyRequestResponse } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import type { Role } from '../../access/grants.ts'
import { colleague, type Colleague } from '../../around/testing.ts'
import { freshDatabase } from '../../postgres/testing.ts'
import { openApp } from '../app.ts'
import { type Conditions, wellConditions } from './admission.ts'
import { type AdmissionSettings, laneBounds, patient } from './settings.ts'

const narrow = laneBounds({ places: 2, queue: 1, wait: 60_000 })
const tight: AdmissionSettings = { ...patient, lanes: { ...narrow, door: patient.lanes.door } }

/** An application whose route `/hold` answers when the test says so. */
async function held(settings: AdmissionSettings, conditions: Partial<Conditions> = {}) {
  const pool = await freshDatabase()
  const app = await openApp({
    pool,
    publicUrl: 'http://localhost:8080',
    version: '0.0.0',
    admission: settings,
    conditions: { ...wellConditions, ...conditions },
  })
  const gates: (() => void)[] = []
  const arrivals = new EventEmitter()
  const hold = async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    gates.push(resolve)
    arrivals.emit('arrived')
    await promise
    return { done: true }
  }
  app.get('/health/live', { config: { access: 'public', lane: 'none' } }, () => ({ live: true }))
  app.get('/hold', { config: { access: 'self' } }, hold)
  app.post('/hold', { config: { access: 'self' } }, hold)
  app.get('/open', { config: { access: 'public' } }, hold)
  app.post('/open', { config: { access: 'public' } }, hold)
  app.get('/stream', { config: { access: 'self' } }, (request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' })
    reply.raw.write(': \n\n')
    request.admitted?.leave()
  })
  await app.ready()
  onTestFinished(async () => {
    for (const open of gates) open()
    await app.close()
  })
  const within = async (count: number) => {
    while (gates.length < count) await once(arrivals, 'arrived')
  }
  return {
    app,
    pool,
    within,
    release: () => gates.splice(0).forEach((open) => open()),
    person: (name: string, ...roles: Role[]): Promise<Colleague> => colleague({ app, pool }, name, roles),
  }
}

function expectRefused(answer: LightMyRequestResponse, status = 503): void {
  expect([answer.statusCode, answer.json()]).toEqual([status, expect.objectContaining({ code: expect.any(String) })])
  expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1)
  expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(3)
}

test('beyond places and queue people are sent away with a time to come back, while duty officers and health are served', async () => {
  const { person, within, app, release } = await held(tight)
  const officer = await person('Officer', 'programme_office')
  const duty = await person('Duty', 'duty_officer')
  const under = [1, 2].map(() => officer.send({ url: '/hold' }))
  await within(2)
  const waits = officer.send({ url: '/hold' })
  await expect.poll(() => app.admission.lanes().people.waiting).toBe(1)
  expectRefused(await officer.send({ url: '/hold' }))
  expectRefused(await officer.send({ url: '/hold' }))
  const duties = [1, 2, 3, 4].map(() => duty.send({ url: '/hold' }))
  await within(6)
  expect((await app.inject('/health/live')).statusCode).toBe(200)
  expect((await app.inject('/metrics-are-not-here')).statusCode).toBe(404)
  expect(app.admission.lanes()).toMatchObject({
    people: { busy: 2, waiting: 1 },
    duty: { busy: 4, waiting: 0 },
  })
  expect(app.admission.refused()).toBe(2)
  release()
  await within(1)
  release()
  const answers = await Promise.all([...under, waits, ...duties])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 200, 200])
  expect(app.admission.lanes()).toMatchObject({ people: { busy: 0 }, duty: { busy: 0 }, door: { busy: 0 } })
  expect(await app.metrics.getSingleMetricAsString('citywide_admission_refused_total')).toContain(
    'lane="people",why="queue full"} 2',
  )
})

test('a crowd without sign-in fills its own lane only; who is known from before passes by the door', async () => {
  const { person, within, app, release } = await held(tight)
  const officer = await person('Officer', 'programme_office')
  const first = officer.send({ url: '/hold' })
  await within(1)
  release()
  await first
  const crowd = [1, 2].map(() => app.inject('/open'))
  await within(2)
  const waits = app.inject('/open')
  await expect.poll(() => app.admission.lanes().public.waiting).toBe(1)
  expectRefused(await app.inject('/open'))
  const known = officer.send({ url: '/open' })
  await within(3)
  release()
  await within(1)
  release()
  expect((await Promise.all([...crowd, waits, known])).map(({ statusCode }) => statusCode)).toEqual([
    200, 200, 200, 200,
  ])
})

test('a caller over his own rate is told 429 and when to go on; others and duty officers are not touched', async () => {
  const { person, release, within } = await held({ ...patient, caller: { perSecond: 0.5, stock: 2 } })
  const [officer, other, duty] = [
    await person('Officer', 'programme_office'),
    await person('Other', 'programme_office'),
    await person('Duty', 'duty_officer'),
  ]
  const served = [officer, officer, other, duty, duty, duty].map(({ send }) => send({ url: '/hold' }))
  await within(6)
  const refused = await officer.send({ url: '/hold' })
  expectRefused(refused, 429)
  expect(refused.json()).toMatchObject({ code: 'TOO_MANY', text: { zh: expect.stringContaining('秒后继续') } })
  release()
  for (const answer of served) expect((await answer).statusCode).toBe(200)
})

test('a body that travels slowly holds no place, and a caller who hangs up gives his back', async () => {
  const { app, within, release } = await held(tight)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const head = 'POST /open HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n'
  const slow = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const socket = connect({ port, host: '127.0.0.1' })
      await once(socket, 'connect')
      socket.write(`${head}{`)
      return socket
    }),
  )
  const answers = [1, 2].map(() => fetch(`http://127.0.0.1:${port}/open`))
  await within(2)
  release()
  for (const answer of answers) expect((await answer).status).toBe(200)
  const held2 = [1, 2].map(() => connect({ port, host: '127.0.0.1' }))
  for (const socket of held2) socket.write('GET /open HTTP/1.1\r\nhost: localhost\r\n\r\n')
  await within(2)
  for (const socket of [...slow, ...held2]) socket.destroy()
  const last = fetch(`http://127.0.0.1:${port}/open`)
  await within(3)
  release()
  expect((await last).status).toBe(200)
})

test('a stream to a browser gives its place back once it has begun', async () => {
  const { app, person } = await held(tight)
  const officer = await person('Officer', 'programme_office')
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const answers = await Promise.all(
    Array.from({ length: 3 }, () => fetch(`http://127.0.0.1:${port}/stream`, { headers: { cookie: officer.cookie } })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(app.admission.lanes().people).toMatchObject({ busy: 0, waiting: 0 })
  for (const answer of answers) await answer.body?.cancel()
})

test('while the process ends nothing new is begun; while the database is away only pages are served', async () => {
  let stopping = false
  let databaseAway = false
  const { app, person, within, release } = await held(tight, {
    leaving: () => stopping,
    stopping: () => stopping,
    databaseAway: () => databaseAway,
  })
  const officer = await person('Officer', 'programme_office')
  databaseAway = true
  const away = await officer.send({ url: '/hold' })
  expectRefused(away)
  expect(away.json()).toMatchObject({ code: 'DATABASE_AWAY' })
  const page = app.inject('/open')
  await within(1)
  release()
  expect((await page).statusCode).toBe(200)
  databaseAway = false
  stopping = true
  const ends = await officer.send({ url: '/hold' })
  expectRefused(ends)
  expect(ends.headers['connection']).toBe('close')
  expect((await app.inject('/health/live')).statusCode).toBe(200)
})

test('with storage nearly full reading goes on and writing is told so in both languages', async () => {
  const { person, within, release } = await held(tight, { storageFull: () => true })
  const officer = await person('Officer', 'programme_office')
  const write = await officer.send({ method: 'POST', url: '/hold', payload: {} })
  expect([write.statusCode, write.json()]).toEqual([
    507,
    expect.objectContaining({
      code: 'STORAGE_FULL',
      text: { zh: expect.stringContaining('存储空间不足'), en: expect.stringContaining('Reading still works') },
    }),
  ])
  const read = officer.send({ url: '/hold' })
  await within(1)
  release()
  expect((await read).statusCode).toBe(200)
})

import { healthGroups, HealthReport, HealthWord } from '@citywide/model/platform/health'
import Fastify from 'fastify'
import { expect, onTestFinished, test, vi } from 'vitest'
import { freshApp } from '../../testing.ts'
import { colleague } from '../around/testing.ts'
import { fixedClock, systemClock } from '../clock.ts'
import { startJobs } from '../jobs.ts'
import { freshDatabase } from '../postgres/testing.ts'
import { nextRun } from './cron.ts'
import { watchDatabase } from './database-watch.ts'
import { lastRuns } from './job-run-store.ts'
import { jobReader } from './job-reader.ts'
import { healthOf } from './reader.ts'
import { type Space, watchSpace } from './space-watch.ts'

const GB = 1e9

/** So many seconds ago. */
const off = (seconds: number) =>
  systemClock
    .now()
    .subtract({ milliseconds: seconds * 1_000 })
    .toString()

test('who runs the platform reads every part of it in sentences of both languages; others read one sentence', async () => {
  const whole = await freshApp()
  const admin = await colleague(whole, 'Admin', ['sysadmin'])
  const officer = await colleague(whole, 'Officer', ['service_owner'])
  const answer = await admin.send({ url: '/api/operation/health' })
  expect(answer.statusCode).toBe(200)
  const { lines } = HealthReport.parse(answer.json())
  const told = new Set(lines.map(({ group }) => group))
  // Jobs are done by the process, which the application alone is not.
  expect(Object.keys(healthGroups).filter((group) => !told.has(group as never))).toEqual(['jobs'])
  expect(lines.filter(({ id }) => id.endsWith('silent'))).toEqual([])
  for (const { says, state, todo } of lines) {
    expect(says.en).toMatch(/^[A-Z0-9].*[.!]$/)
    expect(says.zh).toMatch(/。$/)
    expect(todo === null).toBe(state === 'good')
  }
  expect((await officer.send({ url: '/api/operation/health' })).statusCode).toBe(403)
  const word = await officer.send({ url: '/api/health' })
  expect(HealthWord.parse(word.json()).says.zh).toContain('平台')
})

test('a job leaves a line of every run: how it ended, why, and when it runs next', async () => {
  const pool = await freshDatabase()
  const done = Promise.withResolvers<void>()
  let tries = 0
  const jobs = [
    {
      name: 'count',
      title: { zh: '清点', en: 'Counting' },
      cron: '13 * * * *',
      run: async () => {
        tries += 1
        if (tries === 1) throw new Error('no hands')
        done.resolve()
      },
    },
  ]
  const worker = await startJobs(pool, jobs, Fastify().log)
  onTestFinished(() => worker.stop())
  const reader = jobReader(pool, systemClock, () => jobs)
  expect((await reader.read())[0]?.says.en).toMatch(/^It has not run yet\. Next in/)
  await pool.query(`select graphile_worker.add_job('count')`)
  await expect
    .poll(async () => (await lastRuns(pool)).get('count')?.reason, { timeout: 60_000 })
    .toBe('Error: no hands')
  expect((await reader.read())[0]).toMatchObject({
    state: 'look',
    title: { zh: '清点' },
    says: { en: expect.stringMatching(/^It failed .* \(Error: no hands\) and is tried again\. Next in \d+ minute/) },
  })
  await pool.query(`update graphile_worker._private_jobs set run_at = now()`)
  await done.promise
  await expect
    .poll(async () => (await lastRuns(pool)).get('count'), { timeout: 60_000 })
    .toMatchObject({ failed: false, seconds: expect.any(Number) })
})

test('a schedule falls due when it says, in UTC', () => {
  const now = Temporal.Instant.from('2026-11-22T23:59:30Z').epochMilliseconds
  const minutes = (match: string) => (nextRun(match, now) ?? 0) / 60_000
  expect(minutes('* * * * *')).toBe(0.5)
  expect(minutes('13 * * * *')).toBe(13.5)
  expect(minutes('17 2 * * 6')).toBe(0.5 + 5 * 24 * 60 + 2 * 60 + 17) // Saturday, the 28th
  expect(nextRun('0 0 30 2 *', now)).toBeUndefined()
})

test('a part that does not answer is said to need somebody, and the others are told all the same', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const good = {
    id: 'a',
    group: 'space',
    state: 'good',
    title: { zh: '空', en: 'A' },
    says: { zh: '好。', en: 'Good.' },
    todo: null,
  } as const
  const health = healthOf(
    [
      { group: 'database', read: () => new Promise(() => undefined) },
      { group: 'space', read: async () => [good] },
      { group: 'keys', read: () => Promise.reject(new Error('no')) },
    ],
    systemClock,
  )
  const report = health.report()
  await vi.advanceTimersByTimeAsync(5_000)
  const { state, lines } = await report
  expect([state, lines.map(({ id, state: of }) => [id, of])]).toEqual([
    'act',
    [
      ['database silent', 'act'],
      ['a', 'good'],
      ['keys silent', 'act'],
    ],
  ])
})

test('a clock 3 s off is told, one 31 s off stops the server from being ready, and agreement is told as well', async () => {
  const pool = await freshDatabase()
  const told: boolean[] = []
  const clock = fixedClock(off(3))
  const watch = watchDatabase(pool, clock, (skew) => told.push(Math.abs(skew) > 2))
  expect(await watch.look()).toBe(true)
  expect(watch.skew).toBeGreaterThan(2)
  clock.set(off(600))
  await watch.look()
  expect(watch.skew).toBeGreaterThan(500)
  const agreed = watchDatabase(pool, systemClock, () => told.push(false))
  await agreed.look()
  expect(told).toEqual([true])
  const { app } = await freshApp({ database: watch })
  const ready = await app.inject('/health/ready')
  expect([ready.statusCode, ready.json()]).toEqual([503, { ready: false, database: true, clock: false }])
})

test('with too little room writing stops, every page is told, and both go on by themselves when room returns', async () => {
  let free = 100 * GB
  const changes: boolean[] = []
  const read = async (): Promise<Space> => ({ free, total: 200 * GB })
  const space = watchSpace({
    folders: [{ name: 'data', path: '/data' }],
    read,
    onChange: (full) => changes.push(full),
  })
  const whole = await freshApp({ space })
  const write = () =>
    whole.send({
      method: 'POST',
      url: '/api/scopes',
      payload: { code: 'a', title: { zh: '城' }, kind: 'city', madeUp: true },
    })
  const alarm = async () => (await whole.send({ url: '/api/session' })).json<{ alarm: unknown }>().alarm
  await space.look()
  expect(await alarm()).toBeNull()
  free = 9.9 * GB // below 5 % of 200 GB
  await space.look()
  const refused = await write()
  expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([507, 'STORAGE_FULL'])
  const observations = { observations: [{ stream: 'a', at: '2026-11-22T00:00:00Z', value: 1 }] }
  expect((await whole.send({ method: 'POST', url: '/api/observations', payload: observations })).statusCode).toBe(507)
  expect(await alarm()).toMatchObject({
    zh: expect.stringContaining('暂停写入'),
    en: expect.stringContaining('nothing can be written'),
  })
  expect((await whole.send({ url: '/api/scopes' })).statusCode).toBe(200)
  const admin = await colleague(whole, 'Admin', ['sysadmin'])
  const { lines } = HealthReport.parse((await admin.send({ url: '/api/operation/health' })).json())
  expect(lines.find(({ id }) => id === 'space data')).toMatchObject({ state: 'act', todo: { zh: expect.any(String) } })
  free = 10.5 * GB // above the least, but not by enough
  await space.look()
  expect((await write()).statusCode).toBe(507)
  free = 12 * GB
  await space.look()
  expect((await write()).statusCode).toBe(201)
  expect([await alarm(), changes]).toEqual([null, [true, false]])
})

test('a folder that is not there does not stop anything', async () => {
  const space = watchSpace({ folders: [{ name: 'archive', path: '/nowhere/at/all' }] })
  await space.look()
  expect([space.full, space.folders]).toEqual([false, []])
})

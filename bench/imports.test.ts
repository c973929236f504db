import type { AddressInfo } from 'node:net'
import { registers } from '@citywide/model/registers'
import { expect, onTestFinished, test } from 'vitest'
import { importJobs } from '../server/src/platform/imports/jobs.ts'
import { startJobs } from '../server/src/platform/jobs.ts'
import { recordStore } from '../server/src/platform/records/store.ts'
import { freshApp } from '../server/src/testing.ts'
import { runCourse } from './import-course.ts'

test('of a large file every bad row is named, the others are applied, and the undo restores what was there', async () => {
  const { app, pool, key, create } = await freshApp()
  await create('scopes', { code: 'bench', title: { zh: '测试市' }, kind: 'city', madeUp: true })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))
  const workshop = { pool, store: recordStore(byName), byName, timeZone: 'Asia/Shanghai' }
  const worker = await startJobs(pool, importJobs(workshop), app.log)
  onTestFinished(() => worker.stop())
  const { port } = app.server.address() as AddressInfo

  const course = await runCourse({ url: `http://127.0.0.1:${port}`, key, pool }, 5_000, 50)

  expect(course.found).toEqual(course.wrong)
  expect(course.checked.counts).toMatchObject({ rows: 5_000, refused: 50, same: 0 })
  const { new: made = 0, changed = 0 } = course.applied.counts ?? {}
  expect([made + changed, course.written]).toEqual([4_950, 4_950])
  expect(changed).toBeGreaterThan(900)
  expect(course.undone.undo).toEqual({ undone: 4_950, kept: 0 })
  expect(course.restored).toBe(true)
})

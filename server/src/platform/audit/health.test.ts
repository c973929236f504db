import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { auditHealthy, healthOf } from './health.ts'
import { freshLog } from './testing.ts'

const waiting = (age: string) => `insert into audit (at, act) values (now() - interval '${age}', 'record.update')`

test.each([
  ['10 seconds', 'sealed', true, 'sound'],
  ['2 minutes', 'late', true, 'warning'],
  ['3 hours', 'late', true, 'warning'],
  ['5 hours', 'stopped', false, 'broken'],
] as const)('a row that has waited for %s: %s', async (age, state, healthy, outcome) => {
  const { pool, verify } = await freshLog()
  expect(await healthOf(pool)).toEqual({ state: 'sealed', since: null })
  await pool.query(waiting(age))
  expect([(await healthOf(pool)).state, await auditHealthy(pool)]).toEqual([state, healthy])
  expect((await verify()).outcome).toBe(outcome)
})

test('while nothing has been sealed for four hours, personal data are not exported, and all else is', async () => {
  const { send, pool } = await freshApp()
  const exported = (path: string) => send({ url: `/api/${path}/export?format=csv` })
  expect((await exported('service-requests')).statusCode).toBe(200)
  await pool.query(waiting('5 hours'))
  const refused = await exported('service-requests')
  expect([refused.statusCode, refused.json().code]).toEqual([503, 'AUDIT_STOPPED'])
  expect((await exported('organizations')).statusCode).toBe(200)
})

import { expect, test } from 'vitest'
import { colleague } from '#platform/around/testing.ts'
import { healthOf } from '#platform/health/reader.ts'
import { follow, freshCity } from '../testing.ts'
import { lastCheck } from './check-store.ts'
import { verdictsHold } from './copy-check.ts'
import { followClock } from './evaluator.ts'
import { evidenceReader } from './health-reader.ts'
import { checkAll } from './nightly.ts'
import { statesOf } from './state-store.ts'

const night = '2026-11-22T18:31:00Z'

test('at night every kept verdict is held against the records, and what differs is mended and told', async () => {
  const whole = await freshCity()
  const { parts, pool, scope, benefit, clock, errors } = whole
  const admin = await colleague(whole, 'Admin', ['sysadmin'])
  await benefit()
  await follow(parts)
  expect(await checkAll(parts)).toMatchObject({ compared: 277, skipped: 0, different: 0, differences: [] })

  // A record that was written past the change log, and a state that somebody changed by hand.
  await pool.query(`set session_replication_role = 'replica'; update benefit set baseline_value = 1, target_value = 2,
    target_at = '2027-12-31'; set session_replication_role = 'origin'`)
  await pool.query(`update rule_state set state = 'met', pass = 7 where rule = 'B7.1-E1'`)
  clock.set(night)
  await followClock(parts)
  const check = await lastCheck(pool)
  expect(check).toMatchObject({ compared: 277, at: night })
  expect(check?.differences).toContainEqual({
    scope: 'city',
    rule: 'C2.1-E1',
    what: 'fails',
    kept: [1, 1, 1, 1],
    found: [1, 0, 0, 0],
  })
  expect(check?.differences).toContainEqual({ scope: 'city', rule: 'B7.1-E1', what: 'pass', kept: 7, found: 0 })
  const states = await statesOf(pool, scope.id)
  expect(states.get('C2.1-E1')).toMatchObject({ fails: [1, 0, 0, 0] })
  expect(states.get('B7.1-E1')).toMatchObject({ state: 'not_met', pass: 0 })
  expect(errors.map(String)).toEqual([expect.stringContaining('C2.1-E1')])

  const inbox = await admin.send({ url: '/api/inbox' })
  expect(inbox.json()).toMatchObject({ items: [{ kind: 'evidence', record: null }] })
  const { lines } = await healthOf([evidenceReader(pool, clock)], clock).report()
  expect(lines.map(({ id, state }) => [id, state])).toEqual([
    ['evidence follows', 'good'],
    ['evidence compared', 'look'],
  ])
  expect((await checkAll(parts)).different).toBe(0)
})

test('a restored copy has to give the verdicts it brings along', async () => {
  const { parts, pool, benefit, clock } = await freshCity()
  const check = verdictsHold(clock, parts.timeZone)
  await benefit()
  await follow(parts)
  expect(await check(pool)).toBeUndefined()
  await pool.query('update rule_state set pass = pass + 1 where rule = $1', ['C2.1-E1'])
  expect(await check(pool)).toMatchObject({ en: expect.stringContaining('C2.1-E1') })
})

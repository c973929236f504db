import { expect, test } from 'vitest'
import { backupDue, drillDue, triedLately } from './schedule.ts'

const at = (text: string) => Temporal.ZonedDateTime.from(`${text}[Asia/Shanghai]`)
const ended = (text: string) => ({ endedAt: at(text).toInstant().toString() })

test('a server that is always on makes one backup each night', () => {
  let last = ended('2026-11-20T02:40')
  const made: string[] = []
  for (let now = at('2026-11-20T03:37'); now.day < 24; now = now.add({ hours: 1 })) {
    if (!backupDue(now, last, true)) continue
    made.push(now.toPlainDateTime().toString())
    last = { endedAt: now.add({ minutes: 5 }).toInstant().toString() }
  }
  expect(made).toEqual(['2026-11-21T02:37:00', '2026-11-22T02:37:00', '2026-11-23T02:37:00'])
})

test('a backup is due at once where there is none, where a night was missed, or where the log has a gap', () => {
  const noon = at('2026-11-22T12:37')
  expect(backupDue(noon, undefined, true)).toBe(true)
  expect(backupDue(noon, ended('2026-11-21T02:40'), true)).toBe(true)
  expect(backupDue(noon, ended('2026-11-22T02:40'), true)).toBe(false)
  expect(backupDue(noon, ended('2026-11-22T02:40'), false)).toBe(true)
})

test('a drill is held after the first backup, then in the night to Sunday, and after a failure the next night', () => {
  const backup = ended('2026-11-21T02:40')
  const passed = { ...ended('2026-11-15T03:10'), outcome: 'passed' as const }
  expect(drillDue(at('2026-11-21T03:07'), undefined, undefined)).toBe(false)
  expect(drillDue(at('2026-11-21T14:07'), backup, undefined)).toBe(true)
  expect(drillDue(at('2026-11-21T03:07'), backup, passed)).toBe(false) // Saturday
  expect(drillDue(at('2026-11-22T03:07'), backup, passed)).toBe(true)
  expect(drillDue(at('2026-11-22T04:07'), backup, { ...ended('2026-11-22T03:10'), outcome: 'passed' })).toBe(false)
  expect(drillDue(at('2026-11-24T03:07'), backup, { ...ended('2026-11-23T03:10'), outcome: 'failed' })).toBe(true)
  expect(drillDue(at('2026-11-25T15:07'), backup, passed)).toBe(true) // ten days
})

test('a backup that failed is tried again the next hour, not within seconds', () => {
  const failed = { ...ended('2026-11-22T02:37:10'), failure: { zh: '磁盘空间不足。', en: 'The disk is full.' } }
  expect(triedLately(at('2026-11-22T02:37:20'), failed)).toBe(true)
  expect(triedLately(at('2026-11-22T03:37'), failed)).toBe(false)
  expect(triedLately(at('2026-11-22T02:37:20'), { ...failed, failure: null })).toBe(false)
  expect(triedLately(at('2026-11-22T02:37'), undefined)).toBe(false)
})

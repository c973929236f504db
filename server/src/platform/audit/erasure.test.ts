import { createHmac, randomUUIDv7 } from 'node:crypto'
import { registers } from '@citywide/model/registers'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { transaction } from '../postgres/pool.ts'
import { freshDatabase } from '../postgres/testing.ts'
import { oneOfEach } from '../records/testing.ts'
import { noteAct } from './append.ts'
import { pseudonymOf } from './pseudonym.ts'

test('a pseudonym is an HMAC under a key of the person, the same each time', async () => {
  const pool = await freshDatabase()
  const [one, other] = [randomUUIDv7(), randomUUIDv7()]
  const name = await pseudonymOf(pool, one)
  expect(name).toMatch(/^[\da-f]{64}$/)
  expect(await pseudonymOf(pool, one)).toBe(name)
  expect(await pseudonymOf(pool, other)).not.toBe(name)
  const { rows } = await pool.query<{ inner_key: Buffer; outer_key: Buffer }>(
    'select * from person_key where id = $1',
    [one],
  )
  const secret = Buffer.from(rows[0]?.inner_key.map((byte) => byte ^ 0x36) ?? []).subarray(0, 32)
  expect(rows[0]?.outer_key.map((byte) => byte ^ 0x5c).subarray(0, 32)).toEqual(secret)
  expect(createHmac('sha256', secret).update(`citywide-person/v1 ${one}`).digest('hex')).toBe(name)
})

test('of several who ask for the first pseudonym of a person at once, all get the same', async () => {
  const pool = await freshDatabase()
  const person = randomUUIDv7()
  const names = await Promise.all(
    Array.from({ length: 8 }, () => transaction(pool, (client) => pseudonymOf(client, person))),
  )
  expect(new Set(names).size).toBe(1)
})

test('once the key of a person is gone, nothing in the log leads to the person', async () => {
  const pool = await freshDatabase()
  const person = randomUUIDv7()
  const name = await pseudonymOf(pool, person)
  await noteAct(pool, {
    act: 'personal.read',
    noun: 'SupportCase',
    object: 'case-1',
    actor: { id: name, kind: 'person' },
  })
  await pool.query('delete from person_key where id = $1', [person])
  const { rows } = await pool.query<{ log: string }>('select json_agg(a)::text as log from audit a')
  expect(rows[0]?.log).toContain(name)
  expect(rows[0]?.log).not.toContain(person)
  // Whoever asks again gets another key: the former name is nobody's.
  expect(await pseudonymOf(pool, person)).not.toBe(name)
})

test('no words of any record stand in the log: it holds references alone', async () => {
  const { create, pool } = await freshApp()
  const spoken = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(spoken)
    if (typeof value !== 'object' || value === null) return value
    if ('zh' in value && 'en' in value) return { zh: '斑胸草雀', en: 'Zebra finch' }
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, spoken(item)]))
  }
  await oneOfEach(registers, (path, body) => create(path, spoken(body) as object))
  const { rows } = await pool.query<{ log: string; rows: number; documents: number }>(
    `select (select string_agg(a::text, E'\\n') from audit a) as log,
        (select count(*) from audit where act = 'record.create') as rows,
        (select count(*) from record_version where document::text like '%Zebra finch%') as documents`,
  )
  expect(rows[0]?.documents).toBeGreaterThan(30)
  expect(rows[0]?.rows).toBeGreaterThan(90)
  for (const words of ['Zebra', '斑胸草雀']) expect(rows[0]?.log).not.toContain(words)
})

import { expect, test } from 'vitest'
import { PostgresRefused } from './refusal.ts'
import { defaultSettings, demandDurability } from './settings.ts'

const GiB = 2 ** 30

test('a quarter of the memory is shared buffers, one gigabyte at most', () => {
  expect(defaultSettings(100 * GiB, 2 * GiB)['shared_buffers']).toBe('512MB')
  expect(defaultSettings(100 * GiB, 64 * GiB)['shared_buffers']).toBe('1024MB')
})

test('the write-ahead log stays within a quarter of a small disk', () => {
  expect(defaultSettings(100 * GiB, 2 * GiB)['max_wal_size']).toBe('4096MB')
  expect(defaultSettings(4 * GiB, 2 * GiB)['max_wal_size']).toBe('1024MB')
})

test.each(['fsync', 'full_page_writes', 'synchronous_commit'])('%s switched off is refused', (name) => {
  expect(() => demandDurability({ [name]: 'OFF' })).toThrow(PostgresRefused)
  expect(() => demandDurability({ [name]: 'on' })).not.toThrow()
})

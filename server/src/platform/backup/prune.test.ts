import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { beforeEach, expect, test } from 'vitest'
import { newKey } from '../sealing/key.ts'
import { putContents } from './manifest.ts'
import { prune } from './prune.ts'
import { baseFolder, baseName, basesOf, contentFile, type Repository, walFile } from './repository.ts'
import { siteIn } from './site.ts'
import { forksOf, leadsTo, placeOf, segmentName, segmentOf } from './wal.ts'

let repository: Repository

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'citywide-prune-'))
  repository = { site: siteIn(folder), keys: [newKey('aes-256-gcm')], system: '7350000000000000000' }
  return () => rm(folder, { recursive: true, force: true })
})

const hash = (digit: string) => digit.repeat(64)
const put = (name: string) => repository.site.put(name, Readable.from(['x']))

async function makeBase(day: string, place: number, contents: string[]): Promise<string> {
  const name = baseName(Temporal.Instant.from(`${day}T18:37:00Z`), segmentName({ timeline: 1, place }))
  const list = contents.map((sha256) => ({ sha256, bytes: 1 }))
  await putContents(repository, name, list, `${baseFolder(repository)}/${name}`)
  return name
}

test('what goes is exactly: backups out of their time, the log before the oldest, contents nobody names any more', async () => {
  const first = await makeBase('2025-03-10', 3, [hash('a')])
  const days = Array.from({ length: 10 }, (_, day) => Temporal.PlainDate.from('2025-03-15').add({ days: day }))
  const names: string[] = []
  for (const [index, day] of days.entries()) names.push(await makeBase(String(day), 300 + index, [hash('b')]))
  for (const place of [1, 2, 3, 4, 299, 400]) await put(walFile(repository, segmentName({ timeline: 1, place })))
  await put(walFile(repository, '00000002.history'))
  for (const digit of ['a', 'b', 'c']) await put(contentFile(repository, hash(digit)))
  await put(`${baseFolder(repository)}/.1.partial/data`)

  const gone = await prune(repository, 'Asia/Shanghai')
  // Seven days; weeks end on Sundays, 16 and 23 March in Shanghai; the newest of the month is among the days.
  const left = (await basesOf(repository)).map(({ name }) => name)
  expect(left).toEqual([names[0], ...names.slice(3)])
  expect(new Set(gone)).toEqual(new Set([first, names[1], names[2]]))
  const there = async (name: string) => (await repository.site.about(name)) !== undefined
  const places = await Promise.all(
    [1, 2, 3, 4, 299, 400].map((place) => there(walFile(repository, segmentName({ timeline: 1, place })))),
  )
  expect(places).toEqual([false, false, false, false, false, true])
  expect(await there(walFile(repository, '00000002.history'))).toBe(true)
  // Named by a kept one; the others came after the oldest kept backup began, some moment may need them.
  expect(await Promise.all(['a', 'b', 'c'].map((digit) => there(contentFile(repository, hash(digit)))))).toEqual([
    true,
    true,
    true,
  ])
  expect(await there(`${baseFolder(repository)}/.1.partial/data`)).toBe(false)
  expect(await prune(repository, 'Asia/Shanghai')).toEqual([])
})

test('a content that came before the oldest kept backup, and that none names, goes', async () => {
  await makeBase('2999-01-01', 3, [hash('b')])
  for (const digit of ['a', 'b']) await put(contentFile(repository, hash(digit)))
  await prune(repository, 'Asia/Shanghai')
  expect(await repository.site.about(contentFile(repository, hash('a')))).toBeUndefined()
  expect(await repository.site.about(contentFile(repository, hash('b')))).toBeDefined()
})

test('with no whole backup nothing of the log goes', async () => {
  await put(walFile(repository, segmentName({ timeline: 1, place: 1 })))
  await prune(repository, 'Asia/Shanghai')
  expect(await repository.site.list(`${repository.system}/wal/0000000100000000`)).toHaveLength(1)
})

test('names of segments are places in the log, and a history tells which backups lead to a timeline', () => {
  expect(segmentOf('0000000200000001000000FF')).toEqual({ timeline: 2, place: 511 })
  expect(segmentName({ timeline: 2, place: 511 })).toBe('0000000200000001000000FF')
  expect(segmentOf('00000002.history')).toBeUndefined()
  expect(segmentOf('0000000200000001000001FF')).toBeUndefined()
  expect(placeOf('1/FF000028')).toBe(511)
  const forks = forksOf('1\t0/5000000\tno recovery target specified\n\n2\t0/9000028\tbefore 2026-11-22\n')
  expect(leadsTo({ timeline: 3, place: 20 }, 3, forks)).toBe(true)
  expect(leadsTo({ timeline: 1, place: 5 }, 3, forks)).toBe(true)
  expect(leadsTo({ timeline: 1, place: 6 }, 3, forks)).toBe(false) // after the fork: a past that never led here
  expect(leadsTo({ timeline: 2, place: 9 }, 3, forks)).toBe(true)
  expect(() => forksOf('nonsense')).toThrow(/history file/)
})

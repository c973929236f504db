import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { folderOf, readWhole, wholeFiles } from './folder.ts'
import { readFileContent } from './file-content.ts'
import { cityWith, observations } from './testing.ts'

async function freshInbox(): Promise<string> {
  const inbox = await mkdtemp(join(tmpdir(), 'citywide-inbox-'))
  onTestFinished(() => rm(inbox, { recursive: true, force: true }))
  return inbox
}

const START = Date.parse('2026-11-22T08:00:00Z')

test('a file is whole when it stands still, or when it was renamed in; hidden and unfinished names never are', async () => {
  const folder = await folderOf(await freshInbox(), 'air')
  await writeFile(join(folder, 'slow.csv'), 'half')
  await writeFile(join(folder, '.hidden.csv'), 'x')
  await writeFile(join(folder, 'later.csv.part'), 'x')
  expect(await wholeFiles(folder, START)).toStrictEqual([])
  expect(await wholeFiles(folder, START + 4_000)).toStrictEqual([])
  await writeFile(join(folder, 'slow.csv'), 'half and half')
  expect(await wholeFiles(folder, START + 6_000)).toStrictEqual([])
  expect(await wholeFiles(folder, START + 11_000)).toStrictEqual(['slow.csv'])
  const before = new Date(Date.now() - 60_000)
  await utimes(join(folder, 'later.csv.part'), before, before)
  await rename(join(folder, 'later.csv.part'), join(folder, 'later.csv'))
  expect(await wholeFiles(folder, START)).toContain('later.csv')
})

test('links and folders in the place of files or of the inbox’s own folders lead nowhere', async () => {
  const inbox = await freshInbox()
  const folder = await folderOf(inbox, 'air')
  await writeFile(join(inbox, 'secret'), 'x')
  await symlink(join(inbox, 'secret'), join(folder, 'link.csv'))
  await expect(readWhole(join(folder, 'link.csv'))).rejects.toMatchObject({ code: 'FILE_LINK' })
  await expect(readWhole(folder)).rejects.toMatchObject({ code: 'FILE_KIND' })
  await mkdir(join(inbox, 'other'))
  await symlink(tmpdir(), join(inbox, 'other', 'done'))
  await expect(folderOf(inbox, 'other')).rejects.toMatchObject({ code: 'FOLDER_UNREADABLE' })
  await expect(folderOf(undefined, 'air')).rejects.toMatchObject({ code: 'INBOX_ABSENT' })
})

const read = (name: string, bytes: Buffer) =>
  readFileContent(name, bytes, { format: 'own' }, { zone: 'Asia/Shanghai', now: START })

test('files in our own forms are known by their names, and unpacked; what was cut off is refused', async () => {
  const csv = 'stream,at,value\na.b,2026-11-22T08:00:00Z,7\n'
  const lines = '{"stream":"a.b","at":"2026-11-22T08:00:00Z","value":7}\n'
  for (const [name, text] of [
    ['a.csv', csv],
    ['a.ndjson', lines],
    ['a.json', `[${lines}]`],
    ['a.csv.gz', csv],
  ] as const) {
    const bytes = name.endsWith('.gz') ? gzipSync(text) : Buffer.from(text)
    const { rows } = await read(name, bytes)
    expect(rows.map(({ stream, value }) => [stream, value])).toStrictEqual([['a.b', 7]])
  }
  const whole = gzipSync(csv.repeat(100))
  for (let end = 2; end < whole.length; end += 3)
    await expect(read('a.csv', whole.subarray(0, end))).rejects.toMatchObject({ code: 'NOT_GZIP' })
  await expect(read('a.csv', gzipSync(Buffer.alloc(80 * 1024 * 1024)))).rejects.toMatchObject({ code: 'TOO_LARGE' })
  await expect(read('a.json', Buffer.from('['.repeat(100_000)))).rejects.toMatchObject({ code: 'TOO_DEEP' })
  await expect(read('a.csv', Buffer.alloc(0))).rejects.toMatchObject({ code: 'NO_ROWS' })
})

test('a file is stored once by its content, and put aside with a report; a crash in the middle repeats nothing', async () => {
  const inbox = await freshInbox()
  const city = await cityWith({ kind: 'folder', content: { format: 'own' } }, { inbox, streams: ['a.b'] })
  const folder = await folderOf(inbox, 'feed')
  const drop = async (name: string, text: string) => {
    await writeFile(join(folder, `${name}.part`), text)
    const before = new Date(Date.now() - 60_000)
    await utimes(join(folder, `${name}.part`), before, before)
    await rename(join(folder, `${name}.part`), join(folder, name))
  }
  const text =
    'stream,at,value\na.b,2026-11-22T07:00:00Z,7\na.b,2026-11-22T07:01:00Z,8\nno.such,2026-11-22T07:00:00Z,1\n'
  await drop('one.csv', text)
  await drop('broken.json', '{"observations": [')
  await symlink('/etc/passwd', join(folder, 'link.csv'))
  await city.ask()
  expect(await observations(city.room)).toBe(2)
  expect((await readdir(join(folder, 'done'))).toSorted()).toStrictEqual(['one.csv', 'one.csv.report.txt'])
  expect((await readdir(join(folder, 'failed'))).toSorted()).toStrictEqual([
    'broken.json',
    'broken.json.report.txt',
    'link.csv',
    'link.csv.report.txt',
  ])
  expect(await readFile(join(folder, 'done', 'one.csv.report.txt'), 'utf8')).toMatch(/新增 2 条.*\n.*2 new, 1 refused/)
  // Stored, and the process ended before the file was moved: it lies there still.
  await rename(join(folder, 'done', 'one.csv'), join(folder, 'one.csv'))
  await drop('again.csv', text)
  await city.ask()
  expect(await observations(city.room)).toBe(2)
  expect(await readFile(join(folder, 'done', 'again.csv.report.txt'), 'utf8')).toContain('had been taken before')
  expect((await readdir(folder)).toSorted()).toStrictEqual(['done', 'failed'])
  expect(await city.runs()).toHaveLength(5)
})

import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { fixedClock, systemClock } from '../clock.ts'
import { blobsIn } from '../files/blobs.ts'
import { openPool } from '../postgres/pool.ts'
import { startEmbeddedPostgres } from '../postgres/embedded/start.ts'
import { keepKeys, newKey } from '../sealing/key.ts'
import { SealRefused } from '../sealing/refusal.ts'
import { shipSegments } from './archive.ts'
import { openArchiver } from './archiver.ts'
import { choose } from './choose.ts'
import { databaseMoment } from './testing.ts'
import { drill } from './drill.ts'
import { compare } from './inspect.ts'
import { makeBackup } from './make.ts'
import type { Manifest } from './manifest.ts'
import { mirror } from './mirror.ts'
import { type Backups, openBackups } from './open.ts'
import { clearAway, connectionOf, layOut, recover } from './rebuild.ts'
import { baseFolder, basesOf, markSite, readSealed, walFile } from './repository.ts'
import { restore } from './restore.ts'
import { lastBackup, lastDrill, openAlarm } from './run-store.ts'
import { siteIn } from './site.ts'
import { type Course, openCourse } from './testing.ts'
import { placeOf, segmentName } from './wal.ts'

let course: Course
/** The backup of the first test, which the others work on. */
let manifest: Manifest
const noAudit = () => Promise.resolve(null)

beforeAll(async () => {
  course = await openCourse()
  await keepKeys(join(course.folder, 'backup.key'), course.repository.keys)
  await course.pool.query('create table note (id bigint generated always as identity primary key, text text)')
})
afterAll(() => course.close())

const notes = async (pool: Course['pool']) =>
  (await pool.query<{ text: string }>('select text from note order by id')).rows.map((row) => row.text)

/** Keeps a content as an upload does. */
async function attach(content: string): Promise<string> {
  const arrived = await course.blobs.arrive(Readable.from([Buffer.from(content)]))
  await arrived.keep()
  await course.pool.query('insert into stored_file (sha256, bytes) values ($1, $2)', [arrived.sha256, arrived.bytes])
  return arrived.sha256
}

test('a backup made while others write is restored with exactly the rows and contents of its point', async () => {
  const { pool, options, repository, folder } = course
  await attach('规划图')
  const stop = new AbortController()
  const writers = Array.from({ length: 4 }, async () => {
    while (!stop.signal.aborted) {
      await pool.query(`insert into note (text) select repeat('字', 20) from generate_series(1, 5)`)
      await pool.query('update note set text = text || id where id = (select max(id) from note)')
      await pool.query('delete from note where id = (select min(id) from note)')
    }
  })
  try {
    manifest = (await makeBackup(options)).manifest
  } finally {
    stop.abort()
    await Promise.all(writers)
  }
  expect(manifest.point.tables['public.note']?.rows).toBeGreaterThan(10)
  const copy = { repository, manifest, directory: join(folder, 'copy/postgres'), scratch: true }
  await layOut(copy)
  const rebuilt = await recover(copy, { point: manifest.point.name })
  try {
    expect(await compare(rebuilt.pool, manifest)).toMatchObject({ exact: true, different: [] })
  } finally {
    await rebuilt.stop()
    await clearAway(copy.directory)
  }
})

test('a drill restores, compares and measures, keeps its result, and leaves nothing behind', async () => {
  const { pool, repository, folder } = course
  const scratch = join(folder, 'drill')
  await pool.query(`insert into note (text) values ('last')`)
  const result = await drill({ repository, pool, scratch, checkAudit: noAudit })
  expect(result).toMatchObject({
    name: manifest.name,
    result: { exact: true, different: [], contents: { named: 1, compared: 1, missing: 0 }, audit: null },
  })
  expect(result.failure).toBeUndefined()
  expect(result.result?.indexes).toBeGreaterThan(100)
  expect(result.result?.recoverySeconds).toBeGreaterThan(0)
  expect(result.result?.lostSeconds).toBeGreaterThan(0) // the segment with the last row is still being written
  expect(await lastDrill(pool)).toMatchObject({ outcome: 'passed', name: manifest.name, result: result.result })
  expect(await readdir(scratch)).toEqual([])
})

test('a drill that cannot even begin has failed, and says why', async () => {
  const { pool, repository, folder } = course
  const stranger = { ...repository, keys: [newKey('aes-256-gcm')] as const }
  await drill({ repository: stranger, pool, scratch: join(folder, 'drill'), checkAudit: noAudit })
  expect(await lastDrill(pool)).toMatchObject({
    outcome: 'failed',
    name: null,
    failure: { zh: expect.stringContaining('另一把密钥'), en: expect.stringContaining('another key') },
  })
})

test('a moment before a deletion brings the deleted rows back on another machine, with their attachments', async () => {
  const { pool, repository, folder, options } = course
  await pool.query('delete from note')
  await pool.query(`insert into note (text) values ('一'), ('二')`)
  const sha256 = await attach('会议纪要')
  const to = await databaseMoment(pool)
  await pool.query('delete from note')
  await pool.query(`insert into note (text) values ('later')`)
  await pool.query('select pg_switch_wal()')
  const archiver = openArchiver({ ...options, open: () => Promise.resolve(repository), pool, onAlarm: () => undefined })
  const first = placeOf(manifest.startLsn)
  await shipped(async () => {
    await archiver.round()
    return (await logOf(first)).length
  })
  const dataDirectory = join(folder, 'elsewhere')
  const blobs = blobsIn(join(dataDirectory, 'files'))
  const restored = await restore({
    repository,
    wish: { to },
    dataDirectory,
    blobs,
    clock: systemClock,
    checkAudit: noAudit,
  })
  expect(restored).toMatchObject({ early: false, former: undefined, contents: { named: 2, brought: 2, missing: 0 } })
  expect(Temporal.Instant.compare(Temporal.Instant.from(restored.newest), to)).toBeLessThan(0)
  expect(await text(blobs.open(sha256))).toBe('会议纪要')
  const server = await startEmbeddedPostgres({
    directory: join(dataDirectory, 'postgres'),
    settings: { fsync: 'off', archive_command: '' },
    durable: false,
  })
  const there = openPool(connectionOf(server))
  onTestFinished(async () => {
    await there.end()
    await server.stop()
  })
  expect(await notes(there)).toEqual(['一', '二'])
  await there.query(`insert into note (text) values ('goes on')`)
  expect(await notes(pool)).toEqual(['later'])
})

/** Segments of the log with the backups, from a place on. */
async function logOf(first: number): Promise<string[]> {
  const { site, system } = course.repository
  const folders = await site.list(`${system}/wal`)
  const names = (await Promise.all(folders.map((name) => site.list(`${system}/wal/${name}`)))).flat()
  return names.filter((name) => name.length === 24 && Number.parseInt(name.slice(-2), 16) >= first)
}

/** Waits until what was written so far lies with the backups. */
async function shipped(count: () => Promise<number>): Promise<void> {
  const { rows } = await course.pool.query<{ name: string }>('select pg_walfile_name(pg_current_wal_lsn()) as name')
  const open = Number.parseInt(rows[0]?.name.slice(-2) ?? '', 16)
  while ((await count()) < open - placeOf(manifest.startLsn)) await setTimeout(50)
}

test('a moment before the first backup, or one still to come, is refused in both languages', async () => {
  const { repository, folder, blobs } = course
  const options = { repository, dataDirectory: join(folder, 'never'), blobs, clock: systemClock, checkAudit: noAudit }
  const refused = (to: string) => restore({ ...options, wish: { to: Temporal.Instant.from(to) } })
  await expect(refused('2001-01-01T00:00Z')).rejects.toThrow(/最早只能恢复到.*\nThe earliest moment/)
  await expect(refused('2999-01-01T00:00Z')).rejects.toThrow(/还没有到来.*\n.*still to come/)
  await expect(restore({ ...options, wish: { from: 'none' } })).rejects.toThrow(/There is no backup none/)
})

test('nothing is restored over a database that is being served', async () => {
  const { repository, folder, blobs, pool } = course
  const options = { repository, dataDirectory: join(folder, 'data'), blobs, clock: systemClock, checkAudit: noAudit }
  await expect(restore({ ...options, wish: {} })).rejects.toThrow(/in use by Citywide/)
  expect(await notes(pool)).toEqual(['later'])
})

test('a backup that was altered, cut short or put in another order is refused, as is another key', async () => {
  const { repository, folder } = course
  const file = join(repository.site.folder, baseFolder(repository), manifest.name, 'data')
  const whole = await readFile(file)
  const frame = 2 ** 20 + 16
  const header = 33
  const flipped = Buffer.from(whole)
  flipped[frame + 500] = (flipped[frame + 500] ?? 0) ^ 1
  const reordered = Buffer.concat([
    whole.subarray(0, header),
    whole.subarray(header + frame, header + 2 * frame),
    whole.subarray(header, header + frame),
    whole.subarray(header + 2 * frame),
  ])
  const directory = join(folder, 'altered/postgres')
  for (const bytes of [flipped, whole.subarray(0, header + 2 * frame), reordered]) {
    await writeFile(file, bytes)
    await expect(layOut({ repository, manifest, directory })).rejects.toThrow(SealRefused)
  }
  await writeFile(file, whole)
  const stranger = { ...repository, keys: [newKey('aes-256-gcm')] as const }
  await expect(choose(stranger, {})).rejects.toThrow(/another key/)
  await expect(layOut({ repository: stranger, manifest, directory })).rejects.toThrow(/another key/)
  const missing = { ...manifest, files: [...manifest.files, { path: 'base/1/1', bytes: 0, sha256: '0'.repeat(64) }] }
  await expect(layOut({ repository, manifest: missing, directory })).rejects.toThrow(/damaged \(base\/1\/1\)/)
  await clearAway(directory)
})

test('an altered segment of the log stops the recovery, instead of passing for its end', async () => {
  const { repository, folder } = course
  const place = placeOf(manifest.point.lsn)
  const file = join(repository.site.folder, walFile(repository, segmentName({ timeline: 1, place })))
  const whole = await readFile(file)
  const altered = Buffer.from(whole)
  altered[100] = (altered[100] ?? 0) ^ 1
  await writeFile(file, altered)
  const copy = { repository, manifest, directory: join(folder, 'log/postgres'), scratch: true }
  try {
    await layOut(copy)
    await expect(recover(copy, {})).rejects.toThrow(SealRefused)
  } finally {
    await writeFile(file, whole)
    await clearAway(copy.directory)
  }
})

test('a backup that is killed leaves nothing that is taken for whole, and the next one cleans up', async () => {
  const { repository, options, postgres } = course
  const base = join(repository.site.folder, baseFolder(repository))
  const child = spawn(process.execPath, ['--input-type=module', '--eval', makerOf(postgres, options)], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const left = async () => (await readdir(base)).filter((name) => name.startsWith('.'))
  while ((await left()).length === 0 && child.exitCode === null) await setTimeout(5)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await left()).toHaveLength(1)
  expect((await basesOf(repository)).map(({ name }) => name)).toEqual([manifest.name])
  const next = await openedBackups().make()
  expect(await left()).toEqual([])
  expect(await lastBackup(course.pool)).toMatchObject({
    name: next.manifest.name,
    failure: null,
    bytes: next.manifest.data.bytes,
  })
  expect((await basesOf(repository)).map(({ name }) => name)).toEqual([manifest.name, next.manifest.name])
})

const here = (name: string) => new URL(name, import.meta.url).href

/** A process of its own that makes a backup, to be killed. */
function makerOf(postgres: Course['postgres'], { cluster, spool, repository }: Course['options']): string {
  const { site, system, keys } = repository
  return `
    import { Client } from 'pg'
    import { systemClock } from '${here('../clock.ts')}'
    import { blobsIn } from '${here('../files/blobs.ts')}'
    import { sealingKey } from '${here('../sealing/key.ts')}'
    import { makeBackup } from '${here('make.ts')}'
    import { siteIn } from '${here('site.ts')}'
    const key = sealingKey('aes-256-gcm', Buffer.from('${keys[0].bytes.toString('hex')}', 'hex'))
    await makeBackup({
      repository: { site: siteIn('${site.folder}'), keys: [key], system: '${system}' },
      async openClient() {
        const client = new Client(${JSON.stringify(connectionOf(postgres))})
        await client.connect()
        return client
      },
      cluster: '${cluster}', spool: '${spool}', blobs: blobsIn('/nonexistent'), clock: systemClock,
      version: '0.0.0', timeZone: 'Asia/Shanghai', publicKeys: {},
    })`
}

/** As the server opens them. */
function openedBackups(folders: { folder?: string; keyFile?: string } = {}): Backups {
  const { pool, repository, options, folder, postgres } = course
  const backups = openBackups({
    config: {
      backup: { folder: repository.site.folder, keyFile: join(folder, 'backup.key'), ...folders },
      dataDirectory: join(folder, 'data'),
      timeZone: 'Asia/Shanghai',
      audit: { suite: 'ed25519-sha256' },
    },
    database: { pool, openClient: options.openClient, embedded: postgres },
    blobs: options.blobs,
    clock: systemClock,
    version: '0.0.0',
    onAlarm: () => undefined,
    onKey: () => undefined,
  })
  if (!backups) throw new Error('backups are set up')
  return backups
}

test('an empty folder where the backups were, or a lost key, is not taken for a new beginning', async () => {
  const { folder, pool } = course
  const unmounted = openedBackups({ folder: join(folder, 'unmounted') })
  await unmounted.archiver.round()
  expect(unmounted.archiver.failing?.reason.en).toMatch(/perhaps its disk is not mounted/)
  await expect(unmounted.make()).rejects.toThrow(/perhaps its disk is not mounted/)
  expect(await lastBackup(pool)).toMatchObject({ name: null, failure: { zh: expect.stringContaining('没有挂载') } })
  await expect(stat(join(folder, 'unmounted'))).rejects.toThrow(/ENOENT/)
  const keyless = openedBackups({ keyFile: join(folder, 'lost.key') })
  await expect(keyless.make()).rejects.toThrow(/backup key enter/)
  await expect(stat(join(folder, 'lost.key'))).rejects.toThrow(/ENOENT/)
  // On purpose it may begin anew.
  await unmounted.adopt()
  expect(await unmounted.continuous()).toBe(false)
  await unmounted.archiver.round()
  expect(unmounted.archiver.failing).toBeUndefined()
  await openedBackups().adopt()
})

test('what does not arrive for five minutes is an alarm, which ends when it arrives', async () => {
  const { pool, options, repository, spool, folder } = { ...course, spool: course.options.spool }
  const clock = fixedClock('2026-11-22T08:00:00Z')
  const told: string[] = []
  const archiver = openArchiver({
    ...options,
    clock,
    pool,
    open: async () => {
      await stat(repository.site.folder)
      return repository
    },
    onAlarm: ({ en }) => void told.push(en),
  })
  await archiver.round()
  expect(archiver.failing).toBeUndefined()
  await rename(repository.site.folder, join(folder, 'unplugged'))
  await archiver.round()
  clock.set('2026-11-22T08:04:59Z')
  await archiver.round()
  expect(archiver.failing?.since.toString()).toBe('2026-11-22T08:00:00Z')
  expect(await openAlarm(pool)).toBeUndefined()
  clock.set('2026-11-22T08:05:00Z')
  await archiver.round()
  await archiver.round()
  expect(told).toHaveLength(1)
  expect(await openAlarm(pool)).toMatchObject({ since: '2026-11-22T08:00:00Z' })
  await rename(join(folder, 'unplugged'), repository.site.folder)
  await archiver.round()
  expect(await openAlarm(pool)).toBeUndefined()
  // PostgreSQL itself cannot hand over what it wrote.
  await chmod(spool, 0o500)
  try {
    await pool.query(`insert into note (text) values ('stuck'); select pg_switch_wal()`)
    while (archiver.failing === undefined) {
      await archiver.round()
      await setTimeout(50)
    }
    expect(archiver.failing.reason.en).toMatch(/PostgreSQL cannot put its log/)
  } finally {
    await chmod(spool, 0o700)
  }
})

test('the same segment once more is well, another of its name is refused', async () => {
  const { repository, folder } = course
  const place = placeOf(manifest.startLsn)
  const name = segmentName({ timeline: 1, place })
  const spool = join(folder, 'spool')
  await mkdir(spool)
  await writeFile(join(spool, name), readSealed(repository, walFile(repository, name)))
  expect(await shipSegments(repository, spool)).toBe(0)
  expect(await readdir(spool)).toEqual([])
  await writeFile(join(spool, name), 'of another server')
  await expect(shipSegments(repository, spool)).rejects.toThrow(/Another log segment/)
  expect(await readdir(spool)).toEqual([name])
})

test('the second site holds everything, and keeps it when the first is emptied', async () => {
  const { repository, folder } = course
  const second = siteIn(join(folder, 'second'))
  expect(await mirror(repository, second)).toBeGreaterThan(5)
  expect(await mirror(repository, second)).toBe(0)
  await rename(join(repository.site.folder, repository.system), join(folder, 'gone'))
  await mirror(repository, second)
  await rename(join(folder, 'gone'), join(repository.site.folder, repository.system))
  const copy = {
    repository: { ...repository, site: second },
    manifest,
    directory: join(folder, 'from-second/postgres'),
    scratch: true,
  }
  expect((await choose(copy.repository, { from: manifest.name })).name).toBe(manifest.name)
  await layOut(copy)
  await clearAway(copy.directory)
  const other = siteIn(join(folder, 'other'))
  await markSite(other, randomUUID())
  await expect(mirror(repository, other)).rejects.toThrow(/not the backup folder/)
})

test.runIf(process.getuid?.() === 0)(
  'started by root, a drill works under an account that can read neither key nor backups, and finds what the audit finds',
  async () => {
    const { repository, folder, pool } = course
    await chmod(folder, 0o711)
    await chmod(repository.site.folder, 0o700)
    const broken = { whole: false, rows: 1, findings: [{ zh: '第 7 行缺失。', en: 'Row 7 is missing.' }] }
    const home = { namespace: false, elsewhere: join(folder, 'account') }
    const scratch = join(folder, 'drill')
    await drill({ repository, pool, scratch, checkAudit: () => Promise.resolve(broken), home })
    expect(await lastDrill(pool)).toMatchObject({
      outcome: 'failed',
      result: { exact: true, different: [], audit: { whole: false } },
      failure: { zh: expect.stringContaining('第 7 行缺失'), en: expect.stringContaining('Row 7 is missing') },
    })
  },
)

test('in place, the former data are kept, and the log goes on as another timeline that can be restored in turn', async () => {
  const { pool, repository, folder, options, postgres } = course
  await pool.query('delete from note')
  await pool.query(`insert into note (text) values ('kept')`)
  const to = await databaseMoment(pool)
  await pool.query(`insert into note (text) values ('undone')`)
  await pool.query(`insert into audit (act) values ('record.create')`)
  await pool.end()
  await postgres.stop()
  const dataDirectory = join(folder, 'data')
  const settings = { repository, dataDirectory, blobs: options.blobs, clock: systemClock, checkAudit: noAudit }
  const restored = await restore({ ...settings, wish: { to } })
  expect(restored.undone).toEqual({ acts: [{ act: 'record.create', count: 1 }], told: [] })
  expect(restored.contents).toEqual({ named: 2, brought: 0, missing: 0 })
  expect(await readdir(dataDirectory)).toContain(restored.former?.split('/').at(-1))
  const start = async () => {
    const server = await startEmbeddedPostgres({
      directory: join(dataDirectory, 'postgres'),
      archive: true,
      settings: { fsync: 'off' },
      durable: false,
    })
    const there = openPool(connectionOf(server))
    return { there, close: async () => (await there.end(), await server.stop()) }
  }
  const again = await start()
  expect(await notes(again.there)).toEqual(['kept'])
  await again.there.query(`insert into note (text) values ('after')`)
  await again.close()
  // Once more, to the end: the newest timeline, begun from a backup of the one before.
  expect(await restore({ ...settings, wish: {} })).toMatchObject({ early: false })
  const last = await start()
  expect(await notes(last.there)).toEqual(['kept', 'after'])
  await last.close()
})

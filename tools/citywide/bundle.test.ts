import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { registers } from '../../model/src/registers.ts'
import { loadDemoCity } from '../../server/src/demo/index.ts'
import { bundleIn } from '../../server/src/platform/bundle/in.ts'
import { leftOut } from '../../server/src/platform/bundle/left-out.ts'
import { MANIFEST } from '../../server/src/platform/bundle/manifest.ts'
import { bundleOut } from '../../server/src/platform/bundle/out.ts'
import { withoutSeal } from '../../server/src/platform/bundle/sealed.ts'
import { fixedClock } from '../../server/src/platform/clock.ts'
import { startFeed } from '../../server/src/platform/events/feed.ts'
import { type Blobs, blobsIn } from '../../server/src/platform/files/blobs.ts'
import { knownMigrations, runMigrations } from '../../server/src/platform/postgres/migrate.ts'
import { type Pool, transaction } from '../../server/src/platform/postgres/pool.ts'
import { clientOf, freshDatabase } from '../../server/src/platform/postgres/testing.ts'
import { type KeyRing, newKey } from '../../server/src/platform/sealing/key.ts'
import { oneOfEach } from '../../server/src/platform/records/testing.ts'
import { freshApp } from '../../server/src/testing.ts'
import { buildApp } from '../../server/src/app.ts'

// Every test makes several databases whole: minutes on a loaded machine.
vi.setConfig({ testTimeout: 600_000 })

const clock = fixedClock('2026-11-22T08:00:00Z')
const timeZone = 'Asia/Shanghai'
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'citywide-bundle-'))
  return () => rm(folder, { recursive: true, force: true })
})

const blobsHere = (name: string) => blobsIn(join(folder, name))
const out = (pool: Pool, blobs: Blobs, name = 'city.bundle') => {
  const path = join(folder, name)
  return bundleOut({ pool, blobs, clock, timeZone, version: '0.0.0', path }).then((manifest) => ({ path, manifest }))
}
const takeIn = (pool: Pool, path: string, { blobs = blobsHere('there'), replace = false } = {}) =>
  bundleIn({ pool, blobs, path, replace })

/** Table → rows and a hash of them in any order. */
async function contents(pool: Pool): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  )
  const found: Record<string, string> = {}
  for (const { name } of tables.filter((table) => !(table.name in leftOut))) {
    const { rows } = await pool.query<{ content: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as content from "${name}" t`,
    )
    found[name] = rows[0]?.content ?? ''
  }
  return found
}

test('the demo city moves to another machine: every table the same, every file there, and it goes on', async () => {
  const here = blobsHere('here')
  const { app, pool, key, create } = await freshApp({ clock, blobs: here })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  await loadDemoCity({ address: `http://127.0.0.1:${port}`, key, clock, timeZone }, () => undefined)
  const arrived = await here.arrive(
    (async function* () {
      yield Buffer.from('附件 attachment')
    })(),
  )
  await arrived.keep()
  await pool.query('insert into stored_file (sha256, bytes) values ($1, $2)', [arrived.sha256, arrived.bytes])

  // Written meanwhile: what is committed before the snapshot is in, the rest is not, and nothing is torn.
  const before = await contents(pool)
  const { path, manifest } = await out(pool, here)
  await create('organizations', {
    name: { zh: '后来', en: 'Later' },
    kind: 'other',
    sector: 'public',
    strategicSupplier: false,
  })

  const there = await freshDatabase()
  const blobs = blobsHere('there')
  await takeIn(there, path, { blobs })
  expect(await contents(there)).toEqual(before)
  expect(manifest.tables.reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(10_000)
  expect((await buffer(blobs.open(arrived.sha256))).toString()).toBe('附件 attachment')
  expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([])

  const feed = await startFeed(there, () => clientOf(there))
  const moved = await buildApp({
    pool: there,
    feed,
    clock,
    blobs,
    timeZone,
    publicUrl: 'http://localhost:8080',
    version: '0.0.0',
    web: false,
  })
  onTestFinished(async () => {
    await moved.close()
    await feed.stop()
  })
  // Keys of programs stay behind.
  expect((await moved.inject({ url: '/api/benefits', headers: { authorization: `Bearer ${key}` } })).statusCode).toBe(
    401,
  )
  const { rows } = await there.query(`select count(*)::int as triggers from pg_trigger where tgenabled = 'D'`)
  expect(rows).toEqual([{ triggers: 0 }])
})

test('numbers that the database hands out go on, and what is written afterwards is logged as ever', async () => {
  const { pool, create } = await freshApp()
  await oneOfEach(registers, create)
  const { path } = await out(pool, blobsHere('here'))
  const there = await freshDatabase()
  await takeIn(there, path)
  await there.query(`update scope set version = version + 1, title = '{"zh":"改","en":"changed"}'`)
  const { rows } = await there.query('select tbl, op from change_log')
  expect(rows).toEqual([{ tbl: 'scope', op: 'U' }])
  await expect(there.query('delete from organization')).rejects.toThrow(/foreign key/)
})

test('every table goes along or stays behind for a reason; none that goes counts in transactions of this database', async () => {
  const pool = await freshDatabase()
  const { manifest } = await out(pool, blobsHere('here'))
  const { rows } = await pool.query<{ name: string; transactional: boolean }>(
    `select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.atttypid = 'xid8'::regtype) as transactional
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  )
  const going = new Set(manifest.tables.map(({ name }) => name))
  for (const { name } of rows) expect([name, going.has(name)]).toEqual([name, !(name in leftOut)])
  expect(rows.filter(({ name, transactional }) => transactional && going.has(name))).toEqual([])
  expect(Object.keys(leftOut).filter((name) => !rows.some((row) => row.name === name))).toEqual([])
})

test('a bundle of an older release is loaded as it was and brought up to date', async () => {
  const files = await knownMigrations()
  const old = await freshDatabase()
  await transaction(old, async (client) => {
    await client.query('drop schema public cascade; create schema public')
    await runMigrations(client, files.slice(0, 5))
    await client.query(
      `insert into scope (id, city_id, scope_id, code, title, kind, made_up) values ($1, $1, $1, 'old', '{"zh":"旧城"}', 'city', true)`,
      [randomUUID()],
    )
  })
  const { path } = await out(old, blobsHere('here'))
  const there = await freshDatabase()
  await takeIn(there, path)
  expect((await there.query('select code from scope')).rows).toEqual([{ code: 'old' }])
  expect((await there.query('select name from migration')).rowCount).toBe(files.length)
})

test('data that is there stays, unless it is to be replaced', async () => {
  const { pool, create } = await freshApp()
  await create('scopes', { code: 'new', title: { zh: '新城' }, kind: 'city', madeUp: true })
  const { path } = await out(pool, blobsHere('here'))
  const other = await freshDatabase()
  await other.query(
    `insert into scope (id, city_id, scope_id, code, title, kind, made_up) values ($1, $1, $1, 'old', '{"zh":"旧城"}', 'city', true)`,
    [randomUUID()],
  )
  await expect(takeIn(other, path)).rejects.toThrow(/--replace/)
  expect((await other.query('select code from scope')).rows).toEqual([{ code: 'old' }])
  await takeIn(other, path, { replace: true })
  expect((await other.query('select code from scope')).rows).toEqual([{ code: 'new' }])
})

test('a database that a server works on is left alone', async () => {
  const { path } = await out(await freshDatabase(), blobsHere('here'))
  const busy = await freshDatabase()
  const server = await clientOf(busy)
  onTestFinished(() => server.end())
  await expect(takeIn(busy, path)).rejects.toThrow(/stop it first/)
})

type Entries = Map<string, Buffer>

/** Takes a bundle apart and puts it together again, changed. */
async function altered(path: string, change: (entries: Entries) => void): Promise<string> {
  const zip = await openPromise(path)
  const entries: Entries = new Map()
  for await (const entry of zip.eachEntry()) {
    entries.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  change(entries)
  const made = new ZipFile()
  for (const [name, bytes] of entries) made.addBuffer(bytes, name)
  made.end()
  const target = join(folder, `${randomUUID()}.bundle`)
  await writeFile(target, await buffer(made.outputStream))
  return target
}

const manifestWith = (entries: Entries, change: (manifest: Record<string, unknown>) => void) => {
  const manifest = JSON.parse(entries.get(MANIFEST)?.toString() ?? '') as Record<string, unknown>
  change(manifest)
  entries.set(MANIFEST, Buffer.from(JSON.stringify(manifest)))
}

const alterations: readonly (readonly [string, (entries: Entries) => void, RegExp])[] = [
  [
    'one byte of a table',
    (entries) => entries.get('data/scope.copy')?.writeUInt8(0x58, 5),
    /damaged .*data\/scope\.copy/,
  ],
  ['a table that is missing', (entries) => entries.delete('data/scope.copy'), /damaged/],
  [
    'a file that nobody announced',
    (entries) => entries.set(`files/ab/ab${'0'.repeat(62)}`, Buffer.from('x')),
    /damaged/,
  ],
  ['a name that leads elsewhere', (entries) => entries.set('etc/passwd', Buffer.from('x')), /damaged .*etc\/passwd/],
  [
    'two hundred megabytes of nothing',
    (entries) => entries.set('data/zeros.copy', Buffer.alloc(200 * 2 ** 20)),
    /damaged .*zeros/,
  ],
  ['no manifest', (entries) => entries.delete(MANIFEST), /damaged .*manifest/],
  [
    'a manifest that is none',
    (entries) => entries.set(MANIFEST, Buffer.from('{"format":"citywide-bundle","formatVersion":1}')),
    /damaged .*manifest/,
  ],
  [
    'a newer format',
    (entries) => manifestWith(entries, (manifest) => (manifest['formatVersion'] = 2)),
    /made by a newer Citywide/,
  ],
  [
    'a newer schema',
    (entries) =>
      manifestWith(entries, (manifest) => {
        const { migrations } = manifest as { migrations: object[] }
        migrations.push({ name: '999999-later.sql', sha256: '0'.repeat(64) })
      }),
    /made by a newer Citywide/,
  ],
  [
    'another history of the schema',
    (entries) =>
      manifestWith(entries, (manifest) => {
        const { migrations } = manifest as { migrations: { sha256: string }[] }
        for (const migration of migrations) migration.sha256 = '0'.repeat(64)
      }),
    /release that made it/,
  ],
  [
    'statements in the place of names',
    (entries) =>
      manifestWith(entries, (manifest) => {
        const { tables } = manifest as { tables: { columns: string[] }[] }
        tables[0]?.columns.push('id") from stdin; drop table scope; --')
      }),
    /damaged .*manifest/,
  ],
]

test('a bundle that was altered, cut off or made to harm is refused in both languages, and nothing changes', async () => {
  const { pool, create } = await freshApp()
  await create('scopes', { code: 'new', title: { zh: '新城' }, kind: 'city', madeUp: true })
  const { path } = await out(pool, blobsHere('here'))
  const there = await freshDatabase()
  const before = await contents(there)
  const whole = await readFile(path)
  const slip = Buffer.from(whole)
  for (let at = slip.indexOf('data/scope.copy'); at >= 0; at = slip.indexOf('data/scope.copy', at + 1))
    slip.write('../../cope.copy', at)
  const files = await Promise.all(
    [
      ['cut off', whole.subarray(0, whole.length / 2)] as const,
      ['cut off at the end', whole.subarray(0, -1)] as const,
      ['empty', Buffer.alloc(0)] as const,
      ['no archive', Buffer.from('Citywide '.repeat(1_000))] as const,
      ['a way out of the folder', slip] as const,
    ].map(async ([name, bytes]) => {
      const target = join(folder, `${name}.bundle`)
      await writeFile(target, bytes)
      return [name, target, /damaged/] as const
    }),
  )
  const made = await Promise.all(
    alterations.map(async ([name, change, text]) => [name, await altered(path, change), text] as const),
  )
  for (const [name, target, text] of [
    ...files,
    ...made,
    ['a file that is not there', join(folder, 'none'), /cannot be read/] as const,
  ]) {
    const said = await takeIn(there, target).then(
      () => 'taken in',
      (error: unknown) => String(error),
    )
    expect([name, said]).toEqual([name, expect.stringMatching(text)])
    expect([name, said]).toEqual([name, expect.stringMatching(/\p{Script=Han}/u)])
  }
  expect(await contents(there)).toEqual(before)
  expect((await takeIn(there, await altered(path, () => undefined))).format).toBe('citywide-bundle')
})

test('a sealed bundle is taken in with its key alone, and nothing of it stays behind in plain', async () => {
  const { pool, create } = await freshApp()
  await create('scopes', { code: 'new', title: { zh: '新城' }, kind: 'city', madeUp: true })
  const keys: KeyRing = [newKey('sm4-gcm')]
  const path = join(folder, 'sealed.bundle')
  await bundleOut({ pool, blobs: blobsHere('here'), clock, timeZone, version: '0.0.0', path, keys })
  expect((await readFile(path)).includes('data/scope.copy')).toBe(false)
  const there = await freshDatabase()
  const before = await readdir(folder)
  const open = (ring: KeyRing | undefined) =>
    withoutSeal(path, ring && (() => Promise.resolve(ring)), folder, (plain) => takeIn(there, plain))
  await expect(open(undefined)).rejects.toThrow(/--key/)
  await expect(open([newKey('sm4-gcm')])).rejects.toThrow(/another key/)
  await expect(takeIn(there, path)).rejects.toThrow(/damaged/)
  await open(keys)
  expect((await there.query('select code from scope')).rows).toEqual([{ code: 'new' }])
  expect(await readdir(folder)).toEqual(before)
})

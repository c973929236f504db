import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { includes, leafHash } from '@citywide/model/audit/tree'
import { expect, test } from 'vitest'
import { archiveRipe } from './archive.ts'
import { lastCheckpoint } from './log-store.ts'
import { inclusion } from './proofs.ts'
import { freshLog } from './testing.ts'

/** A log whose first 1,200 rows are four years old; odd separators stand in some. */
async function oldLog() {
  const log = await freshLog({
    begin: (pool) =>
      pool.query(
        `insert into audit (at, act, object, detail)
         select now() - interval '4 years' + i * interval '1 minute', 'record.update', E'zeile\\u2028' || i, jsonb_build_object('version', i)
           from generate_series(1, 1200) i`,
      ),
  })
  await log.grow(40)
  const folder = join(log.folder, 'archive')
  return {
    ...log,
    archives: folder,
    archive: (months = 36) => archiveRipe({ pool: log.pool, keys: log.keys, folder, months }),
    rows: async () => (await log.pool.query<{ count: number }>('select count(*) as count from audit')).rows[0]?.count,
  }
}

test('rows past their time lie in a signed file, and the log verifies as before', async () => {
  const { pool, keys, archive, archives, verify, rows, grow } = await oldLog()
  expect(await verify()).toMatchObject({ outcome: 'sound', rows: 1_241 })
  const [made, ...more] = await archive()
  expect([made?.firstSeq, made?.lastSeq, more]).toEqual([0, 1_199, []])
  expect(await rows()).toBe(42) // forty-one, and one that tells of the archive
  expect(await readdir(archives)).toEqual(['audit-0-1199.jsonl.gz'])
  await grow(5)
  expect(await verify()).toMatchObject({ outcome: 'sound', rows: 1_247, findings: [] })

  // What lies in the file is still proven by the tree.
  const lines = gunzipSync(await readFile(join(archives, made?.file ?? '')))
    .toString()
    .split('\n')
  const last = await lastCheckpoint(pool)
  if (!last) throw new Error('no checkpoint')
  const proof = await inclusion(pool, keys.suite, 700, last.size)
  const claim = {
    leaf: 700,
    size: last.size,
    leafHash: leafHash(keys.suite.hash, lines[700] ?? ''),
    proof,
    root: last.root,
  }
  expect(includes(keys.suite.hash, claim)).toBe(true)
  expect(await archive()).toEqual([])
})

test('nothing younger than half a year is archived, whatever is set', async () => {
  const { archive, rows } = await freshLogOf('5 months')
  expect(await archive(1)).toEqual([])
  expect(await rows()).toBe(11)
  const older = await freshLogOf('7 months')
  expect(await older.archive(1)).toHaveLength(1)
})

async function freshLogOf(age: string) {
  const log = await freshLog({
    begin: (pool) =>
      pool.query(
        `insert into audit (at, act) select now() - $1::interval, 'record.update' from generate_series(1, 10)`,
        [age],
      ),
  })
  return {
    archive: (months: number) =>
      archiveRipe({ pool: log.pool, keys: log.keys, folder: join(log.folder, 'archive'), months }),
    rows: async () => (await log.pool.query<{ count: number }>('select count(*) as count from audit')).rows[0]?.count,
  }
}

test('a file that is away is mentioned, one that was changed is found', async () => {
  const { archive, archives, verify } = await oldLog()
  await archive()
  const path = join(archives, 'audit-0-1199.jsonl.gz')
  const whole = await readFile(path)
  await rename(path, `${path}.away`)
  expect(await verify()).toMatchObject({ outcome: 'sound', findings: [{ code: 'ARCHIVE_AWAY', seq: 0 }] })
  const lines = gunzipSync(whole).toString()
  for (const altered of [
    lines.replace('"version":700', '"version":701'),
    lines.slice(0, lines.indexOf('\n') + 1) + lines,
    lines.slice(lines.indexOf('\n') + 1),
    `${lines}{}\n`,
  ]) {
    await writeFile(path, gzipSync(altered))
    expect(await verify()).toMatchObject({ outcome: 'broken', findings: [{ code: 'ARCHIVE' }] })
  }
  await writeFile(path, whole.subarray(0, -40))
  expect(await verify()).toMatchObject({ outcome: 'broken', findings: [{ code: 'ARCHIVE' }] })
})

test('rows cannot be removed by claiming that they were archived', async () => {
  const { pool, verify } = await oldLog()
  await expect(pool.query('delete from audit where seq < 10')).rejects.toMatchObject({ code: '42501' })
  await pool.query(`insert into audit_archive values (0, 9, 'audit-0-9.jsonl.gz', repeat('0', 64), now(), '[]')`)
  await pool.query('delete from audit where seq < 10')
  const { outcome, findings } = await verify()
  expect([outcome, findings[0]?.code]).toEqual(['broken', 'ARCHIVE'])
})

test('what is not as it was sealed is not archived', async () => {
  const { pool, archive, rows, archives } = await oldLog()
  await pool.query('alter table audit disable trigger user')
  await pool.query(`update audit set object = 'other' where seq = 600`)
  await pool.query('alter table audit enable trigger user')
  await expect(archive()).rejects.toThrow(/not what was sealed/)
  expect([await rows(), await readdir(archives)]).toEqual([1_241, []])
})

import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openKeyRing } from './keys.ts'
import { sealTurn } from './seal.ts'
import { checked, freshLog, temporaryFolder } from './testing.ts'

const privates = async (folder: string) => (await readdir(folder)).filter((name) => name.endsWith('.key'))

test('private keys lie in the folder alone, for its owner alone', async () => {
  const { folder, pool } = await freshLog()
  const [file = ''] = await privates(folder)
  expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
  const text = await readFile(join(folder, file), 'utf8')
  const secret = text.split('\n')[1] ?? ''
  const { rows } = await pool.query<{ all: string }>('select json_agg(k)::text as all from audit_key k')
  expect(rows[0]?.all).not.toContain(secret)
})

test('after a change both keys sign for a week; then the older one is gone and its past still counts', async () => {
  const { folder, pool, keys, grow, verify } = await freshLog()
  await grow(3)
  await keys.rotate()
  await grow(3)
  const signers = async () =>
    (
      await pool.query<{ count: number }>(
        'select jsonb_array_length(signatures) as count from checkpoint order by size desc limit 1',
      )
    ).rows[0]?.count
  expect([await signers(), (await privates(folder)).length]).toEqual([2, 2])
  await pool.query('alter table audit_key disable trigger user')
  await pool.query(`update audit_key set made_at = made_at - interval '8 days' where endorsed_by is null`)
  expect((await verify()).outcome).toBe('sound')
  // The endorsement covers the moment: a key that claims another one is trusted by its file only.
  await pool.query(`update audit_key set made_at = made_at - interval '7 days 1 hour' where endorsed_by is not null`)
  await grow(3)
  expect([await signers(), (await privates(folder)).length]).toEqual([1, 1])
  expect((await verify()).outcome).toBe('sound')
})

test('a new key is trusted elsewhere through the one before, not by standing in the database', async () => {
  const { folder, pool, keys, grow, verify } = await freshLog()
  const pinned = await readdir(folder)
  await keys.rotate()
  await grow(3)
  // An auditor's copy of the folder from before the change.
  for (const name of await readdir(folder))
    if (!pinned.includes(name) && name.endsWith('.pub')) await rm(join(folder, name))
  expect((await verify()).outcome).toBe('sound')
  await pool.query('alter table audit_key disable trigger user')
  await pool.query(
    `update audit_key set endorsement = set_byte(endorsement, 5, 0) where endorsement is not null and get_byte(endorsement, 5) <> 0`,
  )
  expect((await verify()).findings[0]?.code).toBe('SIGNATURE')
})

test('a log that moved to another machine goes on under a key of that machine, and its past verifies', async () => {
  const { pool, grow, check } = await freshLog()
  await grow(10)
  const folder = await temporaryFolder()
  const keys = await openKeyRing(pool, folder, 'ed25519-sha256')
  await sealTurn(pool, keys)
  expect(await privates(folder)).toHaveLength(1)
  const found = await checked(pool, await check({ trusted: await keys.trusted(pool) }))
  expect(found).toMatchObject({ outcome: 'sound', rows: 13 })
  const { rows } = await pool.query<{ act: string }>(`select act from audit where noun = 'audit_key' order by id`)
  expect(rows.map(({ act }) => act)).toEqual(['audit_key.create', 'audit_key.adopt', 'audit_key.create'])
})

test('the suite of a log is fixed, and a damaged public key is not trusted', async () => {
  const { pool, folder, keys } = await freshLog()
  await expect(openKeyRing(pool, folder, 'sm2-sm3')).rejects.toThrow(/SIGNING_SUITE=ed25519-sha256/)
  const other = await freshLog()
  const [own = ''] = (await readdir(folder)).filter((name) => name.endsWith('.pub'))
  const [foreign = ''] = (await readdir(other.folder)).filter((name) => name.endsWith('.pub'))
  await writeFile(join(folder, own), await readFile(join(other.folder, foreign)))
  expect((await keys.trusted(pool)).size).toBe(0)
})

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { noteActs } from '../../server/src/platform/audit/append.ts'
import { openKeyRing } from '../../server/src/platform/audit/keys.ts'
import { sealTurn } from '../../server/src/platform/audit/seal.ts'
import { deliver } from '../../server/src/platform/audit/witness.ts'
import { openOutbound } from '../../server/src/platform/outbound/outbound.ts'
import { startEmbeddedPostgres } from '../../server/src/platform/postgres/embedded/start.ts'
import { migrate } from '../../server/src/platform/postgres/migrate.ts'
import { openPool } from '../../server/src/platform/postgres/pool.ts'

/** An instance with a log of a few hundred rows, and the command as an operator types it. */
async function instance() {
  const folder = await mkdtemp(join(tmpdir(), 'citywide-audit-command-'))
  // One that writes to disk, as the command demands.
  const postgres = await startEmbeddedPostgres({ directory: join(folder, 'postgres') })
  const pool = openPool(postgres)
  onTestFinished(async () => {
    await pool.end()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  })
  await migrate(pool)
  const keys = await openKeyRing(pool, join(folder, 'keys'), 'ed25519-sha256')
  const witness = join(folder, 'witness.jsonl')
  for (const count of [60, 100, 40]) {
    await noteActs(
      pool,
      Array.from({ length: count }, (_, index) => ({ act: 'record.update', noun: 'Asset', object: `a${index}` })),
    )
    await sealTurn(pool, keys)
    await deliver({ pool, keys, outbound: openOutbound(), file: witness, report: () => undefined })
  }
  const environment = { PATH: process.env['PATH'], DATA_DIR: folder }
  const type = (...typed: readonly string[]) =>
    new Promise<{ code: number; said: string }>((resolve) => {
      execFile(process.execPath, ['tools/citywide/main.ts', ...typed], { env: environment }, (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), said: out + err }),
      )
    })
  return { pool, folder, witness, type }
}

test('a whole log is told as such, and a changed one by its first bad row, in both languages', async () => {
  const { pool, witness, type } = await instance()
  const whole = await type('audit', 'verify', '--witness', witness)
  expect(whole).toEqual({ code: 0, said: expect.stringMatching(/审计日志完整。.*whole[\s\S]*201 行/) })
  const { said: code } = await type('audit', 'code')
  const [, printed = ''] = code.trim().split(' ')
  expect((await type('audit', 'verify', '--code', printed)).code).toBe(0)

  await pool.query('alter table audit disable trigger user')
  await pool.query(`update audit set object = 'other' where seq = 123`)
  const broken = await type('audit', 'verify')
  expect(broken.code).toBe(4)
  expect(broken.said).toMatch(/第 123 行.*与封存时不符.*Row 123/)
  const json = await type('audit', 'verify', '--json', '--witness', witness)
  expect([json.code, JSON.parse(json.said)]).toMatchObject([
    4,
    { outcome: 'broken', rows: 201, findings: [{ code: 'ROW_ALTERED', seq: 123 }] },
  ])
  // Every kind of alteration is tried on the check itself; here a few of them through the command.
  for (const statement of [
    'delete from audit where seq = 7',
    `update checkpoint set root = sha256(root) where size = 161`,
    'delete from audit where seq > 190',
    'delete from checkpoint where size = 201',
  ]) {
    const client = await pool.connect()
    await client.query(
      'create table kept_audit as select * from audit; create table kept_checkpoint as select * from checkpoint',
    )
    await client.query('alter table checkpoint disable trigger user')
    await client.query(statement)
    expect([statement, (await type('audit', 'verify')).code]).toEqual([statement, 4])
    await client.query('truncate audit, checkpoint').catch(() => undefined)
    await client.query(
      `insert into audit overriding system value select * from kept_audit;
       insert into checkpoint select * from kept_checkpoint; drop table kept_audit, kept_checkpoint`,
    )
    client.release()
  }
})

test('what left the machine is believed more than what is on it', async () => {
  const { pool, folder, witness, type } = await instance()
  for (const table of ['audit', 'checkpoint', 'audit_node'])
    await pool.query(`alter table ${table} disable trigger user`)
  await pool.query('delete from audit where seq >= 161')
  await pool.query('delete from checkpoint where size > 161')
  await pool.query('delete from audit_node where ((idx + 1) << level) > 161')
  expect((await type('audit', 'verify')).code).toBe(0)
  const cut = await type('audit', 'verify', '--witness', witness)
  expect(cut).toEqual({ code: 4, said: expect.stringMatching(/末尾被截去.*cut off/) })
  await writeFile(join(folder, 'odd.jsonl'), 'nothing of the kind\n')
  expect((await type('audit', 'verify', '--witness', join(folder, 'odd.jsonl'))).code).toBe(3)
  const none = await type('audit', 'verify', '--witness', join(folder, 'none.jsonl'))
  expect(none).toEqual({ code: 1, said: expect.stringMatching(/无法读取见证文件[\s\S]*cannot be read/) })
})

test('a key is handed over, and the log goes on under both', async () => {
  const { pool, folder, type } = await instance()
  expect((await type('audit', 'rotate')).code).toBe(0)
  const keys = await openKeyRing(pool, join(folder, 'keys'), 'ed25519-sha256')
  await sealTurn(pool, keys)
  const { rows } = await pool.query<{ signatures: unknown[] }>(
    'select signatures from checkpoint order by size desc limit 1',
  )
  expect(rows[0]?.signatures).toHaveLength(2)
  expect((await type('audit', 'verify')).code).toBe(0)
})

import { createPublicKey } from 'node:crypto'
import { join } from 'node:path'
import { grewFrom, includes, leafHash } from '@citywide/model/audit/tree'
import type { AuditPage, AuditProof, Growth, PublicCheckpoint } from '@citywide/model/platform/audit-view'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { colleague } from '../around/testing.ts'
import { suites } from '../signing/suite.ts'
import { noteActs } from './append.ts'
import { openKeyRing } from './keys.ts'
import { sealTurn } from './seal.ts'
import { temporaryFolder } from './testing.ts'

const { hash, verify } = suites['ed25519-sha256']
const bytes = (base64: string) => Buffer.from(base64, 'base64')

async function withLog(count = 30) {
  const whole = await freshApp()
  const auditor = await colleague(whole, '审计员', ['auditor'])
  const keys = await openKeyRing(whole.pool, join(await temporaryFolder(), 'keys'), 'ed25519-sha256')
  await noteActs(
    whole.pool,
    Array.from({ length: count }, (_, index) => ({
      act: index % 2 === 0 ? 'record.update' : 'session.open',
      noun: index % 3 === 0 ? 'Asset' : 'Service',
      object: `object-${index}`,
      purpose: index % 5 === 0 ? 'case.handle' : undefined,
      detail: { version: index, formula: '=1+1' },
      actor: { id: index % 4 === 0 ? auditor.id : `pseudonym-${index}`, kind: 'person' as const },
    })),
  )
  const seal = () => sealTurn(whole.pool, keys)
  await seal()
  const search = async (query = '') => {
    const answer = await auditor.send({ url: `/api/audit${query}` })
    expect(answer.statusCode).toBe(200)
    return answer.json<AuditPage>()
  }
  return { ...whole, auditor, keys, seal, search }
}

test('an auditor finds rows by who, what, when, where and why', async () => {
  const { search, auditor } = await withLog()
  const counts = await Promise.all(
    [
      '?act=session.open',
      '?act=record',
      '?noun=Asset&act=record.update',
      '?object=object-7',
      `?actor=${auditor.id}&act=record`,
      '?purpose=case.handle',
      '?from=2000-01-01T00:00:00Z&to=2000-01-02T00:00:00Z',
      '?department=0199f3a0-0000-7000-8000-0000000000aa',
    ].map(async (query) => (await search(query)).count.value),
  )
  expect(counts).toEqual([15, 15, 5, 1, 8, 6, 0, 0])
  const [own] = (await search(`?actor=${auditor.id}&object=object-0`)).items
  expect(own).toMatchObject({ actorName: { zh: '审计员' }, actorKind: 'person', act: 'record.update', noun: 'Asset' })
})

test('pages follow each other without gaps while rows are added', async () => {
  const { search } = await withLog(25)
  const seen: string[] = []
  for (let after: number | null = null; ;) {
    const page: AuditPage = await search(`?limit=7&noun=Service${after === null ? '' : `&after=${after}`}`)
    seen.push(...page.items.map(({ object }) => object ?? ''))
    if (page.next === null) break
    after = page.next
  }
  const expected = Array.from({ length: 25 }, (_, index) => index).filter((index) => index % 3 !== 0)
  expect(seen).toEqual(expected.toReversed().map((index) => `object-${index}`))
})

test('reading the log leaves rows in the log', async () => {
  const { search, auditor, pool } = await withLog()
  await search('?noun=Asset')
  await auditor.send({ url: '/api/audit/3' })
  await auditor.send({ url: '/api/audit/export?act=record.update' })
  const { rows } = await pool.query(
    `select act, actor, actor_kind, object, detail from audit where noun = 'audit' order by id`,
  )
  const by = { actor: auditor.id, actor_kind: 'person' }
  expect(rows).toEqual([
    { act: 'audit.search', ...by, object: null, detail: { noun: 'Asset' } },
    { act: 'audit.read', ...by, object: '3', detail: {} },
    { act: 'audit.export', ...by, object: null, detail: { format: 'csv', act: 'record.update' } },
  ])
})

test('only auditors read the log, and only with a strong factor just shown', async () => {
  const whole = await withLog(1)
  for (const role of ['programme_office', 'sysadmin', 'secadmin', 'privacy_officer'] as const) {
    const other = await colleague(whole, role, [role])
    for (const url of ['/api/audit', '/api/audit/1', '/api/audit/state', '/api/audit/export'])
      expect([role, url, (await other.send({ url })).statusCode]).toEqual([role, url, 403])
  }
  await whole.pool.query('update session set strong_at = null')
  for (const url of ['/api/audit', '/api/audit/1', '/api/audit/export'])
    expect((await whole.auditor.send({ url })).json()).toMatchObject({ code: 'STEP_UP' })
  expect((await whole.send({ url: '/api/audit' })).statusCode).toBe(403)
  expect((await whole.app.inject({ url: '/api/audit' })).statusCode).toBe(401)
})

test('a row comes with a proof that anybody can follow to the signed root', async () => {
  const { auditor, app } = await withLog(300)
  const { keys } = (await app.inject({ url: '/api/audit/checkpoint' })).json<PublicCheckpoint>()
  for (const id of [2, 3, 150, 299]) {
    const proof = (await auditor.send({ url: `/api/audit/${id}` })).json<AuditProof>()
    const { sealed, text, entry } = proof
    expect(sealed?.proven).toBe(true)
    if (!sealed) continue
    expect(JSON.parse(text)).toMatchObject({ id, act: entry.act, object: entry.object })
    const { checkpoint, path } = sealed
    const claim = {
      leaf: entry.seq ?? -1,
      size: checkpoint.size,
      leafHash: leafHash(hash, text),
      proof: path.map((step) => bytes(step.hash)),
      root: bytes(checkpoint.root),
    }
    expect(includes(hash, claim)).toBe(true)
    expect(includes(hash, { ...claim, leafHash: leafHash(hash, text.replace('record', 'Record')) })).toBe(
      !text.includes('record'),
    )
    const key = createPublicKey({ key: bytes(keys[0]?.publicKey ?? ''), format: 'der', type: 'spki' })
    const signed = checkpoint.note.slice(0, checkpoint.note.indexOf('\n\n') + 1)
    expect(verify(signed, key, bytes(checkpoint.signatures[0]?.signature ?? ''))).toBe(true)
  }
  expect((await auditor.send({ url: '/api/audit/999999' })).statusCode).toBe(404)
})

test('a row that was changed is shown as not proven, one that waits for its seal as such', async () => {
  const { auditor, pool, search } = await withLog()
  await pool.query('alter table audit disable trigger user')
  await pool.query(`update audit set object = 'other' where id = 4`)
  expect((await auditor.send({ url: '/api/audit/4' })).json()).toMatchObject({ sealed: { proven: false } })
  const [latest] = (await search('?act=audit.read')).items
  expect((await auditor.send({ url: `/api/audit/${latest?.id}` })).json()).toMatchObject({ sealed: null })
})

test('the log leaves as a file, cells of which no spreadsheet runs', async () => {
  const { auditor, pool } = await withLog(2_300)
  await pool.query(`insert into audit (act, object) values ('odd', '=cmd()')`)
  const csv = await auditor.send({ url: '/api/audit/export' })
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
  const rows = parse<Record<string, string>>(csv.body, { columns: true, bom: true })
  expect(rows.length).toBeGreaterThanOrEqual(2_302)
  expect(rows.find(({ act }) => act === 'odd')).toMatchObject({ object: `'=cmd()` })
  const json = await auditor.send({ url: '/api/audit/export?format=json&object=object-5' })
  expect(json.json()).toMatchObject([{ object: 'object-5', act: 'session.open', detail: { version: 5 } }])
})

test('everybody can keep a checkpoint, and see later that the log only grew', async () => {
  const { app, pool, seal } = await withLog(40)
  const before = (await app.inject({ url: '/api/audit/checkpoint' })).json<PublicCheckpoint>().checkpoint
  await noteActs(
    pool,
    Array.from({ length: 33 }, () => ({ act: 'record.update' })),
  )
  await seal()
  const now = (await app.inject({ url: '/api/audit/checkpoint' })).json<PublicCheckpoint>().checkpoint
  if (!before || !now) throw new Error('no checkpoint')
  const growth = (await app.inject({ url: `/api/audit/growth?from=${before.size}` })).json<Growth>()
  const claim = {
    old: { size: before.size, root: bytes(before.root) },
    now: { size: now.size, root: bytes(now.root) },
    proof: growth.proof.map(bytes),
  }
  expect(grewFrom(hash, claim)).toBe(true)
  expect(grewFrom(hash, { ...claim, old: { ...claim.old, root: bytes(now.root) } })).toBe(false)
  expect((await app.inject({ url: `/api/audit/growth?from=${now.size + 1}` })).statusCode).toBe(404)
})

test('the page of checkpoints needs no script and no sign-in, in both languages', async () => {
  const { app } = await withLog(5)
  const { checkpoint } = (await app.inject({ url: '/api/audit/checkpoint' })).json<PublicCheckpoint>()
  const zh = await app.inject({ url: '/checkpoint', headers: { 'accept-language': 'zh-CN' } })
  expect([zh.statusCode, zh.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(zh.body).toContain('审计日志检查点')
  expect(zh.body).toContain(checkpoint?.code)
  expect(zh.body).not.toContain('<script')
  expect((await app.inject({ url: '/checkpoint?lang=en' })).body).toContain('Checkpoint of the audit log')
  expect((await app.inject({ url: '/checkpoint.css' })).headers['content-type']).toBe('text/css; charset=utf-8')
})

test('what a request writes is noted under its actor, in the rights of readers of records', async () => {
  const { create, pool } = await withLog(0)
  const { id } = await create('scopes', { code: 'new', title: { zh: '新城' }, kind: 'city', madeUp: true })
  const { rows } = await pool.query<{ act: string; actor_kind: string }>(
    'select act, actor_kind, noun from audit where object = $1',
    [id],
  )
  expect(rows).toMatchObject([{ actor_kind: 'key', noun: 'Scope' }])
  const client = await pool.connect()
  await client.query('begin; set local role cw_app')
  for (const statement of [
    'select * from audit',
    'select * from audit_key',
    'select * from person_key',
    `insert into audit (act, actor) values ('forged', 'somebody')`,
    `insert into audit (act, at) values ('forged', now() - interval '1 day')`,
    `insert into audit (act, seq, chain) values ('forged', 99, sha256('x'))`,
    'delete from audit',
    `select make_person_key(gen_random_uuid())`,
  ]) {
    await client.query('savepoint one')
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' })
    await client.query('rollback to savepoint one')
  }
  await client.query(`insert into audit (act) values ('allowed')`)
  await client.query('select audit_unsealed_since(), person_pseudonym(gen_random_uuid())')
  await client.query('rollback')
  client.release()
})

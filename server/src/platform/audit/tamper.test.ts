/** A superuser who drops every rule of the database changes the log in one place after another; the check finds each. */
import { checkpointText, firstHead, nextHead, printedCode, type Signature } from '@citywide/model/audit/checkpoint'
import { leafOf } from '@citywide/model/audit/row'
import { type Edge, folded, grow } from '@citywide/model/audit/tree'
import { expect, onTestFinished, test } from 'vitest'
import type { Check } from './check.ts'
import { checkpointsWithin, sealedRows, writeCheckpoint, writeNodes } from './log-store.ts'
import { freshLog } from './testing.ts'
import { verifyLog } from './verify.ts'
import { readWitness, witnessText } from './witness-line.ts'

const fields: Readonly<Record<string, string>> = {
  id: 'id + 1000000',
  at: `at + interval '1 millisecond'`,
  actor: `coalesce(actor, '') || 'x'`,
  actor_kind: `case actor_kind when 'person' then 'key' else 'person' end`,
  act: `act || 'd'`,
  noun: `coalesce(noun, '') || 'x'`,
  object: `coalesce(object, '') || 'x'`,
  department: `case when department is null then gen_random_uuid() end`,
  purpose: `coalesce(purpose, '') || ' '`,
  detail: `detail || '{"version": -1}'`,
  seq: 'seq + 1000',
  chain: `set_byte(chain, 31, get_byte(chain, 31) # 1)`,
}

/** One change → what was done, in SQL. */
const alterations: (readonly [name: string, ...statements: string[]])[] = []
const rows = Array.from({ length: 40 }, (_, index) => index * 3 + 1)
for (const [field, value] of Object.entries(fields))
  for (const seq of rows)
    alterations.push([`${field} of row ${seq}`, `update audit set ${field} = ${value} where seq = ${seq}`])
for (const seq of [0, 1, 7, 31, 32, 63, 64, 100, 119, 120]) {
  alterations.push(
    [`row ${seq} removed`, `delete from audit where seq = ${seq}`],
    [`row ${seq} without its place`, `update audit set seq = null, chain = null where seq = ${seq}`],
    [`row ${seq} half without its place`, `update audit set seq = null where seq = ${seq}`],
    [`row ${seq} in another era`, `update audit set at = '0044-03-15 BC' where seq = ${seq}`],
    [`row ${seq} at no time`, `update audit set at = 'infinity' where seq = ${seq}`],
    [
      `row ${seq} removed, those after it moved up`,
      `delete from audit where seq = ${seq}`,
      `update audit set seq = seq - 1 where seq > ${seq}`,
    ],
    [
      `row ${seq} twice`,
      `insert into audit (id, at, actor, actor_kind, act, seq, chain) overriding system value
       select 5000000, at, actor, actor_kind, 'other', seq, chain from audit where seq = ${seq}`,
    ],
    [`leaf ${seq} changed`, `update audit_node set hash = sha256(hash) where level = 0 and idx = ${seq}`],
    [`leaf ${seq} removed`, `delete from audit_node where level = 0 and idx = ${seq}`],
  )
}
for (const seq of [0, 5, 60, 110]) {
  alterations.push(
    [
      `rows ${seq} and ${seq + 9} change places`,
      `update audit set seq = ${2 * seq + 9} - seq where seq in (${seq}, ${seq + 9})`,
    ],
    [
      `what rows ${seq} and ${seq + 1} say changes places`,
      `update audit a set act = b.act, object = b.object, actor = b.actor from audit b
        where a.seq in (${seq}, ${seq + 1}) and b.seq = ${2 * seq + 1} - a.seq`,
    ],
    [
      `a row put in between at ${seq}`,
      `update audit set seq = seq + 1 where seq >= ${seq}`,
      `insert into audit (id, at, actor_kind, act, seq, chain) overriding system value
       select 5000000, at, 'person', 'record.update', ${seq}, chain from audit where seq = ${seq + 1}`,
    ],
  )
}
for (const level of [1, 2, 3, 4, 5, 6])
  alterations.push(
    [
      `a subtree of level ${level} changed`,
      `update audit_node set hash = sha256(hash) where level = ${level} and idx = 0`,
    ],
    [`a subtree of level ${level} removed`, `delete from audit_node where level = ${level} and idx = 0`],
    [`a subtree of level ${level} too many`, `insert into audit_node values (${level}, 500, sha256('x'))`],
  )
for (const size of ['(select min(size) from checkpoint)', '(select max(size) from checkpoint)', '31'])
  alterations.push(
    [`size of checkpoint ${size}`, `update checkpoint set size = size + 1 where size = ${size}`],
    [`root of checkpoint ${size}`, `update checkpoint set root = sha256(root) where size = ${size}`],
    [`head of checkpoint ${size}`, `update checkpoint set head = sha256(head) where size = ${size}`],
    [`time of checkpoint ${size}`, `update checkpoint set at = at + interval '1 millisecond' where size = ${size}`],
    [`era of checkpoint ${size}`, `update checkpoint set at = '0044-03-15 BC' where size = ${size}`],
    [`checkpoint ${size} unsigned`, `update checkpoint set signatures = '[]' where size = ${size}`],
    [
      `signature of checkpoint ${size} taken from another`,
      `update checkpoint set signatures = (select signatures from checkpoint where size = 16) where size = ${size}`,
    ],
    [
      `checkpoint ${size} by a key nobody knows`,
      `update checkpoint set signatures = jsonb_set(signatures, '{0,keyId}', '"0123456789abcdef"') where size = ${size}`,
    ],
    [`no signature but a word at ${size}`, `update checkpoint set signatures = '"valid"' where size = ${size}`],
  )
alterations.push(
  ['the last rows cut off', 'delete from audit where seq >= 110'],
  ['all rows removed', 'delete from audit'],
  ['the last checkpoint removed', 'delete from checkpoint where size = (select max(size) from checkpoint)'],
  ['all checkpoints removed', 'delete from checkpoint'],
  ['everything removed but the checkpoints', 'delete from audit', 'delete from audit_node'],
  [
    'rows said to be archived',
    `insert into audit_archive values (0, 9, 'away', repeat('0', 64), now(), '[]')`,
    'delete from audit where seq < 10',
  ],
)

/** A sealed log, and a connection that may do anything with it; nothing it does outlives the check. */
async function laboratory() {
  const log = await freshLog()
  await log.grow(15, 15, 15, 15, 15, 15, 15, 15)
  const { suite } = log.keys
  const check = await log.check()
  const honest = (await checkpointsWithin(log.pool, 0, 1_000)).map(witnessText)
  const client = await log.pool.connect()
  onTestFinished(async () => {
    await client.query('rollback')
    client.release()
  })
  await client.query('begin')
  await client.query('alter table audit alter column id drop identity')
  for (const table of ['audit', 'checkpoint', 'audit_node', 'audit_key', 'audit_archive'])
    await client.query(`alter table ${table} disable trigger user`)
  const { rows: rules } = await client.query<{ tbl: string; name: string }>(
    `select conrelid::regclass::text as tbl, conname as name from pg_constraint
      where conrelid in ('audit'::regclass, 'checkpoint'::regclass, 'audit_node'::regclass) and contype in ('u', 'c', 'p')`,
  )
  for (const { tbl, name } of rules) await client.query(`alter table ${tbl} drop constraint ${name}`)

  /** Computes leaves, chain, tree and checkpoints anew, as the sealer would: the thief has its code, perhaps its key. */
  async function reseal(sign?: (text: string) => Promise<readonly Signature[]>): Promise<void> {
    const former = await checkpointsWithin(client, 0, 1_000)
    const all = await sealedRows(client, 0, 1_000)
    await client.query('delete from audit_node')
    await client.query('delete from checkpoint')
    const edge: Edge = { size: 0, hashes: [] }
    let head = firstHead(suite.hash)
    for (const row of all) {
      const leaf = leafOf(suite.hash, row)
      head = nextHead(suite.hash, head, leaf)
      await client.query('update audit set chain = $1 where id = $2', [head, row.id])
      await writeNodes(client, grow(suite.hash, edge, leaf))
      const point = former.find(({ size }) => size === edge.size) ?? (edge.size === all.length && former.at(-1))
      if (!point) continue
      const made = { size: edge.size, root: folded(suite.hash, edge.hashes), head, at: point.at }
      await writeCheckpoint(client, { ...made, signatures: (await sign?.(checkpointText(made))) ?? point.signatures })
    }
  }

  return {
    client,
    suite,
    trusted: check.trusted,
    honest,
    reseal,
    /** Signs as the sealer does. */
    stolen: (text: string) => log.keys.signed(client, text),
    run: async (...statements: readonly string[]) => {
      for (const statement of statements) await client.query(statement)
    },
    forge: (seq: number) => client.query(`update audit set actor = 'innocent' where seq = ${seq}`),
    /** What the check says after some work, which is then undone. */
    afterwards: async (work: () => Promise<unknown>, more: Partial<Check> = {}) => {
      await client.query('savepoint before')
      await work()
      const found = await verifyLog(client, { ...check, ...more })
      await client.query('rollback to savepoint before')
      return found
    },
  }
}

test('before anything is touched the log is sound', async () => {
  const { afterwards } = await laboratory()
  expect(await afterwards(() => Promise.resolve())).toEqual({
    outcome: 'sound',
    rows: 121,
    findings: [],
    findingCount: 0,
  })
})

test(`${alterations.length} single alterations are all found`, async () => {
  expect(alterations.length).toBeGreaterThanOrEqual(540)
  const { afterwards, run } = await laboratory()
  const unseen: string[] = []
  for (const [name, ...statements] of alterations) {
    const { outcome } = await afterwards(() => run(...statements))
    if (outcome !== 'broken') unseen.push(`${name}: ${outcome}`)
  }
  expect(unseen).toEqual([])
})

test('the first bad row is named', async () => {
  const { afterwards, run } = await laboratory()
  for (const seq of rows) {
    const { findings } = await afterwards(() => run(`update audit set object = 'other' where seq = ${seq}`))
    expect(findings).toMatchObject([{ code: 'ROW_ALTERED', seq }])
  }
  const hole = await afterwards(() => run('delete from audit where seq = 77'))
  expect(hole.findings).toMatchObject([{ code: 'ROW_MISSING', seq: 77 }])
})

test('a row put in with an old date and sealed today is pointed out', async () => {
  const { afterwards, run, reseal, stolen } = await laboratory()
  const found = await afterwards(async () => {
    await run(
      `insert into audit (id, at, actor_kind, act, seq, chain) overriding system value
       values (-1, now() - interval '30 days', 'person', 'record.update', 121, sha256('x'))`,
    )
    await reseal(stolen)
  })
  expect(found).toMatchObject({ outcome: 'warning', findings: [{ code: 'ROW_BACKDATED', seq: 121 }] })
})

test.each([0, 13, 64, 120])('row %i changed and all after it chained anew without the key is found', async (seq) => {
  const { afterwards, forge, reseal } = await laboratory()
  const found = await afterwards(async () => {
    await forge(seq)
    await reseal()
  })
  expect([found.outcome, found.findings[0]?.code]).toEqual(['broken', 'SIGNATURE'])
})

test('rows chained anew under the old checkpoints are found between two of them', async () => {
  const { afterwards, client, forge, reseal } = await laboratory()
  const found = await afterwards(async () => {
    const former = await checkpointsWithin(client, 0, 1_000)
    await forge(50)
    await reseal()
    await client.query('delete from checkpoint')
    for (const point of former) await writeCheckpoint(client, point)
  })
  expect(found.findings.map(({ code, seq }) => [code, seq])).toEqual([46, 61, 76, 91, 106].map((seq) => ['ROOT', seq]))
})

test('a log signed anew by another key is found, though that key stands among the known ones', async () => {
  const { afterwards, client, suite, forge, reseal } = await laboratory()
  const thief = suite.newKeys()
  const keyId = '00112233445566aa'
  const found = await afterwards(async () => {
    await client.query(`insert into audit_key (key_id, suite, public_key, made_at) values ($1, $2, $3, now())`, [
      keyId,
      suite.name,
      thief.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    ])
    await forge(50)
    await reseal((text) => Promise.resolve([{ keyId, signature: suite.sign(text, thief.privateKey) }]))
  })
  expect(new Set(found.findings.map(({ code }) => code))).toEqual(new Set(['SIGNATURE']))
  expect(found.findingCount).toBe(9)
})

test('whoever steals the key writes everything anew unseen, but not past a witness or a printed code', async () => {
  const { afterwards, suite, trusted, honest, forge, reseal, stolen } = await laboratory()
  const rewrite = async () => {
    await forge(50)
    await reseal(stolen)
  }
  expect((await afterwards(rewrite)).outcome).toBe('sound')
  const { lines, unreadable } = readWitness(honest.join('\n'), suite, trusted)
  expect([lines.length, unreadable]).toEqual([9, []])
  const seen = await afterwards(rewrite, { witness: lines })
  expect(seen.findings.map(({ code, seq }) => [code, seq])).toEqual(
    [46, 61, 76, 91, 106].map((seq) => ['WITNESS', seq]),
  )
  const last = lines.at(-1)
  const code = last ? printedCode(suite.hash, last) : ''
  expect((await afterwards(() => Promise.resolve(), { witness: lines, codes: [code] })).outcome).toBe('sound')
  expect((await afterwards(rewrite, { codes: [code] })).findings).toMatchObject([{ code: 'CODE' }])
  expect((await afterwards(rewrite, { codes: ['121-nonsense'] })).findings).toMatchObject([{ code: 'CODE' }])
})

test('the end cut off together with its checkpoints shows at the witness', async () => {
  const { afterwards, run, suite, trusted, honest } = await laboratory()
  const cut = () =>
    run(
      'delete from audit where seq >= 91',
      'delete from checkpoint where size > 91',
      'delete from audit_node where ((idx + 1) << level) > 91',
    )
  expect((await afterwards(cut)).outcome).toBe('sound')
  const { lines } = readWitness(honest.join('\n'), suite, trusted)
  const seen = await afterwards(cut, { witness: lines })
  expect(seen.findings.map(({ code, seq }) => [code, seq])).toEqual([
    ['WITNESS_CUT', 91],
    ['WITNESS_CUT', 91],
  ])
})

test('lines that others wrote into a witness file prove nothing', async () => {
  const { honest, suite, trusted } = await laboratory()
  const [first = '', ...rest] = honest
  const altered = first.replace('"size":1', '"size":2')
  const text = [altered, '{"size":3', 'nonsense', ...rest, rest[0]?.slice(0, 40)].join('\n')
  const { lines, unreadable } = readWitness(text, suite, trusted)
  expect([lines.length, unreadable]).toEqual([8, [1, 2, 3, 12]])
})

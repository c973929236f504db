import type { BatchItem, BatchPage, BatchView } from '@citywide/model/platform/batch'
import { partnershipKind, partnershipStatus } from '@citywide/model/strategy/partnership'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshApp, type TestApp } from '../../testing.ts'

interface World extends TestApp {
  readonly orgs: readonly string[]
  readonly partnership: (values?: object) => Promise<Record<string, unknown> & { id: string; version: number }>
}

async function world(): Promise<World> {
  const whole = await freshApp()
  const { create } = whole
  await create('scopes', { code: 'chengchuan', title: { zh: '澄川市' }, kind: 'city', madeUp: true })
  const orgs: string[] = []
  for (const zh of ['数据局', '水务局', '大学']) {
    const org = { name: { zh }, kind: 'department', sector: 'public', strategicSupplier: false }
    orgs.push((await create('organizations', org)).id)
  }
  const [kind] = Object.keys(partnershipKind.values)
  const usual = { kind, status: 'proposed', startedAt: '2026-01-01', reviewDueAt: '2027-01-01' }
  return { ...whole, orgs, partnership: (values = {}) => create('partnerships', { ...usual, ...values }) }
}

const reason = 'moved to the new programme'
const bulk = (send: TestApp['send'], body: object) =>
  send({ method: 'POST', url: '/api/partnerships/bulk', payload: { action: 'change', reason, dryRun: true, ...body } })
const apply = (send: TestApp['send'], { id }: BatchView, accept: string) =>
  send({ method: 'POST', url: `/api/batches/${id}/apply`, payload: { accept } })
const undo = (send: TestApp['send'], { id }: BatchView, accept = 'all') =>
  send({ method: 'POST', url: `/api/batches/${id}/undo`, payload: { reason: 'a mistake', accept } })
const named = (...records: readonly { id: string; version: number }[]) => ({
  records: records.map(({ id, version }) => ({ id, version })),
})

async function itemsOf(send: TestApp['send'], { id }: BatchView): Promise<BatchItem[]> {
  const page: BatchPage = (await send({ url: `/api/batches/${id}/items?limit=500` })).json()
  expect(page.next).toBeNull()
  return page.items
}

async function standing({ send }: TestApp, id: string): Promise<Record<string, unknown> | undefined> {
  const answer = await send({ url: `/api/partnerships/${id}` })
  return answer.statusCode === 200 ? answer.json() : undefined
}

/** What people wrote, without what every write changes by itself. */
function content(record: Record<string, unknown> | undefined) {
  const { version: _version, updatedAt: _updatedAt, updatedBy: _updatedBy, ...rest } = record ?? {}
  return rest
}

test('a preview names every record: what changes, what stays, what is refused and why; it writes nothing', async () => {
  const { send, orgs, partnership } = await world()
  const active = await partnership({ status: 'active', orgIds: orgs.slice(0, 1) })
  const proposed = await partnership()
  const ended = await partnership({ status: 'ended' })
  const gone = { id: '01900000-0000-7000-8000-000000000000', version: 1 }
  const preview = await bulk(send, {
    select: named(active, proposed, ended, gone, { ...ended, version: 9 }),
    set: { status: 'active' },
    add: { orgIds: orgs.slice(0, 1) },
  })
  expect(preview.json()).toMatchObject({
    state: 'preview',
    register: 'partnerships',
    counts: { accepted: 2, unchanged: 1, refused: 2, undone: 0 },
  })
  const items = await itemsOf(send, preview.json())
  expect(items.map(({ outcome, problem }) => problem?.code ?? outcome)).toEqual([
    'unchanged',
    'accepted',
    'accepted',
    'NOT_FOUND',
    'CHANGED',
  ])
  expect(items[1]?.changes).toEqual([
    { field: 'status', before: 'proposed', after: 'active' },
    { field: 'orgIds', before: [], after: orgs.slice(0, 1) },
  ])
  expect((await send({ url: `/api/partnerships/${proposed.id}` })).json()).toEqual(proposed)
})

test('all or nothing: one refusal keeps everything as it is, and the accepted ones can still be done', async () => {
  const { send, partnership } = await world()
  const [one, two] = [await partnership({ status: 'active' }), await partnership()]
  const preview: BatchView = (await bulk(send, { select: named(one, two), set: { reviewDueAt: '2028-01-01' } })).json()
  await send({
    method: 'PATCH',
    url: `/api/partnerships/${two.id}`,
    payload: { startedAt: '2025-01-01' },
    headers: { 'if-match': '"1"' },
  })
  const refused = await apply(send, preview, 'all')
  expect([refused.statusCode, refused.json().code, refused.json().current.counts]).toEqual([
    409,
    'BATCH_REFUSED',
    { accepted: 1, unchanged: 0, refused: 1, undone: 0 },
  ])
  expect((await send({ url: `/api/partnerships/${one.id}` })).json()).toEqual(one)
  const done = await apply(send, preview, 'accepted')
  expect([done.statusCode, done.json().state]).toEqual([200, 'applied'])
  expect((await send({ url: `/api/partnerships/${one.id}` })).json()).toMatchObject({
    reviewDueAt: '2028-01-01',
    version: 2,
  })
  expect((await itemsOf(send, preview)).map(({ written }) => written)).toEqual([2, null])
  const history = (await send({ url: `/api/partnerships/${one.id}/history` })).json()
  expect(history[0].reason).toBe(reason)
  expect((await apply(send, preview, 'all')).json().code).toBe('BATCH_STATE')
})

test('everything that a list shows is chosen by its filters; what the list does not take is named', async () => {
  const { send, partnership } = await world()
  for (const status of ['active', 'active', 'proposed']) await partnership({ status })
  const query = { status: 'active', scope: 'chengchuan', sort: 'startedAt' }
  const preview = (await bulk(send, { select: { query }, set: { status: 'ended' } })).json()
  expect(preview.counts.accepted).toBe(2)
  const wrong = await bulk(send, { select: { query: { colour: 'red' } }, set: { status: 'ended' } })
  expect([wrong.statusCode, wrong.json().errors[0].pointer]).toEqual([400, '/select/query/colour'])
  expect((await bulk(send, { select: { query } })).json().code).toBe('BATCH_EMPTY')
  const blank = await bulk(send, { select: { query }, set: { status: 'ended' }, reason: '  ' })
  expect(blank.json().errors[0].pointer).toBe('/reason')
})

test('a move that the lifecycle does not have and a reference to nothing are refused per record', async () => {
  const { send, partnership } = await world()
  const [ended, active] = [await partnership({ status: 'ended' }), await partnership({ status: 'active' })]
  const move = (await bulk(send, { select: named(ended, active), set: { status: 'proposed' } })).json()
  expect((await itemsOf(send, move)).map(({ problem }) => problem?.code)).toEqual(['NO_SUCH_MOVE', 'NO_SUCH_MOVE'])
  const nobody = '01900000-0000-7000-8000-000000000000'
  const point = (await bulk(send, { select: named(active), add: { orgIds: [nobody] } })).json()
  const [item] = await itemsOf(send, point)
  expect(item?.problem?.fields.map(({ pointer }) => pointer)).toEqual(['/orgIds'])
})

test('many are deleted with a reason; the preview says which are still used; undo brings them back as they were', async () => {
  const { send, create } = await world()
  const office = { name: { zh: '协会' }, kind: 'department', sector: 'public', strategicSupplier: false }
  const [free, used] = [await create('organizations', office), await create('organizations', office)]
  await create('people', { name: '唐宁', orgId: used.id, active: true })
  const url = '/api/organizations/bulk'
  const payload = { action: 'delete', select: named(free, used), reason, dryRun: true }
  const preview: BatchView = (await send({ method: 'POST', url, payload })).json()
  const items = await itemsOf(send, preview)
  expect(items.map(({ problem }) => [problem?.code, problem?.by?.noun])).toEqual([
    [undefined, undefined],
    ['STILL_USED', 'Person'],
  ])
  await apply(send, preview, 'accepted')
  expect((await send({ url: `/api/organizations/${free.id}` })).statusCode).toBe(404)
  const listed = (await send({ url: '/api/deleted?register=organizations' })).json().items
  expect(listed).toMatchObject([
    { id: free.id, version: 2, reason, title: { zh: '协会' }, actor: { name: { en: 'Officer' } } },
  ])
  const undone = await undo(send, preview)
  expect(undone.json()).toMatchObject({ state: 'undone', counts: { undone: 1 } })
  const back = (await send({ url: `/api/organizations/${free.id}` })).json()
  expect(content(back)).toEqual(content(free))
  expect(back.version).toBe(3)
  expect((await send({ url: '/api/deleted?register=organizations' })).json().items).toEqual([])
  expect((await undo(send, preview)).json().code).toBe('BATCH_STATE')
})

test('a whole change is undone, also a move that does not lead back; what was changed since keeps all of it unless the rest is asked for', async () => {
  const { send, partnership } = await world()
  const [one, two] = [await partnership({ status: 'active' }), await partnership()]
  const done: BatchView = (
    await bulk(send, { select: named(one, two), set: { status: 'ended' }, dryRun: false })
  ).json()
  expect(done).toMatchObject({ state: 'applied', counts: { accepted: 2 } })
  await send({
    method: 'PATCH',
    url: `/api/partnerships/${two.id}`,
    payload: { startedAt: '2025-01-01' },
    headers: { 'if-match': '"2"' },
  })
  const refused = await undo(send, done)
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'BATCH_REFUSED'])
  expect((await undo(send, done, 'accepted')).json().counts.undone).toBe(1)
  expect((await send({ url: `/api/partnerships/${one.id}` })).json().status).toBe('active')
  expect((await send({ url: `/api/partnerships/${two.id}` })).json().status).toBe('ended')
  expect((await send({ url: '/api/batches?register=partnerships' })).json()).toMatchObject([
    { id: done.id, state: 'undone' },
  ])
})

test('the same wish sent twice is done once', async () => {
  const { send, partnership } = await world()
  const one = await partnership()
  const payload = { action: 'delete', select: named(one), reason, dryRun: false }
  const twice = {
    method: 'POST',
    url: '/api/partnerships/bulk',
    payload,
    headers: { 'idempotency-key': 'only-one-wish' },
  } as const
  const [first, twin] = [await send(twice), await send(twice)]
  expect(first.statusCode).toBe(200)
  expect(twin.json()).toEqual(first.json())
})

test('a preview is exactly what applying does, and undo leaves no trace in the content', async () => {
  const whole = await world()
  const { send, orgs } = whole
  const kinds = Object.keys(partnershipKind.values)
  const states = Object.keys(partnershipStatus.values)
  const record = fc.record({
    kind: fc.constantFrom(...kinds),
    status: fc.constantFrom(...states),
    orgIds: fc.subarray([...orgs]),
    reviewDueAt: fc.constantFrom('2027-01-01', '2028-01-01'),
  })
  const set = fc.record(
    {
      kind: fc.constantFrom(...kinds),
      status: fc.constantFrom(...states),
      reviewDueAt: fc.constantFrom('2027-01-01', '2028-01-01'),
    },
    { requiredKeys: [] },
  )
  const list = fc.subarray([...orgs])
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(record, fc.boolean()), { minLength: 1, maxLength: 5 }),
      set,
      list,
      list,
      async (records, values, add, remove) => {
        fc.pre(Object.keys(values).length > 0)
        const before: Record<string, unknown>[] = []
        const chosen: { id: string; version: number }[] = []
        for (const [fields, stale] of records) {
          const made = await whole.partnership(fields)
          before.push(made)
          chosen.push({ id: made.id, version: made.version + (stale ? 1 : 0) })
        }
        const wish = { select: named(...chosen), set: values, add: { orgIds: add }, remove: { orgIds: remove } }
        const preview: BatchView = (await bulk(send, wish)).json()
        const said = await itemsOf(send, preview)
        const done = await apply(send, preview, 'accepted')
        expect(done.statusCode).toBe(preview.counts.accepted > 0 ? 200 : 409)
        for (const [at, item] of said.entries()) {
          const stands = await standing(whole, item.id)
          const expected = {
            ...before[at],
            ...Object.fromEntries(item.changes.map(({ field, after }) => [field, after])),
          }
          expect(content(stands)).toEqual(content(expected))
          expect(stands?.['version']).toBe(item.outcome === 'accepted' ? 2 : 1)
        }
        if (preview.counts.accepted > 0) expect((await undo(send, preview)).statusCode).toBe(200)
        for (const [at, { id }] of chosen.entries()) {
          expect(content(await standing(whole, id))).toEqual(content(before[at]))
        }
      },
    ),
    { numRuns: 15 },
  )
})

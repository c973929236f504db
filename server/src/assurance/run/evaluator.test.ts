import { expect, test } from 'vitest'
import { transaction } from '#platform/postgres/pool.ts'
import { rulebook } from '../rulebook.ts'
import { follow, freshCity as freshApp, text } from '../testing.ts'
import { catchUp, confirmPending, evaluateAll, followClock } from './evaluator.ts'
import { changesOf, statesOf } from './state-store.ts'

async function freshCity(...given: Parameters<typeof freshApp>) {
  const city = await freshApp(...given)
  const state = async (rule: string) => (await statesOf(city.pool, city.scope.id)).get(rule)
  return { ...city, state }
}

test('a new city is judged whole, and nothing that is not there is called a gap', async () => {
  const { parts, errors, scope, pool, state } = await freshCity()
  await follow(parts)
  const states = await statesOf(pool, scope.id)
  expect(states.size).toBe(277)
  expect(await state('C2.1-E1')).toMatchObject({ state: 'not_assessable', reason: 'no_data', n: 0 })
  expect(await state('B7.1-E1')).toMatchObject({ state: 'not_met', value: 0 })
  expect(new Set([...states.values()].map((one) => one.state))).toEqual(new Set(['not_assessable', 'not_met']))
  expect(errors).toEqual([])
})

test('a written record changes its verdict at once, and the history says which records did', async () => {
  const { parts, scope, pool, state, benefit, send } = await freshCity()
  const { id, version } = await benefit()
  await follow(parts)
  const before = await state('C2.1-E1')
  expect(before).toMatchObject({
    state: 'not_met',
    value: 0,
    n: 1,
    fails: [1, 1, 1, 1],
    failing: [id],
    newlyFailing: [],
  })

  const change = { baselineValue: 1, targetValue: 2, targetAt: '2027-12-31' }
  const url = `/api/benefits/${id}`
  await send({ method: 'PATCH', url, headers: { 'if-match': `"${version}"` }, payload: change })
  await follow(parts)
  expect(await state('C2.1-E1')).toMatchObject({ state: 'not_met', fails: [1, 0, 0, 0], since: before?.since })
  const second = await benefit({ ...change })
  await follow(parts)
  expect(await state('C2.1-E1')).toMatchObject({ n: 2, newlyFailing: [second.id] })

  await pool.query('delete from benefit where id = $1', [second.id])
  await pool.query(`update benefit set status = 'closed' where id = $1`, [id])
  await follow(parts)
  expect(await state('C2.1-E1')).toMatchObject({
    state: 'not_assessable',
    reason: 'no_data',
    previous: { state: 'not_met', value: 0 },
  })
  const [last, first] = await changesOf(pool, scope.id, { rules: ['C2.1-E1'], limit: 10 })
  expect(last).toMatchObject({
    from: 'not_met',
    to: 'not_assessable',
    cause: 'change',
    because: [{ noun: 'Benefit', records: 2 }],
  })
  expect(first).toMatchObject({ from: null, to: 'not_met', cause: 'first' })
})

test('reading the same changes twice changes nothing', async () => {
  const { parts, scope, pool, benefit } = await freshCity()
  await benefit()
  await follow(parts)
  const states = await statesOf(pool, scope.id)
  const history = await changesOf(pool, scope.id, { limit: 1000 })
  await follow(parts)
  await pool.query(`update evidence_position set seq = 0, tx = '0'`)
  await follow(parts)
  await evaluateAll(parts)
  expect(facts(await statesOf(pool, scope.id))).toEqual(facts(states))
  expect(await changesOf(pool, scope.id, { limit: 1000 })).toEqual(history)
})

test('only what a change concerns is run again', async () => {
  const { parts, pool, benefit } = await freshCity()
  await follow(parts)
  await benefit()
  await follow(parts)
  const { rows } = await pool.query<{ cause: string; rules: number }>(
    'select cause, rules from evaluation_run order by id',
  )
  const book = await rulebook(pool)
  expect(rows).toEqual([
    { cause: 'first', rules: 277 },
    { cause: 'change', rules: book.readersOf('benefit', null).size },
  ])
})

test('an indicator is fresh or late as of the moment of evaluation, by its values in force', async () => {
  const { parts, state, put, indicator, clock } = await freshCity('2026-11-22T08:00:00Z')
  const ids: string[] = []
  for (let n = 0; n < 20; n += 1) ids.push((await indicator()).id)
  const value = { value: 1, method: 'computed', quality: 'good', status: 'final' }
  for (const [n, indicatorId] of ids.entries()) {
    await put('indicator-values', { ...value, indicatorId, observedAt: '2026-11-21T00:00:00Z' })
    // A value from after the moment of evaluation says nothing about it.
    if (n === 0) await put('indicator-values', { ...value, indicatorId, observedAt: '2026-12-31T00:00:00Z' })
  }
  await follow(parts)
  expect(await state('C2.2-E2')).toMatchObject({ state: 'met', n: 20, pass: 20, newestInput: '2026-11-21T00:00:00Z' })

  clock.set('2026-12-10T00:02:00Z')
  await followClock(parts)
  expect(await state('C2.2-E2')).toMatchObject({ state: 'met', pass: 0, pending: 'not_met' })
  clock.set('2026-12-10T00:07:00Z')
  await confirmPending(parts)
  expect(await state('C2.2-E2')).toMatchObject({ state: 'not_met', pending: null, since: '2026-12-10T00:07:00Z' })

  clock.set('2026-12-31T00:01:00Z')
  await put('indicator-values', { ...value, indicatorId: ids[1] ?? '', observedAt: '2026-12-30T00:00:00Z' })
  await follow(parts)
  expect(await state('C2.2-E2')).toMatchObject({ state: 'not_met', pass: 2 })
})

test('a value that was revised no longer speaks, and one that is missing never does', async () => {
  const { parts, state, put, indicator } = await freshCity()
  const { id: indicatorId } = await indicator()
  const value = { value: 1, method: 'computed', quality: 'good', indicatorId }
  const old = await put('indicator-values', { ...value, status: 'final', observedAt: '2026-11-20T00:00:00Z' })
  await put('indicator-values', { ...value, status: 'missing', observedAt: '2026-11-21T00:00:00Z' })
  await put('indicator-values', { ...value, status: 'revised', revisionOf: old.id, observedAt: '2026-11-19T00:00:00Z' })
  await follow(parts)
  expect(await state('C2.2-E2')).toMatchObject({ newestInput: '2026-11-19T00:00:00Z', reason: 'few' })
})

test('a city whose data are of the past is judged at its own moment, and again when that moment moves', async () => {
  const { parts, state, indicator, put, send, scope, clock } = await freshCity('2026-11-22T08:00:00Z', {
    evaluatedAt: '2017-01-15T00:00:00Z',
  })
  for (let n = 0; n < 20; n += 1) {
    const { id: indicatorId } = await indicator()
    const value = { value: 1, method: 'computed', quality: 'good', status: 'final', indicatorId }
    await put('indicator-values', { ...value, observedAt: '2017-01-13T16:00:00Z' })
  }
  await follow(parts)
  expect(await state('C2.2-E2')).toMatchObject({ state: 'met', pass: 20, asOf: '2017-01-15T00:00:00Z' })
  clock.set('2026-11-23T08:00:00Z')
  await followClock(parts)
  expect(await state('C2.2-E2')).toMatchObject({ state: 'met', asOf: '2017-01-15T00:00:00Z' })

  const payload = { evaluatedAt: '2018-01-15T00:00:00Z' }
  await send({ method: 'PATCH', url: `/api/scopes/${scope.id}`, headers: { 'if-match': '"1"' }, payload })
  await follow(parts)
  expect(await state('C2.2-E2')).toMatchObject({ state: 'not_met', pass: 0, asOf: '2018-01-15T00:00:00Z' })
})

test('the records of one city say nothing about another, those of a district belong to its city', async () => {
  const { parts, create, scope, pool, benefit } = await freshCity()
  const other = await create('scopes', { code: 'other', title: text('他', 'Other'), kind: 'city', madeUp: true })
  const part = await create('scopes', {
    code: 'part',
    title: text('区', 'Part'),
    kind: 'district',
    parentId: scope.id,
    madeUp: true,
  })
  await benefit({ scopeId: part.id })
  await follow(parts)
  expect((await statesOf(pool, scope.id)).get('C2.1-E1')).toMatchObject({ n: 1 })
  expect((await statesOf(pool, other.id)).get('C2.1-E1')).toMatchObject({ n: 0 })
  expect((await statesOf(pool, part.id)).get('C2.1-E1')).toMatchObject({ n: 1 })
})

test('a part is judged by its own records, follows them, and is not asked for what the whole city must have', async () => {
  const { parts, create, scope, pool, benefit, send } = await freshCity()
  const part = await create('scopes', {
    code: 'part',
    title: text('商务区', 'Business district'),
    kind: 'business_district',
    parentId: scope.id,
    madeUp: true,
  })
  await benefit({ baselineValue: 1 })
  const own = await benefit({ scopeId: part.id })
  await follow(parts)
  const states = await statesOf(pool, part.id)
  expect(states.size).toBe(277)
  expect(states.get('C2.1-E1')).toMatchObject({ state: 'not_met', n: 1, failing: [own.id] })
  // A city without a current roadmap has a gap; its business district has nothing to say.
  expect((await statesOf(pool, scope.id)).get('B7.1-E1')).toMatchObject({ state: 'not_met' })
  expect(states.get('B7.1-E1')).toMatchObject({ state: 'not_assessable', reason: 'no_data' })

  await send({
    method: 'PATCH',
    url: `/api/benefits/${own.id}`,
    headers: { 'if-match': '"1"' },
    payload: { status: 'closed' },
  })
  await follow(parts)
  expect((await statesOf(pool, part.id)).get('C2.1-E1')).toMatchObject({ state: 'not_assessable', reason: 'no_data' })
  expect(await changesOf(pool, part.id, { rules: ['C2.1-E1'], limit: 5 })).toMatchObject([
    { from: 'not_met', to: 'not_assessable', because: [{ noun: 'Benefit', records: 1 }] },
    { from: null, to: 'not_met', cause: 'first' },
  ])
})

test('a part is judged at the moment of its city', async () => {
  const { parts, create, scope, pool, put, indicator } = await freshCity('2026-11-22T08:00:00Z', {
    evaluatedAt: '2017-01-15T00:00:00Z',
  })
  const part = await create('scopes', {
    code: 'part',
    title: text('区', 'Part'),
    kind: 'district',
    parentId: scope.id,
    madeUp: true,
  })
  const value = { value: 1, method: 'computed', quality: 'good', status: 'final', scopeId: part.id }
  for (let n = 0; n < 20; n += 1) {
    const { id: indicatorId } = await indicator({ scopeId: part.id })
    await put('indicator-values', { ...value, indicatorId, observedAt: '2017-01-13T16:00:00Z' })
  }
  await follow(parts)
  expect((await statesOf(pool, part.id)).get('C2.2-E2')).toMatchObject({
    state: 'met',
    asOf: '2017-01-15T00:00:00Z',
  })
})

test('a rule that cannot run is not assessable, is reported, and stops no other', async () => {
  const { parts, pool, state, benefit, errors } = await freshCity()
  await follow(parts)
  await benefit()
  await pool.query('alter table milestone rename column due_at to was_due_at')
  await evaluateAll(parts)
  expect(await state('D7.1-E1')).toMatchObject({ state: 'not_assessable', reason: 'error' })
  expect(await state('C2.1-E1')).toMatchObject({ state: 'not_met' })
  expect(errors.map(String)).toContainEqual(expect.stringContaining('D7.1-E1'))
})

test('rules run as a role that reads the words of the rules and nothing else', async () => {
  const { parts, pool } = await freshCity()
  await follow(parts)
  const tryIt = (statement: string) =>
    transaction(pool, async (client) => {
      await client.query('set local role cw_eval')
      await client.query(statement)
    })
  await expect(tryIt('select status from initiative')).resolves.toBeUndefined()
  await expect(tryIt('select updated_by from initiative')).rejects.toThrow('permission denied')
  await expect(tryIt('select login from account')).rejects.toThrow('permission denied')
  await expect(tryIt(`update initiative set status = 'closed'`)).rejects.toThrow('permission denied')
})

test('open screens are told which rules of which city to look at again', async () => {
  const { parts, pool, benefit } = await freshCity()
  await follow(parts)
  const listener = await pool.connect()
  const heard = Promise.withResolvers<string>()
  listener.on('notification', ({ payload = '' }) => heard.resolve(payload))
  await listener.query('listen verdict')
  await benefit()
  await follow(parts)
  const notice: { scope: string; rules: string[] } = JSON.parse(await heard.promise)
  listener.release(true)
  expect(notice.scope).toBe('city')
  expect(notice.rules).toContain('C2.1-E1')
  expect(notice.rules).not.toContain('B7.1-E1')
})

/** States without the time they took, in the order of their rules. */
function facts(states: Awaited<ReturnType<typeof statesOf>>) {
  return [...states.values()].map((one) => ({ ...one, milliseconds: 0 })).toSorted((a, b) => (a.rule < b.rule ? -1 : 1))
}

test('after a pause everything is judged again, also what the log no longer tells', async () => {
  const { parts, pool, state, benefit } = await freshCity()
  await follow(parts)
  await benefit()
  await pool.query('truncate change_log')
  await follow(parts)
  expect(await state('C2.1-E1')).toMatchObject({ n: 0 })
  await catchUp(parts)
  expect(await state('C2.1-E1')).toMatchObject({ state: 'not_met', n: 1 })
})

import type { ProfileSetting } from '@citywide/model/assurance/profile'
import type { Explanation, RecommendationDetail } from '@citywide/model/assurance/verdict'
import { expect, test } from 'vitest'
import { type Colleague, colleague } from '#platform/around/testing.ts'
import { follow, freshCity } from '../testing.ts'

const rule = 'C2.1-E1'

async function post<T>(who: Colleague, url: string, payload: object, status: number): Promise<T> {
  const answer = await who.send({ method: 'POST', url: `/api${url}`, payload })
  expect([answer.statusCode, answer.body]).toEqual([status, answer.body])
  return answer.json<T>()
}

/** A city in which a benefit falls short, and two people of its programme office. */
async function settlingCity() {
  const city = await freshCity()
  const [author, approver] = [await colleague(city, '李'), await colleague(city, '王')]
  const first = await city.benefit()
  await follow(city.parts)
  const propose = (body: object, status = 201) =>
    post<ProfileSetting & { code: string }>(
      author,
      '/profile-settings',
      { scope: 'city', subject: rule, reason: '本市数据尚不齐全。', ...body },
      status,
    )
  const settle = async (body: object) => {
    const { id } = await propose(body)
    const setting = await post<ProfileSetting>(
      approver,
      `/profile-settings/${id}/decision`,
      { decision: 'approve' },
      200,
    )
    await follow(city.parts)
    return setting
  }
  const explained = (more = '') => city.get<Explanation>(`/rules/${rule}${more}`)
  return { ...city, author, approver, first, propose, settle, explained }
}

test('limits of a city count once a second person has approved them, and are marked wherever the verdict is', async () => {
  const { author, approver, propose, explained, parts, get, pool } = await settlingCity()
  const setting = await propose({ kind: 'limits', limits: { met: 0, partly: null }, reviewDue: '2027-06-30' })
  expect(setting).toMatchObject({ state: 'proposed', looser: true, mayDecide: false, defaults: { weight: 1 } })
  await follow(parts)
  expect(await explained()).toMatchObject({ state: 'not_met', thresholdSource: 'default', looser: false })

  const decision = `/profile-settings/${setting.id}/decision`
  const own = await author.send({ method: 'POST', url: `/api${decision}`, payload: { decision: 'approve' } })
  expect(own.json()).toMatchObject({ code: 'SETTING_OWN' })
  expect((await get<ProfileSetting[]>('/profile-settings'))[0]).toMatchObject({ id: setting.id, mayDecide: true })
  const inbox = await approver.send({ url: '/api/inbox?kind=signature' })
  expect(inbox.json().items[0].signature).toMatchObject({ what: 'setting', event: 'waits', subject: rule })
  await post(approver, decision, { decision: 'approve' }, 200)
  await post(approver, decision, { decision: 'approve' }, 409)
  await follow(parts)

  const now = await explained()
  expect(now).toMatchObject({
    state: 'met',
    met: 0,
    thresholdSource: 'profile',
    thresholdReason: '本市数据尚不齐全。',
    looser: true,
    defaults: { met: 95 },
  })
  const { rows } = await pool.query('select rule, settings from effective_version where version = $1', [
    now.ruleVersion,
  ])
  expect(rows).toEqual([{ rule, settings: [setting.id] }])
  const { rules, history } = await get<RecommendationDetail>('/recommendations/C2.1')
  expect(rules.find((one) => one.rule === rule)).toMatchObject({ looser: true })
  expect(history[0]).toMatchObject({ rule, from: 'not_met', to: 'met', cause: 'profile' })

  await post(author, `/profile-settings/${setting.id}/end`, { reason: '数据已补齐。' }, 200)
  await follow(parts)
  expect(await explained()).toMatchObject({ state: 'not_met', thresholdSource: 'default' })
})

test('what does not apply leaves the recommendation, and comes back when its time is over', async () => {
  const { settle, parts, clock, get, explained, pool } = await settlingCity()
  await settle({ kind: 'not_applicable', subject: 'C2.1', reviewDue: '2026-12-01', until: '2026-12-01' })
  expect(await explained()).toMatchObject({ state: 'not_applicable', outOfScope: { until: '2026-12-01' } })
  expect(await get('/recommendations/C2.1')).toMatchObject({ state: 'not_applicable', score: null })

  clock.set('2026-12-01T15:59:00Z')
  await follow(parts)
  expect((await explained()).state).toBe('not_applicable')
  clock.set('2026-12-01T16:00:00Z')
  await follow(parts)
  expect((await explained()).state).toBe('not_met')
  const { rows } = await pool.query('select to_state from rule_history where rule = $1 order by seq', [rule])
  expect(rows.map((row) => row.to_state)).toEqual(['not_met', 'not_applicable', 'not_met'])
})

test('an exempt record leaves the population and is counted apart', async () => {
  const { benefit, settle, parts, first, explained, get, propose } = await settlingCity()
  const second = await benefit()
  await follow(parts)
  expect(await explained()).toMatchObject({ population: { n: 2, fail: 2, exempt: 0 } })
  await settle({ kind: 'record_exemption', records: [first.id], until: '2027-03-31' })
  expect(await explained()).toMatchObject({ population: { n: 1, fail: 1, exempt: 1 }, failing: [{ id: second.id }] })
  const { items } = await get<{ items: { record: { id: string } }[] }>(`/rules/${rule}/records`)
  expect(items.map(({ record }) => record.id)).toEqual([second.id])
  const stranger = { kind: 'record_exemption', records: [crypto.randomUUID()], until: '2027-03-31' }
  expect(await propose(stranger, 422)).toMatchObject({ code: 'RECORDS_NOT_OF_RULE' })
})

test('while what failed at the start is held, only what fails anew makes a rule not met', async () => {
  const { benefit, settle, parts, explained, pool, first } = await settlingCity()
  const setting = await settle({ kind: 'freeze', until: '2027-03-31' })
  expect(setting).toMatchObject({ recordCount: 1, records: [{ id: first.id }] })
  expect(await explained()).toMatchObject({ state: 'partly', reason: 'frozen', frozen: { held: 1, mended: 0 } })
  const second = await benefit()
  await follow(parts)
  expect(await explained()).toMatchObject({ state: 'not_met', frozen: { held: 1, mended: 0 } })
  await pool.query('delete from benefit where id = $1', [second.id])
  await follow(parts)
  expect(await explained()).toMatchObject({ state: 'partly', reason: 'frozen' })
})

test('the past is judged by what was settled then, and a part keeps to what its city has settled', async () => {
  const { settle, clock, explained, create, scope, parts, benefit } = await settlingCity()
  const district = await create('scopes', {
    code: 'district',
    title: { zh: '区', en: 'District' },
    kind: 'district',
    madeUp: true,
    parentId: scope.id,
  })
  await benefit({ scopeId: district.id })
  await follow(parts)
  clock.set('2026-11-23T08:00:00Z')
  await settle({ kind: 'waiver', until: '2027-03-31' })
  expect((await explained()).state).toBe('waived')
  expect((await explained('?scope=district')).state).toBe('waived')
  expect((await explained('?at=2026-11-22T08:00:00Z&known=afterwards')).state).toBe('not_met')
  clock.set('2026-11-24T08:00:00Z')
  expect((await explained('?at=2026-11-23T08:30:00Z&known=afterwards')).state).toBe('waived')
})

const limits = (changed: object) => ({ kind: 'limits', limits: changed, reviewDue: '2027-06-30' })

test('a proposal that does not fit is refused with the reason', async () => {
  const { propose } = await settlingCity()
  const code = async (body: object) => (await propose(body, 422)).code
  expect(await code(limits({ met: 120 }))).toBe('LIMITS_UNFIT')
  expect(await code(limits({ met: 10, partly: 20 }))).toBe('LIMITS_UNFIT')
  expect(await code(limits({}))).toBe('LIMITS_UNFIT')
  expect(await code({ kind: 'waiver', until: '2028-01-01' })).toBe('TOO_LONG')
  expect(await code({ kind: 'waiver', until: '2026-11-22' })).toBe('DAY_PAST')
  await propose({ kind: 'waiver', until: '2027-01-01' })
  expect((await propose({ kind: 'waiver', until: '2027-01-01' }, 409)).code).toBe('SETTING_WAITS')
})

import type { Attestation } from '@citywide/model/assurance/attestation'
import type { Explanation } from '@citywide/model/assurance/verdict'
import { expect, test } from 'vitest'
import { type Colleague, colleague } from '#platform/around/testing.ts'
import { follow, freshCity } from '../testing.ts'
import { followTerms } from './terms.ts'

const rule = 'B14.1-E2'

async function post<T = Attestation>(who: Colleague, url: string, payload: object = {}, status = 200): Promise<T> {
  const answer = await who.send({ method: 'POST', url: `/api${url}`, payload })
  expect([answer.statusCode, answer.body]).toEqual([status, answer.body])
  return answer.json<T>()
}

async function evidence(who: Colleague, id: string, more = ''): Promise<Attestation> {
  const answer = await who.send({
    method: 'POST',
    url: `/api/attestations/${id}/files?name=minutes.txt&collectedAt=2026-11-20${more}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload: `评审纪要 ${crypto.randomUUID()}`,
  })
  expect([answer.statusCode, answer.body]).toEqual([201, answer.body])
  return answer.json<Attestation>()
}

/** A city whose records say nothing about the rule, one who states something about it and one who signs too. */
async function statingCity() {
  const city = await freshCity()
  const [owner, second] = [await colleague(city, '赵'), await colleague(city, '钱')]
  await follow(city.parts)
  const draft = () =>
    post(
      owner,
      '/attestations',
      { scope: 'city', rule, statement: { zh: '架构评审已由联席会议完成。' }, until: '2027-11-20' },
      201,
    )
  const signed = async () => {
    const { id } = await draft()
    await evidence(owner, id)
    return post(owner, `/attestations/${id}/sign`)
  }
  const valid = async () => {
    const { id } = await signed()
    const done = await post(second, `/attestations/${id}/second`, { decision: 'sign' })
    await follow(city.parts)
    return done
  }
  const explained = () => city.get<Explanation>(`/rules/${rule}`)
  return { ...city, owner, second, draft, signed, valid, explained }
}

test('a statement stands in once it has evidence and two signatures, and is shown as nothing but a statement', async () => {
  const { owner, second, draft, parts, explained, get } = await statingCity()
  expect(await explained()).toMatchObject({ state: 'not_assessable', reason: 'no_data', class: 'assessed' })
  const { id } = await draft()
  expect(await post<{ code: string }>(owner, `/attestations/${id}/sign`, {}, 422)).toMatchObject({
    code: 'ATTESTATION_NEEDS_FILE',
  })
  const withFile = await evidence(owner, id)
  const [file] = withFile.files
  expect(file).toMatchObject({ name: 'minutes.txt', collectedAt: '2026-11-20', expiresAt: null })
  expect(await post(owner, `/attestations/${id}/sign`)).toMatchObject({ state: 'signed', second: null })
  await follow(parts)
  expect((await explained()).state).toBe('not_assessable')
  const own = await post<{ code: string }>(owner, `/attestations/${id}/second`, { decision: 'sign' }, 403)
  expect(own.code).toBe('SETTING_OWN')

  expect((await second.send({ url: '/api/inbox?kind=signature' })).json().items[0].signature).toMatchObject({
    what: 'attestation',
    event: 'waits',
  })
  expect(await post(second, `/attestations/${id}/second`, { decision: 'sign' })).toMatchObject({ state: 'valid' })
  await follow(parts)
  expect(await explained()).toMatchObject({
    state: 'attested',
    class: 'attested',
    score: null,
    attestation: { id, state: 'valid', counts: true },
  })
  expect(await get('/recommendations/B14.1')).toMatchObject({ state: 'not_met', coverage: 1 })
  const saved = await second.send({ url: `/api/attestation-files/${file?.id}/content` })
  expect([saved.statusCode, saved.headers.etag]).toEqual([200, `"${file?.sha256}"`])

  await post(owner, `/attestations/${id}/withdraw`, { note: '会议纪要有误。' })
  await follow(parts)
  expect(await explained()).toMatchObject({ state: 'not_assessable', reason: 'no_data', attestation: null })
})

test('a statement ends with the first of its evidence that may not be relied on any more', async () => {
  const { owner, second, draft, clock, parts, explained, get } = await statingCity()
  const { id } = await draft()
  await evidence(owner, id, '&expiresAt=2027-01-31')
  await post(owner, `/attestations/${id}/sign`)
  await post(second, `/attestations/${id}/second`, { decision: 'sign' })
  clock.set('2027-01-31T15:59:59Z')
  await follow(parts)
  expect(await explained()).toMatchObject({ state: 'attested' })
  clock.set('2027-01-31T16:00:00Z')
  await follow(parts)
  expect(await explained()).toMatchObject({ state: 'not_assessable', reason: 'expired' })
  await followTerms(parts)
  const [one] = await get<Attestation[]>('/attestations')
  expect(one).toMatchObject({ state: 'expired', events: [{ event: 'expire', by: null }, {}, {}] })
  const inbox = await owner.send({ url: '/api/inbox?kind=signature' })
  expect(inbox.json().items[0].signature).toMatchObject({ event: 'ended' })
})

test('a rule of the same recommendation that is not met challenges it, and its owner answers or it ends', async () => {
  const { owner, second, valid, put, pool, clock, parts, explained, get } = await statingCity()
  const title = { zh: '架构', en: 'Architecture' }
  await put('policy-products', {
    title,
    area: 'architecture',
    kind: 'architecture',
    status: 'approved',
    required: true,
    reviewDueAt: '2030-01-01',
  })
  await follow(parts)
  const { id } = await valid()
  expect(await get('/recommendations/B14.1')).toMatchObject({ state: 'attested', score: 100, coverage: 1 })
  await pool.query(`update policy_product set status = 'draft'`)
  await follow(parts)
  expect(await explained()).toMatchObject({ state: 'not_assessable', reason: 'challenged' })
  const [one] = await get<Attestation[]>('/attestations')
  expect(one).toMatchObject({ state: 'challenged', challenge: { rule: 'B14.1-E1', answerBy: '2026-12-22T08:00:00Z' } })
  expect(await post(owner, `/attestations/${id}/answer`, { note: '差距与本声明无关，已另行整改。' })).toMatchObject({
    state: 'signed',
  })
  await post(second, `/attestations/${id}/second`, { decision: 'sign' })
  await follow(parts)
  expect((await explained()).state).toBe('attested')

  await pool.query(`update policy_product set status = 'approved'`)
  await follow(parts)
  await pool.query(`update policy_product set status = 'draft'`)
  await follow(parts)
  expect((await explained()).reason).toBe('challenged')
  clock.set('2026-12-22T08:00:00Z')
  await followTerms(parts)
  await follow(parts)
  expect(await explained()).toMatchObject({ state: 'not_assessable', reason: 'expired' })
})

test('a statement about a rule that is computed from records is refused, and so is one for too long', async () => {
  const { owner } = await statingCity()
  const statement = { zh: '一切正常。', en: 'All is well.' }
  const code = async (body: object) =>
    (await post<{ code: string }>(owner, '/attestations', { scope: 'city', statement, ...body }, 422)).code
  expect(await code({ rule: 'C2.1-E1', until: '2027-01-31' })).toBe('ATTESTATION_OF_COMPUTED')
  expect(await code({ rule, until: '2028-01-31' })).toBe('TOO_LONG')
  expect(await code({ rule, until: '2026-11-01' })).toBe('DAY_PAST')
})

test('a critical rule needs the second signature from another department or from the auditor', async () => {
  const city = await statingCity()
  const { owner, second, signed, parts } = city
  const auditor = await colleague(city, '审', ['auditor'])
  const { id: setting } = await post<{ id: string }>(
    owner,
    '/profile-settings',
    {
      scope: 'city',
      kind: 'limits',
      subject: rule,
      reason: '关系到全市架构。',
      limits: { critical: true },
      reviewDue: '2027-06-30',
    },
    201,
  )
  await post(second, `/profile-settings/${setting}/decision`, { decision: 'approve' })
  await follow(parts)
  const { id } = await signed()
  const near = await post<{ code: string }>(second, `/attestations/${id}/second`, { decision: 'sign' }, 403)
  expect(near.code).toBe('SECOND_FROM_ELSEWHERE')
  expect(await post(auditor, `/attestations/${id}/second`, { decision: 'sign' })).toMatchObject({
    state: 'valid',
    critical: true,
    second: { id: auditor.id },
  })
})

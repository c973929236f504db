import type { MyAccess, MyConsents, SignedReceipt } from '@citywide/model/platform/my-data'
import type { AuditProof } from '@citywide/model/platform/audit-view'
import { expect, test } from 'vitest'
import { openKeyRing } from '#platform/audit/keys.ts'
import { sealTurn } from '#platform/audit/seal.ts'
import { temporaryFolder } from '#platform/audit/testing.ts'
import { careNotice, CARE, privacyCity, signedIn } from './testing.ts'

const looks = async ({ send }: { send: Awaited<ReturnType<typeof privacyCity>>['citizen']['send'] }) =>
  (await send({ url: '/api/my/accesses' })).json<{ items: MyAccess[]; month: number }>()

test('a citizen sees who looked at the own request, for which office, when, why and on what ground', async () => {
  const { citizen, officer, request } = await privacyCity()
  await officer.state({ text: '核实上门护理需求', reference: 'CC-1', legalBasis: 'duty' })
  const read = await officer.send({ url: `/api/service-requests/${request.id}` })
  expect([read.statusCode, read.json().caseNumber]).toEqual([200, 'CC-1'])
  const { items, month } = await looks(citizen)
  expect(month).toBe(1)
  expect(items).toMatchObject([
    {
      organization: { zh: '养老服务科', en: 'Elderly care office' },
      person: '李敏',
      roles: ['service_owner'],
      purpose: '核实上门护理需求',
      legalBasis: 'duty',
      reference: 'CC-1',
      category: 'service',
      noun: 'ServiceRequest',
      bulk: null,
      provable: true,
    },
  ])
})

test('nobody sees looks at others, and an officer has no such page', async () => {
  const city = await privacyCity()
  const { officer, request } = city
  await officer.state({})
  await officer.send({ url: `/api/service-requests/${request.id}` })
  const other = await signedIn(city, 'zhao', { roles: ['citizen'], subject: 'c-00000000000000000000000000000000' })
  expect((await looks(other)).items).toEqual([])
  expect((await officer.send({ url: '/api/my/accesses' })).json().code).toBe('CITIZEN_NEEDED')
})

test('a look that was refused is none, and neither is one’s own', async () => {
  const { citizen, officer, request } = await privacyCity()
  const refused = await officer.send({ url: `/api/service-requests/${request.id}` })
  expect([refused.statusCode, refused.json().code]).toEqual([403, 'PURPOSE_NEEDED'])
  expect((await citizen.send({ url: '/api/my/requests' })).json().items).toMatchObject([{ number: 'CC-1' }])
  expect((await looks(citizen)).items).toEqual([])
})

test('a list of more than a hundred is one row with its number, and each person in it finds it', async () => {
  const { citizen, officer, create, office, pool } = await privacyCity()
  for (let at = 0; at < 100; at += 1) {
    await create('service-requests', {
      assignedOrgId: office.id,
      subjectRef: `c-${String(at).padStart(32, '0')}`,
    })
  }
  await officer.state({})
  expect((await officer.send({ url: '/api/service-requests?limit=200' })).json().items).toHaveLength(101)
  const { rows } = await pool.query(
    `select record_count, bulk_processing, subject_ref from personal_data_access where noun = 'ServiceRequest' and initiator_account = $1`,
    [officer.id],
  )
  expect(rows).toEqual([{ record_count: 101, bulk_processing: true, subject_ref: null }])
  expect((await looks(citizen)).items).toMatchObject([{ bulk: 101 }])
})

test('a hidden look comes to light on its day, with the reason it was hidden for', async () => {
  const { citizen, officer, privacy, request, pool } = await privacyCity()
  const leave = { reference: 'JC-2026-7', reason: '办案需要，提前告知可能妨碍调查', days: 30 }
  expect((await privacy.send({ method: 'POST', url: '/api/privacy/hidings', payload: leave })).statusCode).toBe(201)
  await officer.state({ text: '配合调查', reference: 'JC-2026-7' })
  await officer.send({ url: `/api/service-requests/${request.id}` })
  expect((await looks(citizen)).items).toEqual([])
  expect((await privacy.send({ url: '/api/privacy/accesses?show=hidden' })).json().items).toHaveLength(1)
  await pool.query(
    `update personal_data_access set hidden_until = now() - interval '1 minute' where hidden_until is not null`,
  )
  expect((await looks(citizen)).items).toMatchObject([{ hiddenBefore: leave.reason, purpose: '配合调查' }])
})

test('the proof of a look leads from its entry to the signed root of the log, and nobody else gets it', async () => {
  const city = await privacyCity()
  const { citizen, officer, request, pool } = city
  const keys = await openKeyRing(pool, await temporaryFolder(), 'ed25519-sha256')
  await officer.state({})
  await officer.send({ url: `/api/service-requests/${request.id}` })
  const [look] = (await looks(citizen)).items
  const proof = async () => (await citizen.send({ url: `/api/my/accesses/${look?.id}/proof` })).json<AuditProof>()
  expect((await proof()).sealed).toBeNull()
  await sealTurn(pool, keys)
  const { entry, sealed, text } = await proof()
  expect(entry).toMatchObject({ act: 'personal.read', actor: officer.id, object: request.id })
  expect(entry.detail).toMatchObject({ accesses: [look?.id], basis: 'duty' })
  expect([sealed?.proven, text.includes('王阿姨')]).toEqual([true, false])
  const other = await signedIn(city, 'zhao', { roles: ['citizen'], subject: 'c-00000000000000000000000000000000' })
  expect((await other.send({ url: `/api/my/accesses/${look?.id}/proof` })).statusCode).toBe(404)
})

test('a question about a look reaches the privacy officer with its day, and the answer reaches the citizen', async () => {
  const { citizen, officer, privacy, request } = await privacyCity()
  await officer.state({})
  await officer.send({ url: `/api/service-requests/${request.id}` })
  const [look] = (await looks(citizen)).items
  const payload = { kind: 'explain', text: '为什么查看我的工单？', accessId: look?.id }
  const asked = await citizen.send({ method: 'POST', url: '/api/my/questions', payload })
  expect(asked.statusCode).toBe(201)
  expect((await looks(citizen)).items[0]?.asked).toBe(true)
  expect((await privacy.send({ url: '/api/inbox' })).json().items).toMatchObject([{ kind: 'data_question' }])
  const [open] = (await privacy.send({ url: '/api/privacy/questions' })).json()
  expect(Date.parse(open.dueAt) - Date.parse(open.submittedAt)).toBe(30 * 86_400_000)
  expect(JSON.stringify(open)).not.toContain('为什么')
  const opened = await privacy.send({ url: `/api/privacy/questions/${open.id}` })
  expect(opened.json()).toMatchObject({ question: '为什么查看我的工单？', access: { person: '李敏' } })
  const answer = { answer: '因护理需求核实而查看。' }
  const url = `/api/privacy/questions/${open.id}/answer`
  expect((await privacy.send({ method: 'POST', url, payload: answer })).statusCode).toBe(200)
  const { items } = (await citizen.send({ url: '/api/my/requests' })).json()
  expect(items.find(({ noun }: { noun: string }) => noun === 'SubjectRequest')).toMatchObject(answer)
  // That the officer opened the question is a look as well.
  expect((await looks(citizen)).items[0]).toMatchObject({ noun: 'SubjectRequest', roles: ['privacy_officer'] })
})

test('consent is given for one purpose, to the text that was shown, and comes with a receipt', async () => {
  const city = await privacyCity()
  const { citizen } = city
  const { consent } = await careNotice(city)
  const { offers } = (await citizen.send({ url: '/api/my/consents' })).json<MyConsents>()
  expect(offers).toMatchObject([{ purpose: { zh: CARE }, version: 1, hashes: { zh: consent.hash } }])
  const give = (payload: object) => citizen.send({ method: 'POST', url: '/api/my/consents', payload })
  expect((await give({ ...consent, hash: '0'.repeat(64) })).json().code).toBe('NOTICE_CHANGED')
  const given = await give(consent)
  expect(given.statusCode).toBe(201)
  expect((await give(consent)).json().code).toBe('CONSENT_GIVEN')
  const after = (await citizen.send({ url: '/api/my/consents' })).json<MyConsents>()
  expect([after.offers, after.given]).toMatchObject([[], [{ state: 'in_force', purpose: { zh: CARE }, method: 'web' }]])
  const { receipt } = (
    await citizen.send({ url: `/api/my/consents/${given.json<{ id: string }>().id}/receipt` })
  ).json<SignedReceipt>()
  expect(receipt).toMatchObject({
    pii_processing: {
      privacy_notice: { version: 1, sha256: consent.hash },
      language: 'zh',
      purposes: [
        {
          purpose: CARE,
          lawful_basis: 'consent',
          pii_information: [{ pii_type: 'service' }, { pii_type: 'location' }],
        },
      ],
    },
    party_identification: [{ party_name: { zh: '民政局' }, party_role: 'PII controller' }],
    events: [{ event_state: 'given', method: 'web' }],
  })
})

test('of two consents at the same moment one is given', async () => {
  const city = await privacyCity()
  const { consent } = await careNotice(city)
  const answers = await Promise.all(
    [1, 2, 3].map(() => city.citizen.send({ method: 'POST', url: '/api/my/consents', payload: consent })),
  )
  expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([201, 409, 409])
})

test('a consent of somebody else can be neither withdrawn nor receipted', async () => {
  const city = await privacyCity()
  const { consent } = await careNotice(city)
  const given = await city.citizen.send({ method: 'POST', url: '/api/my/consents', payload: consent })
  const { id } = given.json<{ id: string }>()
  const other = await signedIn(city, 'zhao', { roles: ['citizen'], subject: 'c-00000000000000000000000000000000' })
  const withdrawal = await other.send({ method: 'POST', url: `/api/my/consents/${id}/withdrawal`, payload: {} })
  const receipt = await other.send({ url: `/api/my/consents/${id}/receipt` })
  expect([withdrawal.statusCode, receipt.statusCode]).toEqual([404, 404])
})

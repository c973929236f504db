/** A small city with a citizen, an officer of a department and a privacy officer, each signed in. */
import { randomUUID, randomUUIDv7 } from 'node:crypto'
import type { StatedPurpose } from '@citywide/model/platform/purpose'
import { registers } from '@citywide/model/registers'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Role } from '#platform/access/grants.ts'
import { hashOf } from '#platform/access/principal.ts'
import { keepAccount, newSignInLink, sessionFromLink } from '#platform/access/store.ts'
import { sampleOf } from '#platform/records/testing.ts'
import { freshApp, type TestApp } from '../../testing.ts'
import { noticeHash } from './consents.ts'

export interface Someone {
  readonly id: string
  readonly login: string
  readonly send: (request: InjectOptions) => Promise<LightMyRequestResponse>
  /** States why the person looks at personal data; null ends it. */
  readonly state: (purpose: Partial<StatedPurpose> | null) => Promise<void>
}

interface Whom {
  readonly roles: readonly Role[]
  readonly subject?: string
  readonly organizationId?: string
  readonly personId?: string
}

/** Somebody with a session and a strong factor just shown. */
export async function signedIn({ app, pool }: TestApp, name: string, whom: Whom): Promise<Someone> {
  const id = randomUUIDv7()
  await keepAccount(pool, { id, login: name, name: { zh: name, en: name }, ...whom })
  const token = (await sessionFromLink(pool, await newSignInLink(pool, name))) ?? ''
  await pool.query('update session set strong_at = now() where token_hash = $1', [hashOf(token)])
  return {
    id,
    login: name,
    send: (request) =>
      app.inject({
        ...request,
        cookies: { cw: token },
        headers: { ...(request.method === 'POST' && { 'idempotency-key': randomUUID() }), ...request.headers },
      }),
    state: async (purpose) => {
      const stated = purpose && {
        kind: 'task',
        text: '办理工单',
        legalBasis: 'duty',
        reference: null,
        incidentId: null,
        consentPurpose: null,
        until: '9999-01-01T00:00:00Z',
        ...purpose,
      }
      await pool.query('update session set purpose = $2 where token_hash = $1', [
        hashOf(token),
        stated && JSON.stringify(stated),
      ])
    },
  }
}

export const SUBJECT = 'c-5f0a1b2c3d4e5f60718293a4b5c6d7e8'

const samples = new Map(registers.map((declaration) => [declaration.path, declaration]))

export async function privacyCity() {
  const whole = await freshApp()
  const known = new Map<string, string>()
  /** A record of which only what matters here is said. */
  const create = async (path: string, values: object) => {
    const declaration = samples.get(path)
    if (!declaration) throw new Error(`there is no register ${path}`)
    const made = await whole.create(path, { ...sampleOf(declaration, known), ...values })
    if (!known.has(declaration.name)) known.set(declaration.name, made.id)
    return made
  }
  const city = await create('scopes', { code: 'city', title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city' })
  const bureau = await create('organizations', { name: { zh: '民政局', en: 'Civil affairs bureau' } })
  const office = await create('organizations', {
    name: { zh: '养老服务科', en: 'Elderly care office' },
    parentId: bureau.id,
  })
  const police = await create('organizations', { name: { zh: '公安局', en: 'Police' } })
  const person = await create('people', { name: '李敏', orgId: office.id, active: true })
  const channel = await create('channels', {})
  const request = await create('service-requests', {
    assignedOrgId: office.id,
    caseNumber: 'CC-1',
    details: '王阿姨家里需要上门护理，住清河路18号',
    address: '清河路18号',
    subjectRef: SUBJECT,
  })
  const citizen = await signedIn(whole, 'wang', { roles: ['citizen'], subject: SUBJECT })
  const officer = await signedIn(whole, 'limin', {
    roles: ['service_owner'],
    organizationId: office.id,
    personId: person.id,
  })
  const privacy = await signedIn(whole, 'privacy', { roles: ['privacy_officer'] })
  return { ...whole, create, city, bureau, office, police, channel, request, citizen, officer, privacy }
}
export type PrivacyCity = Awaited<ReturnType<typeof privacyCity>>

const body = { zh: '我们将您的办件信息用于安排上门护理。', en: 'We use your requests to arrange care at home.' }
export const CARE = '安排上门护理'

/** Publishes a notice and gives what a citizen sends to consent to it. */
export async function careNotice({ privacy, bureau }: PrivacyCity, months: number | null = 12) {
  const answer = await privacy.send({
    method: 'POST',
    url: '/api/privacy/notices',
    payload: {
      purpose: { zh: CARE, en: 'Arranging care at home' },
      body,
      dataCategories: ['service', 'location'],
      controllerId: bureau.id,
      granteeId: bureau.id,
      months,
    },
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  const { id } = answer.json<{ id: string }>()
  return { id, consent: { noticeId: id, version: 1, language: 'zh', hash: noticeHash(body.zh) } }
}

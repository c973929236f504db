/** A city with a published principle, and people who sign in as themselves. */
import { randomUUID, randomUUIDv7 } from 'node:crypto'
import type { DraftView } from '@citywide/model/platform/draft-view'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { freshApp, type TestApp } from '../../testing.ts'
import type { Role } from '../access/grants.ts'
import { hashOf } from '../access/principal.ts'
import { keepAccount, newSignInLink, sessionFromLink } from '../access/store.ts'

export interface TestPerson {
  readonly id: string
  readonly send: (request: InjectOptions) => Promise<LightMyRequestResponse>
  /** Begins a draft of a record as it stands; fails the test where that is refused. */
  readonly begin: (record: { id: string; version: number }, values: object) => Promise<DraftView>
  readonly act: (draft: { id: string; version: number }, act: string, more?: object) => Promise<LightMyRequestResponse>
  readonly write: (draft: { id: string; version: number }, body: object) => Promise<LightMyRequestResponse>
}

export interface DraftCity extends TestApp {
  readonly scopeId: string
  readonly principle: () => Promise<Record<string, unknown> & { id: string; version: number }>
  readonly person: (name: string, options?: { roles?: readonly Role[]; personId?: string }) => Promise<TestPerson>
}

export const principleValues = {
  code: 'A2',
  text: { zh: '以人为本', en: 'People first' },
  status: 'agreed',
  agreedAt: '2026-01-10',
  reviewDueAt: '2027-01-10',
}

export async function draftCity(): Promise<DraftCity> {
  const whole = await freshApp()
  const { app, pool, create } = whole
  const { id: scopeId } = await create('scopes', {
    code: 'chengchuan',
    title: { zh: '澄川市', en: 'Chengchuan' },
    kind: 'city',
    madeUp: true,
  })
  return {
    ...whole,
    scopeId,
    principle: () => create('principles', principleValues),
    async person(name, options = {}) {
      const { roles = ['programme_office'] as const, personId = null } = options
      const login = `${name}-${randomUUID()}`
      const id = randomUUIDv7()
      await keepAccount(pool, { id, login, name: { zh: name, en: name }, roles, personId })
      const session = (await sessionFromLink(pool, await newSignInLink(pool, login))) ?? ''
      await pool.query('update session set strong_at = now() where token_hash = $1', [hashOf(session)])
      const send = (request: InjectOptions) =>
        app.inject({
          ...request,
          headers: {
            cookie: `cw=${session}`,
            ...(request.method === 'POST' && { 'idempotency-key': randomUUID() }),
            ...request.headers,
          },
        })
      return {
        id,
        send,
        async begin(record, values) {
          const payload = { register: 'principles', record: record.id, read: record.version, values }
          const answer = await send({ method: 'POST', url: '/api/drafts', payload })
          if (answer.statusCode !== 201) throw new Error(`the draft was refused: ${answer.body}`)
          return answer.json()
        },
        act: (draft, act, more = {}) =>
          send({
            method: 'POST',
            url: `/api/drafts/${draft.id}/acts`,
            headers: { 'if-match': `"${draft.version}"` },
            payload: { act, ...more },
          }),
        write: (draft, payload) =>
          send({
            method: 'PATCH',
            url: `/api/drafts/${draft.id}`,
            headers: { 'if-match': `"${draft.version}"` },
            payload,
          }),
      }
    },
  }
}

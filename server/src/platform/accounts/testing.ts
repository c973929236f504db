import type { InjectOptions } from 'fastify'
import { freshApp, type TestApp } from '../../testing.ts'
import type { Role } from '../access/grants.ts'
import { strengthen } from '../access/sign-in/testing.ts'
import { keepAccount } from '../access/store.ts'
import { type Colleague, colleague } from '../around/testing.ts'

export interface Office extends TestApp {
  /** Somebody who has signed in with a strong factor. */
  readonly person: (name: string, roles: readonly Role[], place?: { organizationId?: string }) => Promise<Colleague>
}

/** A city, and people who are signed in strongly. */
export async function openOffice(): Promise<Office> {
  const whole = await freshApp()
  await whole.create('scopes', { code: 'c', title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true })
  return {
    ...whole,
    async person(name, roles, { organizationId } = {}) {
      const one = await colleague(whole, name, roles)
      await strengthen(whole, one.id)
      if (organizationId !== undefined)
        await keepAccount(whole.pool, {
          id: one.id,
          login: one.id,
          name: { zh: name, en: name },
          roles,
          organizationId,
        })
      return one
    },
  }
}

/** Sends and gives the answer's status and body. */
export async function told(one: Pick<Colleague, 'send'>, request: InjectOptions) {
  const answer = await one.send(request)
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() }
}

export async function makeBureau({ create }: TestApp, en: string, parentId: string | null = null): Promise<string> {
  const bureau = { name: { zh: en, en }, kind: 'department', sector: 'public', strategicSupplier: false }
  return (await create('organizations', { ...bureau, ...(parentId !== null && { parentId }) })).id
}

/** The statuses of some answers, lowest first. */
export const statuses = (answers: readonly { readonly status: number }[]): number[] =>
  answers.map(({ status }) => status).toSorted((one, other) => one - other)

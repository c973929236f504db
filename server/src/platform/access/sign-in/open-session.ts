/** Opens a session for somebody whose factors were checked: by link, password, passkey or another house's word. */
import type { OwnSession } from '@citywide/model/platform/own-account'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { noteAct } from '../../audit/append.ts'
import { type Pool, transaction } from '../../postgres/pool.ts'
import { cookieName } from '../guard.ts'
import { hashOf, newToken } from '../principal.ts'
import { factorsOf, isSecured } from './account-store.ts'
import { deviceName } from './device.ts'
import { keepDevice, KNOWN_DAYS, knownDevice } from './device-store.ts'
import { endSessionOf, insertSession } from './session-store.ts'
import { familyOf } from './throttle.ts'

export interface SessionOptions {
  readonly pool: Pool
  readonly publicUrl: string
  /** Whether an account has to have two factors before anything but itself is open to it. */
  readonly secondFactorNeeded?: boolean
}

export interface Opening {
  readonly accountId: string
  readonly by: OwnSession['openedBy']
  /** Two factors were shown, or one that is two. */
  readonly strong: boolean
}

export const cookieAttributes = (publicUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') }) as const

export const deviceCookie = (publicUrl: string): string => `${cookieName(publicUrl)}-device`

/**
 * Opens the session, sets its cookie, ends the one the browser had before, and keeps the device as known.
 *
 * @returns whether the account has to get its factors first
 */
export async function openSession(
  { pool, publicUrl, secondFactorNeeded = false }: SessionOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  { accountId, by, strong }: Opening,
): Promise<{ confined: boolean }> {
  const name = cookieName(publicUrl)
  const attributes = cookieAttributes(publicUrl)
  const [token, deviceToken] = [newToken(), newToken()]
  const before = request.cookies[name]
  const knownBy = request.cookies[deviceCookie(publicUrl)]
  const device = deviceName(request.headers['user-agent'])
  const actor = { id: accountId, kind: 'person' } as const
  const confined = await transaction(
    pool,
    async (client) => {
      const ended = before === undefined ? undefined : await endSessionOf(client, hashOf(before))
      if (ended)
        await noteAct(client, {
          act: 'session.end',
          noun: 'session',
          object: ended.id,
          detail: { by: 'sign-in' },
          actor,
        })
      const first = secondFactorNeeded && !strong && by !== 'provider' && !isSecured(await factorsOf(client, accountId))
      const id = await insertSession(client, {
        tokenHash: hashOf(token),
        accountId,
        openedBy: by,
        strong,
        device,
        addressFamily: familyOf(request.ip),
        confined: first,
      })
      const known = knownBy === undefined ? undefined : await knownDevice(client, hashOf(knownBy))
      const own = known?.accountId === accountId ? known.id : undefined
      await keepDevice(client, { tokenHash: hashOf(deviceToken), accountId, device, ...(own && { before: own }) })
      const detail = { by, strong, newDevice: own === undefined, ...(device !== '' && { device }) }
      await noteAct(client, { act: 'session.open', noun: 'session', object: id, detail, actor })
      return first
    },
    { actor: accountId },
  )
  reply.setCookie(name, token, attributes)
  reply.setCookie(deviceCookie(publicUrl), deviceToken, { ...attributes, maxAge: KNOWN_DAYS * 86_400 })
  return { confined }
}

/** A browser without a window, and an authenticator without a device. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUIDv7, sign } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import type { NewPasskeyAnswer, PasskeyAnswer } from '@citywide/model/platform/sign-in'
import type { TestApp } from '../../../testing.ts'
import type { Role } from '../grants.ts'
import { keepAccount, newSignInLink } from '../store.ts'
import { keepPassword } from './account-store.ts'
import { passwordHash } from './hashing.ts'

type Whole = Pick<TestApp, 'app' | 'pool'>

export const PASSWORD = 'seven lamps over the quay'

export interface TestBrowser {
  /** What it has been given, by name. */
  readonly cookies: Map<string, string>
  readonly send: (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
  ) => Promise<LightMyRequestResponse>
}

/** Keeps its cookies as a browser does. */
export function browser({ app }: Whole, { address = '203.0.113.7' }: { address?: string } = {}): TestBrowser {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async send(method, url, body) {
      const answer = await app.inject({
        method,
        url,
        cookies: Object.fromEntries(cookies),
        headers: {
          'x-forwarded-for': address,
          'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        },
        ...(body && { payload: body }),
      })
      for (const { name, value, maxAge, expires } of answer.cookies) {
        const ended = maxAge === 0 || (expires !== undefined && expires.getTime() === 0)
        if (ended) cookies.delete(name)
        else cookies.set(name, value)
      }
      return answer
    },
  }
}

export interface TestPerson {
  readonly id: string
  readonly login: string
}

/** An account with a password. */
export async function person(
  { pool }: Whole,
  login: string,
  roles: readonly Role[] = ['city_leader'],
): Promise<TestPerson> {
  const id = randomUUIDv7()
  await keepAccount(pool, { id, login, name: { zh: '林岚', en: 'Lin Lan' }, roles })
  await keepPassword(pool, id, await passwordHash(PASSWORD))
  return { id, login }
}

/** A browser in which an account is signed in by link. */
export async function enter(whole: Whole, { login }: { login: string }): Promise<TestBrowser> {
  const window = browser(whole)
  await window.send('GET', `/sign-in/${await newSignInLink(whole.pool, login)}`)
  return window
}

interface Asked {
  readonly challenge: string
  readonly origin?: string
  /** Whether the person was recognised, and not only there. */
  readonly verified?: boolean
}

/** An authenticator with one key, which counts its uses. Source: WebAuthn level 3 § 6.1. */
export class TestAuthenticator {
  counter = 0
  readonly id = randomBytes(16)
  readonly #key: KeyObject
  readonly #public: KeyObject
  readonly #origin: string

  /** @param origin the site that its browser is on */
  constructor(origin = 'http://localhost:8080') {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#key = privateKey
    this.#public = publicKey
    this.#origin = origin
  }

  enrol(asked: Asked): NewPasskeyAnswer {
    const client = clientData('webauthn.create', { origin: this.#origin, ...asked })
    const { x = '', y = '' } = this.#public.export({ format: 'jwk' })
    const key = cbor(
      new Map<number, number | Buffer>([
        [1, 2], // kty: EC2
        [3, -7], // alg: ES256
        [-1, 1], // crv: P-256
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    )
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, key])
    const attestation = cbor(
      new Map<string, string | Buffer | Map<string, string>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', Buffer.concat([this.#data(0x40 | flags(asked)), credential])],
      ]),
    )
    return {
      ...this.#base(),
      response: {
        clientDataJSON: client.toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    }
  }

  answer(asked: Asked): PasskeyAnswer {
    this.counter += 1
    const client = clientData('webauthn.get', { origin: this.#origin, ...asked })
    const data = this.#data(flags(asked))
    const signed = sign('sha256', Buffer.concat([data, sha256(client)]), this.#key)
    return {
      ...this.#base(),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signed.toString('base64url'),
      },
    }
  }

  #base() {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} }
  }

  #data(flag: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    return Buffer.concat([sha256(Buffer.from(new URL(this.#origin).hostname)), Buffer.from([flag]), counter])
  }
}

/** Present, and where it was so, recognised. */
const flags = ({ verified = true }: Asked): number => (verified ? 0x05 : 0x01)

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

function clientData(type: string, { challenge, origin }: Asked): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
}

type Value = number | string | Buffer | Map<number | string, Value> | ReadonlyMap<never, never>

/** The few kinds of CBOR that an authenticator writes. Source: RFC 8949 § 3. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (!(value instanceof Map)) throw new TypeError('not written by an authenticator')
  const entries = [...(value as Map<Value, Value>)].flatMap(([name, item]) => [cbor(name), cbor(item)])
  return Buffer.concat([head(5, value.size), ...entries])
}

function head(major: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(major << 5) | size])
  return size < 256 ? Buffer.from([(major << 5) | 24, size]) : Buffer.from([(major << 5) | 25, size >> 8, size & 255])
}

/** Gives an account a passkey in a window where it is signed in. */
export async function addPasskey(window: TestBrowser, device = new TestAuthenticator()): Promise<TestAuthenticator> {
  const question = await window.send('POST', '/api/account/passkeys/question')
  const { challenge } = question.json<{ challenge: string }>()
  const added = await window.send('POST', '/api/account/passkeys', { name: 'Key', answer: device.enrol({ challenge }) })
  if (added.statusCode !== 201) throw new Error(added.body)
  return device
}

/** Signs in with a passkey in a fresh window. */
export async function byPasskey(window: TestBrowser, device: TestAuthenticator): Promise<LightMyRequestResponse> {
  const { challenge } = (await window.send('POST', '/api/sign-in/passkey/question')).json<{ challenge: string }>()
  return window.send('POST', '/api/sign-in/passkey', device.answer({ challenge }))
}

/** The sessions of an account have shown a strong factor just now. */
export async function strengthen({ pool }: Pick<Whole, 'pool'>, accountId: string): Promise<void> {
  await pool.query('update session set strong_at = now(), proved_at = now() where account_id = $1', [accountId])
}

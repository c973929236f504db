/** One question to an address, and its answer as bytes. */
import type { Asked } from '@citywide/model/observations/pull'
import type { Outbound } from '#platform/outbound/outbound.ts'
import { unpacked } from './bytes.ts'
import { Unreadable } from './read/fault.ts'

/** What is known of the document that was read last. */
interface Validators {
  readonly etag?: string | undefined
  readonly modified?: string | undefined
}

export interface AskOptions {
  readonly outbound: Outbound
  readonly password: string | undefined
  /** Stands for `{since}` in the address, ISO 8601. */
  readonly since: string
  readonly known: Validators
  /** Milliseconds and bytes. */
  readonly time: number
  readonly most: number
}

/** Nothing: the other side says that it is the same as before. */
export interface Answered extends Validators {
  readonly bytes: Buffer
}

/** @throws OutboundError, Unreadable ANSWER_… */
export async function ask(
  asked: Asked,
  { outbound, password, since, known, time, most }: AskOptions,
): Promise<Answered | undefined> {
  const { url, headers } = requestOf(asked, password, since)
  const answer = await outbound.request(url, {
    headers: {
      accept: '*/*',
      ...headers,
      ...(known.etag !== undefined && { 'if-none-match': known.etag }),
      ...(known.modified !== undefined && { 'if-modified-since': known.modified }),
    },
    time,
    bodyLimit: most,
  })
  if (answer.status === 304 && (known.etag ?? known.modified) !== undefined) return undefined
  if (answer.status !== 200 && answer.status !== 203) throw refusedBy(answer.status, answer.headers.get('retry-after'))
  return {
    bytes: await unpacked(answer.body, most),
    etag: validator(answer.headers.get('etag')),
    modified: validator(answer.headers.get('last-modified')),
  }
}

function validator(value: string | null): string | undefined {
  return value !== null && value.length <= 300 ? value : undefined
}

function requestOf(
  { address, authorization, headers }: Asked,
  password: string | undefined,
  since: string,
): { readonly url: string; readonly headers: Record<string, string> } {
  const plain = Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value]))
  const filled = address.replaceAll('{since}', encodeURIComponent(since))
  if (authorization.by === 'none') return { url: filled, headers: plain }
  // A secret with a line end would be a header of its own.
  if (password === undefined || !/^[\x20-\x7E\u0080-\uFFFF]+$/.test(password)) throw new Unreadable('SECRET_MISSING')
  switch (authorization.by) {
    case 'basic': {
      const pair = Buffer.from(`${authorization.user}:${password}`).toString('base64')
      return { url: filled, headers: { ...plain, authorization: `Basic ${pair}` } }
    }
    case 'bearer':
      return { url: filled, headers: { ...plain, authorization: `Bearer ${ascii(password)}` } }
    case 'header':
      return { url: filled, headers: { ...plain, [authorization.name.toLowerCase()]: ascii(password) } }
    case 'parameter': {
      const url = URL.parse(filled)
      if (!url) throw new Unreadable('ANSWER_NOT_FOUND')
      url.searchParams.set(authorization.name, password)
      return { url: url.href, headers: plain }
    }
  }
}

function ascii(password: string): string {
  if (!/^[\x20-\x7E]+$/.test(password)) throw new Unreadable('SECRET_MISSING')
  return password
}

/** Longest time that the other side may ask for, in seconds. */
const LONGEST = 86_400

function refusedBy(status: number, after: string | null): Unreadable {
  const about = `HTTP ${status}`
  const wait = after !== null && /^\d{1,9}$/.test(after) ? Math.min(Number(after), LONGEST) : undefined
  if (status === 401 || status === 407) return new Unreadable('ANSWER_SIGN_IN', about)
  if (status === 403) return new Unreadable('ANSWER_FORBIDDEN', about)
  if (status === 404 || status === 410) return new Unreadable('ANSWER_NOT_FOUND', about)
  if (status === 429) return new Unreadable('ANSWER_TOO_OFTEN', about, { wait })
  return new Unreadable(status >= 500 ? 'ANSWER_BROKEN' : 'ANSWER_STATUS', about, { wait })
}

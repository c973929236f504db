/**
 * The one way out. Whoever asks another host for something, on behalf of a person or a setting, asks through here, so
 * that no address typed into a form leads into the city's inside (server-side request forgery).
 */
import { lookup } from 'node:dns/promises'
import { type ClientRequest, type IncomingMessage, type OutgoingHttpHeaders, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { readAddress } from './address.ts'
import { type Allowed, type Limits, mayConnect, mayReach, refusedTarget, type Target } from './allowed.ts'
import { readBody } from './body.ts'
import { OutboundError, type OutboundReason } from './refused.ts'

export interface OutboundOptions {
  /** What may be reached beyond public hosts over https. */
  readonly allow?: readonly Allowed[]
  /** Whether public hosts over https need no entry in the list. Default: they need none. */
  readonly openToPublic?: boolean
  /** Milliseconds from the first look-up to the last byte, redirects included. */
  readonly time?: number
  /** Bytes of an answer, unpacked. */
  readonly bodyLimit?: number
  /** All addresses of a host. Default: the system's own resolver. */
  readonly resolve?: (host: string) => Promise<readonly string[]>
  /** Certificates (PEM) that are trusted instead of the public ones. */
  readonly authority?: string
}

interface OutboundRequest {
  readonly method?: string
  /** Sent to the host that was named, never on to another one. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly signal?: AbortSignal
  /** Redirects that a GET or HEAD follows; none is followed by anything that writes. */
  readonly redirects?: number
  /** Milliseconds and bytes that this request may take, where they are not the usual ones. */
  readonly time?: number
  readonly bodyLimit?: number
}

interface OutboundAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: Buffer
  /** Where the answer came from, after redirects. */
  readonly url: string
}

export interface Outbound {
  /** @throws OutboundError where the address may not be asked, or no whole answer came; a status is never an error */
  request(url: string, options?: OutboundRequest): Promise<OutboundAnswer>
  /** Looks an address up without asking anything of it. @throws OutboundError as a request would */
  check(url: string): Promise<void>
  /**
   * Where a connection of another protocol than HTTP (a database, a broker) may go: the host and port must be listed.
   * To these addresses alone it is then made. @throws OutboundError
   */
  addresses(host: string, port: number): Promise<readonly string[]>
}

const TIME = 10_000
const BODY_LIMIT = 5 * 1024 * 1024
const HEADER_LIMIT = 16 * 1024
const REDIRECTS = 3

/** What a second host may still be told. */
const harmless = new Set(['accept', 'accept-language'])

export function openOutbound(options: OutboundOptions = {}): Outbound {
  const {
    allow = [],
    openToPublic = true,
    time = TIME,
    bodyLimit = BODY_LIMIT,
    resolve = systemAddresses,
    authority,
  } = options

  const limits: Limits = { list: allow, openToPublic }

  /** Every address of the host, each checked: the connection goes to one of these and to nothing resolved later. */
  async function admitted(url: URL, signal: AbortSignal): Promise<readonly string[]> {
    const target = targetOf(url)
    const refused = refusedTarget(target, limits)
    if (refused) throw new OutboundError(refused)
    const addresses = isIP(target.host) === 0 ? await unlessStopped(resolve(target.host), signal) : [target.host]
    if (addresses.length === 0) throw new OutboundError('UNRESOLVED')
    for (const text of addresses) {
      const address = readAddress(text)
      if (!address || !mayReach(target, address, limits)) throw new OutboundError('NOT_PUBLIC')
    }
    return addresses
  }

  async function hop(url: URL, asked: OutboundRequest, signal: AbortSignal): Promise<IncomingMessage> {
    const addresses = await admitted(url, signal)
    const { scheme, host, port } = targetOf(url)
    const { promise, resolve: answered, reject } = Promise.withResolvers<IncomingMessage>()
    const request: ClientRequest = (scheme === 'https:' ? httpsRequest : httpRequest)({
      host,
      port,
      path: `${url.pathname}${url.search}`,
      method: asked.method ?? 'GET',
      headers: headersOf(asked, url),
      lookup: only(addresses),
      // A connection of its own: one that is kept might be used for a name that was never checked.
      agent: false,
      maxHeaderSize: HEADER_LIMIT,
      signal,
      ...(scheme === 'https:' && { servername: isIP(host) === 0 ? host : '', rejectUnauthorized: true }),
      ...(authority !== undefined && { ca: authority }),
    })
    request.once('response', (answer) => {
      answer.on('error', () => undefined) // who reads it is told; nobody else has to be
      answered(answer)
    })
    request.on('error', reject)
    request.end(asked.body)
    return promise
  }

  async function ask(address: string, asked: OutboundRequest, signal: AbortSignal): Promise<OutboundAnswer> {
    const method = (asked.method ?? 'GET').toUpperCase()
    const follows = method === 'GET' || method === 'HEAD' ? (asked.redirects ?? REDIRECTS) : 0
    let url = readUrl(address)
    let told: OutboundRequest = { ...asked, method }
    for (let followed = 0; ; followed += 1) {
      const answer = await hop(url, told, signal)
      const { statusCode: status = 0 } = answer
      const { location } = answer.headers
      const redirected = [301, 302, 303, 307, 308].includes(status) && location !== undefined
      try {
        if (!redirected || follows === 0) {
          const body = method === 'HEAD' ? Buffer.alloc(0) : await readBody(answer, asked.bodyLimit ?? bodyLimit)
          return { status, headers: headersFrom(answer), body, url: url.href }
        }
      } finally {
        answer.destroy()
      }
      if (followed === follows) throw new OutboundError('REDIRECTS')
      const next = readUrl(location, url)
      if (url.protocol === 'https:' && next.protocol !== 'https:') throw new OutboundError('SCHEME')
      if (next.origin !== url.origin) told = { ...told, headers: withoutSecrets(told.headers) }
      url = next
    }
  }

  /** Runs what may take until the time is up; whatever breaks inside comes out as one kind of error. */
  async function bounded<T>(
    work: (signal: AbortSignal) => Promise<T>,
    given?: AbortSignal | null,
    most: number = time,
  ): Promise<T> {
    const late = AbortSignal.timeout(most)
    try {
      return await work(given ? AbortSignal.any([late, given]) : late)
    } catch (error) {
      if (error instanceof OutboundError) throw error
      const reason = given?.aborted ? 'STOPPED' : late.aborted ? 'TIME_OUT' : reasonOf(error)
      throw new OutboundError(reason, { cause: error })
    }
  }

  const request: Outbound['request'] = (url, asked = {}) =>
    bounded((signal) => ask(url, asked, signal), asked.signal, asked.time)

  return {
    request,
    async check(url) {
      await bounded((signal) => admitted(readUrl(url), signal))
    },
    addresses: (host, port) =>
      bounded(async (signal) => {
        const name = host.toLowerCase().replace(/\.$/, '')
        const found = isIP(name) === 0 ? await unlessStopped(resolve(name), signal) : [name]
        if (found.length === 0) throw new OutboundError('UNRESOLVED')
        for (const text of found) {
          const address = readAddress(text)
          if (!address || !mayConnect(name, port, address, allow)) throw new OutboundError('NOT_LISTED')
        }
        return found
      }),
  }
}

async function systemAddresses(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)
}

function readUrl(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href)
  if (!url || url.username !== '' || url.password !== '' || url.hostname === '') throw new OutboundError('UNREADABLE')
  if (!['https:', 'http:'].includes(url.protocol)) throw new OutboundError('SCHEME')
  return url
}

/** The URL parser has already brought every spelling of an IPv4 address (octal, hexadecimal, one number) to the usual one. */
function targetOf(url: URL): Target {
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  return { scheme: url.protocol, host, port }
}

function headersOf({ headers = {}, body }: OutboundRequest, url: URL): OutgoingHttpHeaders {
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const)
  return {
    'user-agent': 'Citywide',
    accept: '*/*',
    ...Object.fromEntries(own),
    'accept-encoding': 'gzip, br',
    host: url.host,
    connection: 'close',
    ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
  }
}

function withoutSecrets(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => harmless.has(name.toLowerCase())))
}

/** The headers of an answer without those that spoke of its body on the way. */
function headersFrom(answer: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(answer.headersDistinct))
    if (!['content-encoding', 'content-length', 'transfer-encoding', 'connection'].includes(name))
      for (const value of values) headers.append(name, value)
  return headers
}

/** A resolver that knows only what was checked. */
function only(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_, { all }, done) => {
    const [first] = known
    if (all) done(null, known)
    else if (first) done(null, first.address, first.family)
  }
}

async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = () => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

function reasonOf(error: unknown): OutboundReason {
  const { code } = error as { code?: unknown }
  if (typeof code !== 'string') return 'UNREACHABLE'
  if (code === 'HPE_HEADER_OVERFLOW') return 'HEADERS_TOO_LARGE'
  if (['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA'].includes(code)) return 'UNRESOLVED'
  return /CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UNABLE_TO/.test(code) ? 'CERTIFICATE' : 'UNREACHABLE'
}

/**
 * What a browser is told about every answer, before anything else decides on it: also about errors, files, streams and
 * requests that no route understood.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Problem } from '@citywide/model/problem'
import type { FastifyInstance } from 'fastify'

const policyOf = (directives: Readonly<Record<string, string>>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ')

/**
 * The page and its files. Scripts come from files of this host alone; strings become neither scripts nor HTML, and one
 * policy alone may be made, once.
 * Source: CSP Level 3, Trusted Types.
 */
const pagePolicy = policyOf({
  'default-src': "'self'",
  'script-src': "'self'",
  'script-src-attr': "'none'",
  // React sets style attributes through the CSSOM, which needs no exception.
  'style-src': "'self'",
  // Pictures that we draw ourselves.
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'frame-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  // The map's default policy lets the address of its own worker pass and refuses every other string (web/src/map).
  'trusted-types': 'default',
})

/** What is data is never a document. */
const dataPolicy = policyOf({
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  sandbox: '',
})

/** Passkeys and the clipboard are ours; nothing else of the machine is asked for. */
const permissions = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
].map((feature) => `${feature}=()`)

const fixed = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-permitted-cross-domain-policies': 'none',
  'x-dns-prefetch-control': 'off',
  'permissions-policy': permissions.join(', '),
} as const

/** A year, and every host below. TLS ends before us; on plain loopback the header would lock the demo out. */
const transport = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

/** Addresses that answer with data; all others are the page and its files. */
const isData = (url: string) => /^\/(?:api|health|metrics)(?:[/?]|$)/.test(url)

export function headersFor(url: string, secure: boolean): Readonly<Record<string, string>> {
  return {
    ...fixed,
    ...(secure && transport),
    'content-security-policy': isData(url) ? dataPolicy : pagePolicy,
    // A route that knows better says so.
    ...(isData(url) && { 'cache-control': 'no-store' }),
  }
}

/** To be registered before any other hook. */
export function protect(app: FastifyInstance, publicUrl: string): void {
  const secure = publicUrl.startsWith('https:')
  // Below the framework, so that streams, errors before any route and answers of plug-ins have them as well.
  app.server.prependListener('request', ({ url = '/' }: IncomingMessage, answer: ServerResponse) => {
    for (const [name, value] of Object.entries(headersFor(url, secure))) answer.setHeader(name, value)
  })
  app.addHook('onRequest', (request, reply, done) => {
    // What comes without a socket (tests) has not been through the server.
    if (!reply.raw.hasHeader('x-content-type-options'))
      for (const [name, value] of Object.entries(headersFor(request.url, secure))) reply.raw.setHeader(name, value)
    done()
  })
}

const refusals: Readonly<Record<string, readonly [status: number, phrase: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
}

/** Answers what is no HTTP request at all, and closes. */
export function answerNonsense(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const [status, phrase] = refusals[error.code ?? ''] ?? [400, 'Bad Request']
  const body = JSON.stringify({ ...new Problem('ADDRESS').document('en'), status })
  const headers = {
    ...headersFor('/api', false),
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  if (socket.writable) socket.write(`HTTP/1.1 ${status} ${phrase}\r\n${lines.join('')}\r\n${body}`)
  socket.destroySoon()
}

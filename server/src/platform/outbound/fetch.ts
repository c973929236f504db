import type { Outbound } from './outbound.ts'

type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>

/** The guarded client in the shape of `fetch`, for libraries that take one. Follows nothing when told `redirect: 'manual'`. */
export function fetchThrough(outbound: Outbound): Fetch {
  return async (url, init = {}) => {
    const { method, signal, redirect } = init
    const headers = new Headers(init.headers)
    if (init.body instanceof URLSearchParams && !headers.has('content-type'))
      headers.set('content-type', 'application/x-www-form-urlencoded;charset=UTF-8')
    const body = sendable(init.body)
    const answer = await outbound.request(String(url), {
      ...(method !== undefined && { method }),
      headers: Object.fromEntries(headers),
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
      ...(redirect === 'manual' && { redirects: 0 }),
    })
    const empty = answer.body.length === 0 || [204, 205, 304].includes(answer.status)
    return new Response(empty ? null : new Uint8Array(answer.body), { status: answer.status, headers: answer.headers })
  }
}

function sendable(body: RequestInit['body']): string | Uint8Array | undefined {
  if (body === null || body === undefined) return undefined
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (body instanceof URLSearchParams) return body.toString()
  throw new TypeError('only texts, bytes and forms are sent')
}

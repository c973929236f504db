/** The public door, as any program of the city would use it. The demo city has no other way in. */

export interface Door {
  /** Makes a record once, however often it is asked: the code is the idempotency key. Gives its id. */
  create(path: string, code: string, body: object): Promise<string>
  put(path: string, body: object): Promise<void>
  post(path: string, body: object): Promise<void>
}

export function openDoor(address: string, key: string): Door {
  async function send(method: 'POST' | 'PUT', path: string, body: object, headers: Record<string, string> = {}) {
    // oxlint-disable-next-line no-restricted-globals -- the server's own door, on this machine
    const answer = await fetch(`${address}/api/${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    })
    if (!answer.ok) throw new Error(`${method} ${path} was refused with ${answer.status}: ${await answer.text()}`)
    return answer
  }
  return {
    async create(path, code, body) {
      const answer = await send('POST', path, body, { 'idempotency-key': `demo-${code}` })
      const { id } = (await answer.json()) as { id: string }
      return id
    },
    async put(path, body) {
      await send('PUT', path, body)
    },
    async post(path, body) {
      await send('POST', path, body)
    },
  }
}

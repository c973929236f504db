import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { freshApp, type TestApp } from '../../testing.ts'

const city = { title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true }

/** Opens the stream and reads events until `enough` says so; resolves when the stream is open. */
async function listen({ app, key }: TestApp, headers: Record<string, string>, enough: (text: string) => boolean) {
  if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const cut = new AbortController()
  onTestFinished(() => cut.abort())
  const answer = await fetch(`http://127.0.0.1:${port}/api/live`, {
    headers: { authorization: `Bearer ${key}`, ...headers },
    signal: cut.signal,
  })
  expect(answer.headers.get('content-type')).toBe('text/event-stream')
  const opened = Promise.withResolvers<void>()
  const whole = (async () => {
    let text = ''
    for await (const part of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += part
      opened.resolve()
      if (enough(text)) break
    }
    return text
  })()
  await opened.promise
  return { whole }
}

const ids = (text: string) => [...text.matchAll(/^id: (\S+)$/gm)].map(([, id = '']) => id)

test('a screen hears of a record the moment it is written, and one that comes back hears what it missed, once', async () => {
  const whole = await freshApp()
  const heard = await listen(whole, {}, (text) => ids(text).length === 2)
  await whole.create('scopes', { ...city, code: 'one' })
  await whole.create('scopes', { ...city, code: 'two' })
  const text = await heard.whole
  expect(text).toMatch(/event: change\ndata: \{"noun":"Scope","id":"[0-9a-f-]{36}","op":"I"/)
  const [first = '', second = ''] = ids(text)
  const missed = await listen(whole, { 'last-event-id': first }, (later) => ids(later).length === 1)
  expect(ids(await missed.whole)).toEqual([second])
})

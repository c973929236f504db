import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { colleague } from '../around/testing.ts'
import { tellAround } from '../around/subject-store.ts'

test('an administrator, who reads no records, hears of none, but that storage is full', async () => {
  const whole = await freshApp()
  const admin = await colleague(whole, 'Admin', ['sysadmin'])
  await whole.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = whole.app.server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/api/live`, { headers: { cookie: admin.cookie } })
  expect(answer.status).toBe(200)
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  await whole.create('scopes', { code: 'a', title: { zh: '城' }, kind: 'city', madeUp: true })
  await tellAround(whole.pool, 'comments of somebody')
  await tellAround(whole.pool, 'alarm')
  let heard = ''
  while (!heard.includes('alarm')) heard += (await reader?.read())?.value ?? 'the stream ended: alarm'
  expect(heard).toBe('retry: 2000\n\nevent: around\ndata: {"what":"alarm"}\n\n')
  await reader?.cancel()
})

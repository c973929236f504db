import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'

test('a large answer travels compressed and unpacks to the same; a small one and an old reader get it plain', async () => {
  const { app } = await freshApp()
  const plain = await app.inject('/api/openapi.json')
  expect(plain.headers['content-encoding']).toBeUndefined()
  const packed = await app.inject({ url: '/api/openapi.json', headers: { 'accept-encoding': 'br, gzip' } })
  expect(packed.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.body)
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5)
  const small = await app.inject({ url: '/health/live', headers: { 'accept-encoding': 'br' } })
  expect(small.headers['content-encoding']).toBeUndefined()
})

import { expect, test, vi } from 'vitest'
import { freshApp } from '../testing.ts'

test('alive and ready are said without sign-in, and a database that is gone makes the server not ready but alive', async () => {
  const { app, pool } = await freshApp()
  expect((await app.inject('/health/live')).json()).toEqual({ live: true })
  expect((await app.inject('/health/ready')).json()).toEqual({ ready: true, database: true, clock: true })
  const query = vi.spyOn(pool, 'query').mockRejectedValue(new Error('gone'))
  const away = await app.inject('/health/ready')
  expect([away.statusCode, away.json()]).toEqual([503, { ready: false, database: false, clock: true }])
  query.mockRestore()
  expect((await app.inject('/metrics')).body).toContain(
    'citywide_http_request_seconds_count{method="GET",route="/health/live"',
  )
})

test('pages load nothing from elsewhere and are framed by nobody', async () => {
  const { app } = await freshApp()
  const { headers } = await app.inject('/health/live')
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
})

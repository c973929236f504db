import cookie from '@fastify/cookie'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { freshDatabase } from '../postgres/testing.ts'
import { guard } from './guard.ts'

test('a route that does not say who may use it stops the start', async () => {
  const app = Fastify()
  await app.register(cookie)
  guard(app, { pool: await freshDatabase(), publicUrl: 'http://localhost:8080' })
  expect(() => app.get('/unguarded', () => 'open')).toThrow('route GET /unguarded does not say who may use it')
  await app.close()
})

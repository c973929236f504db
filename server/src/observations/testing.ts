import { randomUUIDv7 } from 'node:crypto'
import type { StreamDeclaration } from '@citywide/model/observations/stream'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { onTestFinished } from 'vitest'
import type { z } from 'zod'
import { keepAccount, renewKey } from '#platform/access/store.ts'
import { fixedClock } from '#platform/clock.ts'
import { type App, openApp } from '#platform/http/app.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { freshDatabase } from '#platform/postgres/testing.ts'
import { type ObservationOptions, observationRoutes } from './index.ts'
import { usable } from './quality/usable.ts'

interface TestDoor {
  readonly app: App
  readonly send: (request: InjectOptions) => Promise<LightMyRequestResponse>
  /** Posts JSON to `/api/observations`. */
  readonly post: (body: object | string, headers?: Record<string, string>) => Promise<LightMyRequestResponse>
}

export interface TestRoom extends TestDoor {
  readonly pool: Pool
  /** Of an officer who may write observations. */
  readonly key: string
  readonly clock: ReturnType<typeof fixedClock>
  readonly declare: (code: string, declaration?: Partial<z.input<typeof StreamDeclaration>>) => Promise<void>
  /** A second process on the same database. */
  readonly sibling: (options?: Partial<ObservationOptions>) => Promise<TestDoor>
}

export const NOW = '2026-11-22T08:00:00Z'

/** The room behind its real door, on a database of this test alone, with one city and one officer. */
export async function freshRoom(options: Partial<ObservationOptions> = {}): Promise<TestRoom> {
  const pool = await freshDatabase()
  await openCity(pool)
  const key = await officerKey(pool)
  const clock = fixedClock(NOW)
  const open = async (own: Partial<ObservationOptions> = {}): Promise<TestDoor> => {
    const app = await openApp({ pool, publicUrl: 'http://localhost:8080', version: '0.0.0' })
    await app.register(observationRoutes, { prefix: '/api', pool, clock, ...options, ...own })
    await app.ready()
    onTestFinished(async () => {
      await app.close()
    })
    const send = (request: InjectOptions) =>
      app.inject({ ...request, headers: { authorization: `Bearer ${key}`, ...request.headers } })
    return {
      app,
      send,
      post: (payload, headers = {}) => send({ method: 'POST', url: '/api/observations', payload, headers }),
    }
  }
  const door = await open()
  return {
    ...door,
    pool,
    key,
    clock,
    sibling: open,
    async declare(code, declaration = {}) {
      const payload = { ...plainStream, ...declaration }
      const answer = await door.send({ method: 'PUT', url: `/api/streams/${code}`, payload })
      if (answer.statusCode > 201) throw new Error(answer.body)
    },
  }
}

export const plainStream = {
  title: { zh: '细颗粒物', en: 'PM2.5' },
  property: 'pm2.5',
  unit: 'ug/m3',
  scope: 'chengchuan',
  intervalSeconds: 3_600,
} satisfies z.input<typeof StreamDeclaration>

async function openCity(pool: Pool): Promise<void> {
  const id = randomUUIDv7()
  await pool.query(
    `insert into scope (id, city_id, scope_id, code, title, kind, made_up)
     values ($1, $1, $1, 'chengchuan', '{"zh":"澄川市","en":"Chengchuan"}', 'city', true)`,
    [id],
  )
}

async function officerKey(pool: Pool): Promise<string> {
  const name = { zh: '数据专员', en: 'Data steward' }
  await keepAccount(pool, { id: randomUUIDv7(), login: 'steward', name, roles: ['data_steward'] })
  return renewKey(pool, 'steward', randomUUIDv7(), 1)
}

interface Sums {
  /** Observations, usable or not. */
  readonly n: number
  readonly bad: number
  /** Of the usable ones. */
  readonly sum: number
}

/** What history, state and rollups say of the same observations: equal, whatever was sent in whatever order. */
export async function sums(
  pool: Pool,
): Promise<Record<'history' | 'hours' | 'days', Sums> & { latest: { n: number } }> {
  const { rows } = await pool.query(`
    select (select json_build_object('n', count(*), 'bad', count(*) filter (where not ${usable('o')}),
        'sum', coalesce(sum(value) filter (where ${usable('o')}), 0)) from observation o) as history,
      (select json_build_object('n', coalesce(sum(n), 0)) from latest) as latest,
      (select json_build_object('n', coalesce(sum(n + bad), 0), 'bad', coalesce(sum(bad), 0),
        'sum', coalesce(sum(sum), 0)) from rollup_hour) as hours,
      (select json_build_object('n', coalesce(sum(n + bad), 0), 'bad', coalesce(sum(bad), 0),
        'sum', coalesce(sum(sum), 0)) from rollup_day) as days`)
  return rows[0]
}

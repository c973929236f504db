import { randomUUID } from 'node:crypto'
import type { SourceSettings } from '@citywide/model/observations/source'
import type { SourceRuns } from '@citywide/model/observations/source-run'
import { onTestFinished } from 'vitest'
import type { z } from 'zod'
import { Lane } from '../../ingest/lane.ts'
import { Catalogue } from '../../streams/catalogue.ts'
import { freshRoom, type TestRoom } from '../../testing.ts'
import { plainSource, sourceParts } from '../testing.ts'
import { type Pulls, startPulls } from './pulls.ts'

export interface TestCity {
  readonly room: TestRoom
  /** Asks the source as if it were due; resolves when that is over. */
  readonly ask: () => Promise<void>
  readonly runs: () => Promise<z.infer<typeof SourceRuns>['items']>
  /** What went wrong in the process itself. */
  readonly wrong: readonly unknown[]
}

/** A room with one source, `feed`, that is switched on, and a process that asks it. */
export async function cityWith(
  settings: z.input<typeof SourceSettings>,
  { streams, inbox, secret }: { streams: readonly string[]; inbox?: string; secret?: string },
): Promise<TestCity> {
  const parts = { ...sourceParts(), inbox }
  const room = await freshRoom({ sources: parts })
  for (const stream of streams) await room.declare(stream, { unit: '1' })
  const declared = plainSource({ settings, ...(secret !== undefined && { secrets: { password: secret } }) })
  const put = await room.send({ method: 'PUT', url: '/api/sources/feed', payload: declared })
  if (put.statusCode !== 201) throw new Error(put.body)
  await room.send({ method: 'POST', url: '/api/sources/feed/on', headers: { 'idempotency-key': randomUUID() } })
  const { pool, clock } = room
  const catalogue = new Catalogue(pool)
  await catalogue.reload()
  const lane = new Lane({ pool, clock, streams: catalogue })
  const wrong: unknown[] = []
  const options = { pool, clock, catalogue, lane, ...parts, report: (error: unknown) => void wrong.push(error) }
  let pulls: Pulls | undefined
  onTestFinished(async () => {
    await pulls?.stop()
    await lane.close()
  })
  return {
    room,
    wrong,
    async ask() {
      await pool.query('update source_state set due_at = now()')
      pulls ??= startPulls(options)
      await pulls.look()
      // The pass that a start begins by itself may have been the one that asked.
      for (;;) {
        const { rows } = await pool.query('select from source_state where due_at <= now() or held_by is not null')
        if (rows.length === 0) return
        await pulls.look()
      }
    },
    runs: async () => (await room.send({ url: '/api/sources/feed/runs' })).json().items,
  }
}

export async function observations({ pool }: TestRoom): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(*) from observation')
  return rows[0]?.count ?? 0
}

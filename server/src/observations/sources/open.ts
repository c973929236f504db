/** Everything about sources: their routes, and the doors that this process holds open once it listens. */
import type { FastifyInstance } from 'fastify'
import type { Feed } from '#platform/events/feed.ts'
import type { Keys } from '#platform/keys/keys.ts'
import type { Outbound } from '#platform/outbound/outbound.ts'
import type { DeliverOptions } from './deliver.ts'
import { startMqtt } from './mqtt/hold.ts'
import { startPulls } from './pull/pulls.ts'
import { trialRoutes } from './pull/trial-routes.ts'
import { rejectRoutes } from './reject-routes.ts'
import { sourceRoutes } from './routes.ts'

export interface SourceOptions extends DeliverOptions {
  readonly keys: Keys
  readonly outbound: Outbound
  readonly feed?: Feed | undefined
  /** Absolute path of the folder that files are dropped in; left out: there is none. */
  readonly inbox?: string | undefined
}

/** @returns stops what was started; to be awaited before the lane closes */
export async function openSources(app: FastifyInstance, options: SourceOptions): Promise<() => Promise<void>> {
  await app.register(sourceRoutes, options)
  await app.register(rejectRoutes, options)
  await app.register(trialRoutes, options)
  const report = (error: unknown) => app.log.error({ err: error }, 'a source could not go on; it is tried again')
  const running: { stop(): Promise<void> }[] = []
  app.addHook('onListen', async () => {
    running.push(startMqtt({ ...options, report }))
    running.push(startPulls({ ...options, report }))
  })
  return async () => {
    await Promise.all(running.map((each) => each.stop()))
  }
}

/** All live streams of the city as they stand, read at most once a second however many screens ask. */
import { liveStreams, rulesInForce, troubledGroups } from '#observations/index.ts'
import { wholeScopesOf } from '#platform/access/scopes-store.ts'
import { outsideRights } from '#platform/access/reach.ts'
import type { Clock } from '#platform/clock.ts'
import { type Pool, transaction } from '#platform/postgres/pool.ts'
import { Standards, type StandingStream } from './standing.ts'

/** Streams that are shown at most; beyond these a picture says that it was cut. */
export const MOST_STREAMS = 20_000
/** Milliseconds that what was read is good for: a screen shows each second what there is. */
const GOOD = 1_000

export interface Situation {
  readonly at: Temporal.Instant
  readonly streams: readonly StandingStream[]
}

export class Situations {
  readonly #pool: Pool
  readonly #clock: Clock
  #last: Situation | undefined
  #reading: Promise<Situation> | undefined

  constructor(pool: Pool, clock: Clock) {
    this.#pool = pool
    this.#clock = clock
  }

  async now(): Promise<Situation> {
    const last = this.#last
    const age = last && this.#clock.now().since(last.at).total('milliseconds')
    if (last && age !== undefined && age >= 0 && age < GOOD) return last
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  /** What is the same for everybody is read by the platform; who asks is shown what lies in the own scopes. */
  async #read(): Promise<Situation> {
    const at = this.#clock.now()
    const streams = await outsideRights(() =>
      transaction(
        this.#pool,
        async (client) => {
          const scopes = await wholeScopesOf(client)
          const above = new Map(
            scopes.map(({ id }) => [id, scopes.filter(({ inside }) => inside.includes(id)).map((scope) => scope.id)]),
          )
          const standards = new Standards(await rulesInForce(client), await troubledGroups(client), above)
          const now = at.epochMilliseconds
          return (await liveStreams(client, MOST_STREAMS)).map((stream) => standards.standing(stream, now))
        },
        { readOnly: true },
      ),
    )
    this.#last = { at, streams }
    return this.#last
  }
}

/** Whether the log is being sealed: what is not sealed could still be changed unseen. */
import type { Queryable } from '../postgres/pool.ts'
import { unsealedSince } from './log-store.ts'

/** Seconds. */
const LATE = 60
const STOPPED = 4 * 60 * 60

export interface SealHealth {
  /** `late` from a minute on; `stopped` from four hours on, when personal data no longer leave the system. */
  readonly state: 'sealed' | 'late' | 'stopped'
  /** Since when the oldest row waits. */
  readonly since: string | null
}

export async function healthOf(client: Queryable): Promise<SealHealth> {
  const { since, seconds } = await unsealedSince(client)
  return { since, state: seconds >= STOPPED ? 'stopped' : seconds >= LATE ? 'late' : 'sealed' }
}

/** Whether personal data may be exported or exchanged: not while what is done with them leaves no lasting trace. */
export async function auditHealthy(client: Queryable): Promise<boolean> {
  return (await healthOf(client)).state !== 'stopped'
}

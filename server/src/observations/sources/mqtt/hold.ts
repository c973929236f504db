/** Sources of MQTT that are on: each is held by one process, and taken over by another when that one is gone. */
import { randomUUID } from 'node:crypto'
import type { Feed } from '#platform/events/feed.ts'
import { startPaced } from '#platform/events/paced.ts'
import type { Keys } from '#platform/keys/keys.ts'
import { holdSource, noteConnection, releaseSource } from '../lease-store.ts'
import { noteFault } from '../ledger-store.ts'
import { openSecrets, type Secrets } from '../secrets.ts'
import { type ActiveSource, activeSources } from '../store.ts'
import { type DoorOptions, MqttDoor } from './door.ts'

export interface MqttOptions extends DoorOptions {
  readonly keys: Keys
  readonly feed?: Feed | undefined
}

/** Milliseconds between two looks; a lease lasts three of them. */
const LOOK = 5_000

export interface MqttSources {
  /** Resolves when the sources have been looked at once more. */
  look(): Promise<void>
  stop(): Promise<void>
}

export function startMqtt(options: MqttOptions): MqttSources {
  const { pool, keys, feed, report } = options
  const holder = randomUUID()
  const doors = new Map<string, { door: MqttDoor; version: number }>()

  async function open(source: ActiveSource): Promise<void> {
    const { id, version, timeZone, settings, secret } = source
    if (settings.kind !== 'mqtt' || !(await holdSource(pool, id, holder))) return
    let secrets: Secrets
    try {
      secrets = openSecrets(keys, id, secret)
    } catch (error) {
      report(error)
      return noteFault(pool, id, { code: 'SECRETS_CLOSED', about: null })
    }
    const door = new MqttDoor(options, { id, timeZone, settings, secrets, holder })
    doors.set(id, { door, version })
    door.start()
  }

  async function close(id: string, door: MqttDoor, forget: boolean): Promise<void> {
    doors.delete(id)
    await door.stop(forget)
    await releaseSource(pool, id, holder)
    if (forget) await noteConnection(pool, id, null)
  }

  async function look(): Promise<void> {
    const active = new Map((await activeSources(pool, ['mqtt'])).map((source) => [source.id, source]))
    for (const [id, { door, version }] of doors) {
      const source = active.get(id)
      if (!source) await close(id, door, true)
      else if (source.version !== version || !door.active || !(await holdSource(pool, id, holder)))
        await close(id, door, false)
    }
    for (const [id, source] of active) if (!doors.has(id)) await open(source)
  }

  let looking: Promise<void> = Promise.resolve()
  const once = () => (looking = looking.then(look, look))
  const paced = startPaced(LOOK, async () => {
    await once().catch(report)
    return LOOK
  })
  const unsubscribe = feed?.subscribe((event) => {
    if (event.kind === 'change' && event.change.table === 'source') paced.plan(50)
  })
  return {
    look: once,
    async stop() {
      unsubscribe?.()
      await paced.stop()
      await looking.catch(() => undefined)
      await Promise.allSettled([...doors].map(([id, { door }]) => close(id, door, false)))
    },
  }
}

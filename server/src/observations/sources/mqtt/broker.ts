/** One connection to a broker. It ends once, and says why; who holds the source decides whether there is another. */
import type { MqttSettings } from '@citywide/model/observations/source-mqtt'
import { connect, type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt'
import { readAddress } from '#platform/outbound/address.ts'
import type { Fault } from '../ledger-store.ts'
import type { Secrets } from '../secrets.ts'
import { filterOf } from './topic.ts'

/** Messages of quality 1 that the broker may have open with us; it sends on as they are acknowledged. MQTT 5.0, § 3.1.2.11.3. */
const RECEIVE_MAXIMUM = 2_000
const CONNECT_TIMEOUT = 10_000
/** Retained messages only where a subscription is new. MQTT 5.0, § 3.8.3.1. */
const RETAINED_ONCE = 1

export interface BrokerOptions {
  readonly settings: MqttSettings
  readonly secrets: Secrets
  /** Where the host of the address was found; the connection goes there and nowhere else. */
  readonly address: string
  /** Filters of an earlier declaration that the session may still hold. */
  readonly former: readonly string[]
  /** Takes a message; `next` lets the following one in. Nothing is acknowledged before `acknowledge`. */
  readonly onMessage: (packet: IPublishPacket, next: () => void) => void
  readonly onSubscribed: (filters: readonly string[]) => void
}

export interface Broker {
  /** Resolves when the connection is over; the fault is null where we ended it ourselves. */
  readonly over: Promise<Fault | null>
  /** @returns whether it could be sent; else the broker sends the message again */
  acknowledge(messageId: number): boolean
  /** @param forget whether the broker shall keep nothing for us any more */
  end(forget: boolean): Promise<void>
}

export function openBroker(options: BrokerOptions): Broker {
  const { settings, former, onMessage, onSubscribed } = options
  const five = settings.version === '5'
  const client = connect(connectionOf(options))
  const filters = [...new Set(settings.subscriptions.map(({ topic }) => filterOf(topic)))]
  let fault: Fault = { code: 'BROKER_AWAY', about: null }
  let ending = false
  const { promise: over, resolve } = Promise.withResolvers<Fault | null>()

  async function subscribed(): Promise<void> {
    try {
      const refused = await subscribe(client, settings, filters, former)
      if (refused === undefined) return onSubscribed(filters)
      fault = { code: 'SUBSCRIPTION_REFUSED', about: refused }
    } catch (error) {
      fault = { code: 'BROKER_AWAY', about: messageOf(error) }
    }
    client.end(true)
  }

  client.handleMessage = (packet, callback) => {
    // The library answers a message of quality 1 when this calls back without an error, and reads no other before. The
    // error lets it go on reading; the answer is given by `acknowledge`.
    onMessage(packet, () => (packet.qos === 1 ? callback(later) : callback()))
  }
  client.on('connect', () => {
    void subscribed()
  })
  client.on('error', (error) => {
    fault = faultOf(error)
  })
  client.on('disconnect', ({ reasonCode }) => {
    fault = reasonCode === 0x8e ? { code: 'BROKER_TAKEN', about: null } : { code: 'BROKER_AWAY', about: null }
  })
  client.on('close', () => {
    client.end(true)
    resolve(ending ? null : fault)
  })

  return {
    over,
    acknowledge(messageId) {
      if (!client.connected) return false
      client['_sendPacket']({ cmd: 'puback', messageId, reasonCode: 0 })
      return true
    },
    async end(forget) {
      ending = true
      if (client.connected) {
        if (forget) await client.unsubscribeAsync([...filters, ...former]).catch(() => undefined)
        const expiry = five && forget ? { properties: { sessionExpiryInterval: 0 } } : {}
        await client.endAsync(false, expiry).catch(() => undefined)
      }
      client.end(true)
      resolve(null)
    },
  }
}

/** One for all: making an error for each message would cost more than reading it. */
const later = new Error('acknowledged later')

/** @returns the filter that the broker refuses */
async function subscribe(
  client: MqttClient,
  { subscriptions, version }: MqttSettings,
  filters: readonly string[],
  former: readonly string[],
): Promise<string | undefined> {
  const gone = former.filter((filter) => !filters.includes(filter))
  if (gone.length > 0) await client.unsubscribeAsync(gone)
  const wanted = filters.map((filter) => {
    const levels = subscriptions.filter(({ topic }) => filterOf(topic) === filter).map(({ qos }) => qos)
    const qos = levels.includes(1) ? (1 as const) : (0 as const)
    return [filter, version === '5' ? { qos, rh: RETAINED_ONCE } : { qos }] as const
  })
  try {
    const granted = await client.subscribeAsync(Object.fromEntries(wanted))
    return granted.find(({ qos }) => qos >= 128)?.topic
  } catch (error) {
    // The library throws where a broker of MQTT 5 refuses; others say it in what they grant.
    if (client.connected) return messageOf(error)
    throw error
  }
}

function connectionOf({ settings, secrets, address }: BrokerOptions): IClientOptions {
  const { version, clientId, user, keepAliveSeconds, sessionSeconds, authority, certificate } = settings
  const url = new URL(settings.address)
  const protocol = url.protocol.slice(0, -1) as 'mqtt' | 'mqtts' | 'ws' | 'wss'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const web = protocol === 'ws' || protocol === 'wss'
  const named = readAddress(host) === undefined
  const five = version === '5'
  return {
    protocol,
    // A web socket says the host's name in its first line, so the name stays, and is found where it was checked.
    hostname: web ? url.hostname : address,
    port: portOf(url),
    ...(web && { path: `${url.pathname}${url.search}`, wsOptions: { lookup: only(address) } }),
    ...(named && { servername: host }),
    protocolVersion: five ? 5 : 4,
    clientId,
    clean: false,
    ...(user !== null && { username: user }),
    ...(secrets.password !== undefined && { password: secrets.password }),
    ...(authority !== null && { ca: authority }),
    ...(certificate !== null && { cert: certificate }),
    ...(secrets.privateKey !== undefined && { key: secrets.privateKey }),
    rejectUnauthorized: true,
    keepalive: keepAliveSeconds,
    connectTimeout: CONNECT_TIMEOUT,
    // Whether and when to try again is not the library's matter.
    reconnectPeriod: 0,
    resubscribe: false,
    ...(five && { properties: { sessionExpiryInterval: sessionSeconds, receiveMaximum: RECEIVE_MAXIMUM } }),
  }
}

const usual: Readonly<Record<string, number>> = { 'mqtt:': 1883, 'mqtts:': 8883, 'ws:': 80, 'wss:': 443 }

export function portOf(url: URL): number {
  return url.port === '' ? (usual[url.protocol] ?? 1883) : Number(url.port)
}

interface Found {
  address: string
  family: number
}

/** A resolver that knows only what was checked. */
function only(address: string) {
  const family = readAddress(address)?.kind() === 'ipv6' ? 6 : 4
  return (
    _: string,
    asked: { readonly all?: boolean | undefined },
    done: (error: null, address: string | Found[], family?: number) => void,
  ) => (asked.all === true ? done(null, [{ address, family }]) : done(null, address, family))
}

/** Source: MQTT 3.1.1, § 3.2.2.3; MQTT 5.0, § 3.2.2.2. */
function faultOf(error: Error): Fault {
  const { code } = error as { code?: unknown }
  const about = messageOf(error)
  if (typeof code === 'string') {
    const tls = /CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UNABLE_TO/.test(code)
    return { code: tls ? 'CERTIFICATE' : 'BROKER_AWAY', about: tls ? about : null }
  }
  switch (code) {
    case 1:
    case 0x84:
      return { code: 'BROKER_VERSION', about: null }
    case 2:
    case 0x85:
      return { code: 'BROKER_CLIENT', about: null }
    case 4:
    case 5:
    case 0x86:
    case 0x87:
    case 0x8c:
      return { code: 'BROKER_SIGN_IN', about: null }
    case undefined:
      return { code: 'BROKER_AWAY', about: null }
    default:
      return { code: 'BROKER_REFUSED', about }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 300) : String(error).slice(0, 300)
}

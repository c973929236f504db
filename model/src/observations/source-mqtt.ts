/** A source that is a client of the city's MQTT broker. Source: OASIS MQTT 3.1.1 (2014) and 5.0 (2019). */
import { z } from 'zod'
import { plainText } from '../text.ts'
import { JsonReading, RowMapping } from './pull.ts'

/**
 * A filter whose levels may be names: `air/{station}/{property}` subscribes to `air/+/+` and gives templates the two
 * names. `+` and, at the end, `#` stand for themselves. Source: MQTT 5.0, § 4.7.
 */
export const TopicTemplate = z
  .string()
  .min(1)
  .max(300)
  .regex(/^\/?((\{[a-zA-Z][a-zA-Z0-9_]{0,39}\}|\+|[^#+{}\0/]*)\/)*(\{[a-zA-Z][a-zA-Z0-9_]{0,39}\}|\+|#|[^#+{}\0/]+)$/, {
    error: 'TOPIC_SHAPE',
  })

/**
 * The code of a stream with places for the names of a topic, e.g. `air.{station}.{property}`. What is put in is written
 * in lower case; what no code may hold becomes `-`.
 */
const streamTemplate = z
  .string()
  .min(1)
  .max(300)
  .regex(/^([a-z0-9._-]|\{[a-zA-Z][a-zA-Z0-9_]{0,39}\})+$/, { error: 'STREAM_TEMPLATE_SHAPE' })

/** How a message is read. */
export const MessageReader = z.discriminatedUnion('form', [
  /** One number, at the moment of arrival. */
  z.strictObject({
    form: z.literal('number'),
    stream: streamTemplate,
    /** UCUM code that the numbers are in; null: that of the stream. */
    unit: z.string().min(1).max(40).nullable().default(null),
  }),
  /** A JSON document of the city's own; names of the topic are found as fields are. */
  z.strictObject({ form: z.literal('json'), reading: JsonReading, mapping: RowMapping }),
  /** What `POST /api/observations` takes: rows or columns as JSON, one row a line, or CSV. */
  z.strictObject({ form: z.literal('own'), as: z.enum(['json', 'ndjson', 'csv']).default('json') }),
])
export type MessageReader = z.infer<typeof MessageReader>

/** PEM text. */
const certificate = z
  .string()
  .max(20_000)
  .regex(/^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/, { error: 'CERTIFICATE_SHAPE' })
  .nullable()
  .default(null)

export const MqttSubscription = z.strictObject({
  topic: TopicTemplate,
  /** 1: the broker keeps a message until it is stored here. 0: what is on its way may be lost. */
  qos: z.union([z.literal(0), z.literal(1)]).default(1),
  reader: MessageReader,
})
export type MqttSubscription = z.infer<typeof MqttSubscription>

export const MqttSettings = z.strictObject({
  kind: z.literal('mqtt'),
  address: z.url({ protocol: /^(mqtts?|wss?)$/, error: 'MQTT_ADDRESS' }).max(1_000),
  version: z.enum(['3.1.1', '5']).default('5'),
  /** The broker knows us by it, and keeps what comes while we are away. */
  clientId: z.string().regex(/^[a-zA-Z0-9._-]{1,64}$/, { error: 'CLIENT_ID_SHAPE' }),
  user: plainText(200).min(1).nullable().default(null),
  /** Who signed the broker's certificate, where no public authority did. */
  authority: certificate,
  /** Our own certificate; its key is a secret. */
  certificate,
  keepAliveSeconds: z.int().min(5).max(3_600).default(30),
  /** How long the broker keeps messages while we are away (MQTT 5; a broker of 3.1.1 decides by itself). */
  sessionSeconds: z.int().min(60).max(2_592_000).default(604_800),
  subscriptions: z.array(MqttSubscription).min(1).max(50),
})
export type MqttSettings = z.infer<typeof MqttSettings>

/** What a message holds, as its subscription declares it. Whatever it is, something comes of it: rows, or one refused. */
import { isUtf8 } from 'node:buffer'
import type { ReadingReason } from '@citywide/model/observations/source-reject'
import { parseDecimal } from '../../ingest/decimal.ts'
import { ownRows } from '../own.ts'
import { Unreadable } from '../pull/read/fault.ts'
import { readJsonDocument } from '../pull/read/json.ts'
import type { SentRow } from '../rows.ts'
import { filledCode, type Matched } from './topic.ts'

export interface Message {
  readonly topic: string
  readonly payload: Buffer
  /** Kept by the broker from before, and sent because we subscribed. */
  readonly retained: boolean
  /** Moment that a reading without a time of its own gets: milliseconds since 1970, or ISO 8601. */
  readonly arrivedAt: number | string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Bytes of a message; what is larger is no message of sensors. */
const LARGEST = 1024 * 1024

/** @param zone of the source: times without one are read in it */
export function readMessage(message: Message, matched: Matched | undefined, zone: string): readonly SentRow[] {
  const { topic, payload, retained, arrivedAt, now } = message
  const came = () => payload.toString('utf8', 0, 2_000)
  const refused = (reason: ReadingReason): SentRow[] => [
    { stream: null, at: null, value: null, refused: reason, came, place: topic },
  ]
  if (!matched) return refused('MESSAGE_UNREADABLE')
  if (payload.length > LARGEST) return refused('MESSAGE_TOO_LARGE')
  if (!isUtf8(payload)) return refused('MESSAGE_NOT_TEXT')
  const {
    subscription: { reader },
    names,
  } = matched
  const text = payload.toString('utf8')
  switch (reader.form) {
    case 'number': {
      if (retained) return []
      const stream = filledCode(reader.stream, names)
      const value = parseDecimal(text.trim())
      const row = { stream, at: arrivedAt, came, place: topic }
      if (Number.isNaN(value)) return [{ ...row, value: text.slice(0, 300), refused: 'MESSAGE_NOT_NUMBER' }]
      return [{ ...row, value, ...(reader.unit !== null && { unit: reader.unit }) }]
    }
    case 'json': {
      const arrival = reader.mapping.time.format === 'arrival'
      if (retained && arrival) return []
      try {
        const { rows, missing } = readJsonDocument(text, reader, { zone, now }, names)
        if (rows.length === 0 && missing === 0) return refused('MESSAGE_EMPTY')
        return rows.map((row) => ({ ...row, ...(arrival && { at: arrivedAt }), came, place: topic }))
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error
        return refused(error.code === 'NOT_JSON' ? 'MESSAGE_NOT_JSON' : 'MESSAGE_UNREADABLE')
      }
    }
    case 'own':
      try {
        return ownRows(text, reader.as).map((row) => ({ came, ...row, place: topic }))
      } catch {
        return refused(reader.as === 'json' ? 'MESSAGE_NOT_JSON' : 'MESSAGE_UNREADABLE')
      }
  }
}

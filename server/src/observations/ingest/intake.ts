import { rejectionReasons, type RejectionReason } from '@citywide/model/observations/rejection'
import type { Rejection } from '@citywide/model/observations/stream'
import type { KnownStream, StreamIndex } from '../streams/catalogue.ts'
import { parseDecimal } from './decimal.ts'
import { parseMoment, parseMomentText } from './moment.ts'
import { emptyRows, firstRows, type Rows } from './rows.ts'

/** Clocks of sources may be ahead of ours by this much, in microseconds. */
const TOLERANCE = 300_000_000
/** Larger sizes would make sums, and later squares, leave the 64-bit range. */
const LARGEST = 1e150
/** The answer lists this many refused rows and counts all. */
const LISTED = 1_000

/**
 * Takes the rows of one request: what fits goes into columns, the rest is refused one by one with a reason. Nothing is
 * coerced: `"7"` is no number and a time without a zone no time.
 */
export class Intake {
  readonly rejections: Rejection[] = []
  /** Codes that the catalogue does not know: another process may just have declared them. */
  readonly unknown = new Set<string>()
  rejected = 0
  readonly #streams: StreamIndex
  readonly #rows: Rows
  readonly #latest: number
  readonly #listed: number
  #length = 0
  #lastCode: string | undefined
  #lastStream: KnownStream | undefined

  /**
   * @param capacity most rows that may be taken
   * @param now microseconds since 1970
   * @param listed most refused rows that are listed
   */
  constructor(streams: StreamIndex, capacity: number, now: number, listed = LISTED) {
    this.#streams = streams
    this.#rows = emptyRows(capacity)
    this.#latest = now + TOLERANCE
    this.#listed = listed
  }

  /** What was taken, in the order it was sent. */
  get rows(): Rows {
    return firstRows(this.#rows, this.#length)
  }

  add(row: number, code: unknown, at: unknown, value: unknown, quality: unknown, unit: unknown): void {
    if (typeof value === 'number') this.#take(row, code, parseMoment(at), value, quality, unit)
    else this.reject(row, code, value === undefined || value === null ? 'VALUE_MISSING' : 'VALUE_NOT_NUMBER')
  }

  /** The same for a text file, where every field is text; an empty `quality` or `unit` is one that was not given. */
  addText(row: number, code: string, at: string, value: string, quality: string, unit: string): void {
    if (value === '') return this.reject(row, code, 'VALUE_MISSING')
    const flags = quality === '' ? undefined : parseDecimal(quality)
    this.#take(row, code, parseMomentText(at), parseDecimal(value), flags, unit === '' ? undefined : unit)
  }

  #take(
    row: number,
    code: unknown,
    time: number | RejectionReason,
    value: number,
    quality: unknown,
    unit: unknown,
  ): void {
    if (typeof code !== 'string' || code === '') return this.reject(row, code, 'STREAM_MISSING')
    if (code !== this.#lastCode) {
      this.#lastCode = code
      this.#lastStream = this.#streams.byCode(code)
    }
    const stream = this.#lastStream
    if (stream === undefined) {
      this.unknown.add(code)
      return this.reject(row, code, 'STREAM_UNKNOWN')
    }
    if (typeof time !== 'number') return this.reject(row, code, time)
    if (time > this.#latest) return this.reject(row, code, 'TIME_IN_FUTURE')
    if (!Number.isFinite(value)) return this.reject(row, code, 'VALUE_NOT_NUMBER')
    if (value > LARGEST || value < -LARGEST) return this.reject(row, code, 'VALUE_TOO_LARGE')
    const flags = quality === undefined || quality === null ? 0 : quality
    if (typeof flags !== 'number' || !Number.isInteger(flags) || flags < 0 || flags > 32_767) {
      return this.reject(row, code, 'QUALITY_NOT_VALID')
    }
    if (unit !== undefined && unit !== null && unit !== stream.unit && !stream.takes(unit)) {
      return this.reject(row, code, 'UNIT_DIFFERS', stream)
    }
    const index = this.#length
    this.#rows.stream[index] = stream.key
    this.#rows.time[index] = time
    // Minus zero equals zero, for people and in the database; kept apart it would look like a correction.
    this.#rows.value[index] = value + 0
    this.#rows.quality[index] = flags
    this.#length = index + 1
  }

  reject(row: number, code: unknown, reason: RejectionReason, stream?: KnownStream): void {
    this.rejected += 1
    if (this.rejections.length >= this.#listed) return
    const text = rejectionReasons[reason]
    const filled = (words: string) => words.replace('{unit}', stream?.unit ?? '')
    this.rejections.push({
      row,
      stream: typeof code === 'string' ? code.slice(0, 120).toWellFormed() : null,
      reason,
      text: stream ? { zh: filled(text.zh), en: filled(text.en) } : text,
    })
  }
}

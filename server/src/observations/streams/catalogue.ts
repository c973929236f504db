import { sameUnit } from '@citywide/model/observations/unit'
import { Problem } from '@citywide/model/problem'
import type { Pool } from '#platform/postgres/pool.ts'
import { type Zone, zoneOf } from '../history/zone.ts'
import { type Limits, limitsOf } from '../quality/limits.ts'
import { type StreamFacts, streamFacts, streamFactsById } from './store.ts'

/** What ingest needs of a stream, for each observation. */
export interface KnownStream extends Pick<StreamFacts, 'key' | 'code' | 'unit' | 'intervalSeconds'> {
  readonly zone: Zone
  readonly limits: Limits
  /** Whether an observation that names this unit fits the stream: the same unit, perhaps written in another way. */
  takes(unit: unknown): boolean
}

export interface StreamIndex {
  byCode(code: string): KnownStream | undefined
  byKey(key: number): KnownStream | undefined
}

/**
 * All declared streams, in memory: a lookup per observation must not cost a query. Kept up to date by declarations made
 * here (`take`), by the change log (`reload`) and, for a code that is not known, by asking once more (`look`).
 */
export class Catalogue implements StreamIndex {
  readonly #pool: Pool
  readonly #codes = new Map<string, KnownStream>()
  readonly #keys: (KnownStream | undefined)[] = []

  constructor(pool: Pool) {
    this.#pool = pool
  }

  byCode(code: string): KnownStream | undefined {
    return this.#codes.get(code)
  }

  byKey(key: number): KnownStream | undefined {
    return this.#keys[key]
  }

  /** @param id one stream, as the change log calls it; all of them when null */
  async reload(id: string | null = null): Promise<void> {
    const found = id === null ? await streamFacts(this.#pool) : await streamFactsById(this.#pool, id)
    for (const facts of found) this.take(facts)
  }

  /** @returns whether one of the codes has been declared in the meantime, elsewhere */
  async look(codes: Iterable<string>): Promise<boolean> {
    const found = await streamFacts(this.#pool, [...codes])
    for (const facts of found) this.take(facts)
    return found.length > 0
  }

  /**
   * Declared streams in the order of their codes, also those that another process has just declared.
   *
   * @throws Problem NOT_FOUND where one is not declared
   */
  async findAll(codes: readonly string[]): Promise<KnownStream[]> {
    const unknown = codes.filter((code) => !this.#codes.has(code))
    if (unknown.length > 0) await this.look(unknown)
    return codes.map((code) => {
      const stream = this.#codes.get(code)
      if (!stream) throw new Problem('NOT_FOUND')
      return stream
    })
  }

  /** @throws Problem NOT_FOUND */
  async find(code: string): Promise<KnownStream> {
    const [stream] = await this.findAll([code])
    if (!stream) throw new Problem('NOT_FOUND')
    return stream
  }

  take(facts: StreamFacts): void {
    const stream = known(facts)
    this.#codes.set(stream.code, stream)
    this.#keys[stream.key] = stream
  }
}

/** A stream with what follows from its declaration. */
export function known(facts: StreamFacts): KnownStream {
  const { key, code, unit, intervalSeconds, timeZone } = facts
  const seen = new Map<string, boolean>()
  return {
    key,
    code,
    unit,
    intervalSeconds,
    zone: zoneOf(timeZone),
    limits: limitsOf(facts),
    takes(given) {
      if (typeof given !== 'string') return false
      let fits = seen.get(given)
      if (fits === undefined) {
        fits = sameUnit(given, unit)
        // Sources write a unit in one way or two; more would be made up to fill the memory.
        if (seen.size < 20) seen.set(given, fits)
      }
      return fits
    },
  }
}

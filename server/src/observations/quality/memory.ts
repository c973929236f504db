import type { PoolClient } from '#platform/postgres/pool.ts'
import type { Rows } from '../ingest/rows.ts'
import { type Chain, emptyChain } from './chain.ts'
import { chainsOf } from './chain-store.ts'

/**
 * The chains of the streams that one writer writes. Read from the current state when a stream is met for the first time,
 * and when another process told that it wrote the stream.
 */
export class ChainMemory {
  readonly #chains = new Map<number, Chain>()

  /** @param rows sorted by stream */
  async learn(client: PoolClient, { stream }: Rows): Promise<void> {
    const missing: number[] = []
    let last = -1
    for (const key of stream) {
      if (key === last) continue
      last = key
      if (!this.#chains.has(key)) missing.push(key)
    }
    if (missing.length === 0) return
    const stored = await chainsOf(client, missing)
    for (const key of missing) this.#chains.set(key, stored.get(key) ?? emptyChain())
  }

  readonly of = (stream: number): Chain | undefined => this.#chains.get(stream)

  /** The same while stored observations of some streams are being corrected. */
  besides(corrected: ReadonlySet<number>): (stream: number) => Chain | undefined {
    if (corrected.size === 0) return this.of
    return (stream) => {
      const chain = this.of(stream)
      return chain && corrected.has(stream) ? { ...chain, doubtful: true } : chain
    }
  }

  /** What was stored; only after its commit. */
  keep(chains: ReadonlyMap<number, Chain>): void {
    for (const [stream, chain] of chains) this.#chains.set(stream, chain)
  }

  forget(streams: Iterable<number>): void {
    for (const stream of streams) this.#chains.delete(stream)
  }

  forgetAll(): void {
    this.#chains.clear()
  }
}

/** Finished tiles in memory, those used last; bounded in bytes. */

/** What is known to be empty takes this much, too. */
const ENTRY = 200

export class TileCache {
  readonly #most: number
  readonly #tiles = new Map<string, Buffer | null>()
  #bytes = 0

  /** @param most bytes */
  constructor(most: number) {
    this.#most = most
  }

  get bytes(): number {
    return this.#bytes
  }

  /** @returns null for a tile in which nothing is; undefined for one that is not known */
  get(key: string): Buffer | null | undefined {
    const tile = this.#tiles.get(key)
    if (tile === undefined) return undefined
    this.#tiles.delete(key)
    this.#tiles.set(key, tile)
    return tile
  }

  set(key: string, tile: Buffer | null): void {
    this.#drop(key)
    this.#tiles.set(key, tile)
    this.#bytes += sizeOf(tile)
    for (const oldest of this.#tiles.keys()) {
      if (this.#bytes <= this.#most) break
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    const tile = this.#tiles.get(key)
    if (tile === undefined) return
    this.#bytes -= sizeOf(tile)
    this.#tiles.delete(key)
  }
}

const sizeOf = (tile: Buffer | null): number => ENTRY + (tile?.length ?? 0)

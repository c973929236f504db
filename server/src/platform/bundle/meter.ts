import { createHash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'

/** Lets bytes through and tells afterwards how many they were and what their SHA-256 is. */
export class Meter extends Transform {
  readonly #hash = createHash('sha256')
  bytes = 0

  override _transform(part: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(part)
    this.bytes += part.length
    done(null, part)
  }

  /** To be asked once, when all has gone through. */
  sha256(): string {
    return this.#hash.digest('hex')
  }
}

import type { FastifyRequest } from 'fastify'
import { busy, type Lane } from './lane.ts'

/** Most bytes that one request may bring, before and after decompression. */
export const BODY_LIMIT = 32 * 1024 * 1024
/** Bodies that are being read at once may have this many bytes together. */
const READING = 256 * 1024 * 1024
/** Smaller bodies are bounded by the number of connections. */
const SMALL = 1024 * 1024

/** Sends requests away before their body is read: when the queue is full, or too much is being read already. */
export class Admission {
  #reading = 0

  /** @throws Problem BUSY */
  admit(request: FastifyRequest, { full }: Pick<Lane, 'full'>): void {
    if (full) throw busy()
    const declared = Number(request.headers['content-length'] ?? BODY_LIMIT)
    if (declared <= SMALL) return
    const bytes = Math.min(declared, BODY_LIMIT)
    if (this.#reading > 0 && this.#reading + bytes > READING) throw busy()
    this.#reading += bytes
    request.raw.once('close', () => {
      this.#reading -= bytes
    })
  }
}

import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Unreadable } from './read/fault.ts'

const unzip = promisify(gunzip)

/** Bytes of one document, unpacked. */
export const MOST_BYTES = 64 * 1024 * 1024

/**
 * The document itself, where it came as a gzip file; known by its first bytes, whatever it is called.
 *
 * @throws Unreadable NOT_GZIP, TOO_LARGE
 * Source: RFC 1952, § 2.3.1.
 */
export async function unpacked(bytes: Buffer, most: number = MOST_BYTES): Promise<Buffer> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return await unzip(bytes, { maxOutputLength: most })
  } catch (cause) {
    throw new Unreadable(cause instanceof RangeError ? 'TOO_LARGE' : 'NOT_GZIP', undefined, { cause })
  }
}

/** The few parts of the tar format (POSIX.1-1988, ustar) that a data folder of PostgreSQL needs: files and folders. */

const BLOCK = 512

export interface TarEntry {
  readonly path: string
  readonly kind: 'file' | 'folder'
  readonly bytes: number
}

/** The block before an entry's content. */
export function tarHeader({ path, kind, bytes }: TarEntry): Buffer {
  const name = Buffer.from(path)
  if (name.length > 100) throw new Error(`the path is too long: ${path}`)
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, length: number) =>
    block.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1')
  name.copy(block)
  octal(kind === 'file' ? 0o600 : 0o700, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(bytes, 124, 12)
  octal(0, 136, 12)
  block.write(' '.repeat(8), 148, 'latin1')
  block.write(kind === 'file' ? '0' : '5', 156, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  octal(sumOf(block), 148, 7)
  return block
}

/** Zeros after a content, up to the next block. */
export const tarPadding = (bytes: number) => Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK)
export const tarEnd = () => Buffer.alloc(2 * BLOCK)

const sumOf = (block: Buffer) => {
  let sum = 0
  for (let at = 0; at < BLOCK; at += 1) sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0)
  return sum
}

/**
 * Reads entries one after another; the content of one must be read before the next is asked for.
 *
 * @throws Error when it is no such archive, is cut off, or a path leads out of its folder
 */
export async function* untar(
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<TarEntry & { readonly content: AsyncIterable<Buffer> }> {
  const source = new Source(content)
  for (;;) {
    const block = await source.take(BLOCK)
    if (block.every((byte) => byte === 0)) return
    const field = (at: number, length: number) =>
      block
        .subarray(at, at + length)
        .toString('utf8')
        .replace(/\0.*$/s, '')
        .trim()
    const kind = { 0: 'file', 5: 'folder' }[field(156, 1)] as TarEntry['kind'] | undefined
    const path = field(0, 100)
    const bytes = Number.parseInt(field(124, 12), 8)
    if (Number.parseInt(field(148, 8), 8) !== sumOf(block) || !kind || !Number.isSafeInteger(bytes) || !inside(path)) {
      throw new Error(`not an entry of a backup: ${path}`)
    }
    yield { path, kind, bytes, content: source.parts(bytes) }
    await source.take(tarPadding(bytes).length)
  }
}

const inside = (path: string) => /^[\w.-]+(\/[\w.-]+)*$/.test(path) && !path.split('/').includes('..')

/** Bytes of a stream, as many as are asked for. */
class Source {
  readonly #parts: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(content: AsyncIterable<Uint8Array>) {
    this.#parts = content[Symbol.asyncIterator]()
  }

  async take(bytes: number): Promise<Buffer> {
    const taken = []
    for await (const part of this.parts(bytes)) taken.push(part)
    return Buffer.concat(taken)
  }

  async *parts(bytes: number): AsyncGenerator<Buffer> {
    for (let missing = bytes; missing > 0;) {
      if (this.#held.length === 0) {
        const next = await this.#parts.next()
        if (next.done) throw new Error('the archive ends too early')
        this.#held = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length)
      }
      const part = this.#held.subarray(0, missing)
      this.#held = this.#held.subarray(part.length)
      missing -= part.length
      yield part
    }
  }
}

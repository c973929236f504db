/**
 * Takes a GeoJSON FeatureCollection apart while it comes in: each feature is handed on by itself, so that a city's
 * buildings need no more memory than one of them. Only the outermost structure is followed here; what a feature holds
 * is read by whoever gets its text.
 */
import { type MapFault } from './faults.ts'

/** The file is no FeatureCollection; `pointer` says where. */
export class NotCollection extends Error {
  readonly fault: MapFault
  readonly pointer: string

  constructor(fault: MapFault, pointer = '') {
    super(fault)
    this.fault = fault
    this.pointer = pointer
  }
}

/** Bytes of one feature. */
const FEATURE = 8 * 1024 * 1024
/** Bytes of all other members, such as `crs` or `name`. */
const OTHERS = 1024 * 1024

const [QUOTE, ESCAPE, OPEN, CLOSE, LIST, END, COMMA] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c]
const isSpace = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)

/**
 * Texts of the features, in their order.
 *
 * @throws NotCollection
 */
export async function* featuresIn(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let phase: 'before' | 'members' | 'features' | 'after' = 'before'
  let depth = 0
  let inString = false
  let escaped = false
  /** What is gathered: a member outside of `features`, or a feature. */
  let parts: Buffer[] = []
  let gathered = 0
  let members = ''
  let seen = false
  let count = 0

  const take = (part: Buffer) => {
    if (part.length === 0) return
    gathered += part.length
    if (phase === 'features' && gathered > FEATURE) throw new NotCollection('FEATURE_LARGE', `/features/${count}`)
    if (phase !== 'features' && members.length + gathered > OTHERS) throw new NotCollection('NOT_COLLECTION')
    parts.push(part)
  }
  const ended = () => phase === 'after'
  const taken = (): string => {
    const text = Buffer.concat(parts).toString('utf8')
    parts = []
    gathered = 0
    return text
  }

  for await (const chunk of source) {
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0
      if (inString) {
        if (escaped) escaped = false
        else if (byte === ESCAPE) escaped = true
        else if (byte === QUOTE) inString = false
        continue
      }
      switch (phase) {
        case 'before':
          // A byte order mark is no fault of the city's.
          if (isSpace(byte) || byte === 0xef || byte === 0xbb || byte === 0xbf) continue
          if (byte !== OPEN) throw new NotCollection('NOT_COLLECTION')
          phase = 'members'
          from = at + 1
          break
        case 'members':
          if (byte === QUOTE) inString = true
          else if (byte === OPEN) depth += 1
          else if (byte === LIST) {
            depth += 1
            if (depth > 1) break
            take(chunk.subarray(from, at))
            from = at
            const text = taken()
            if (/"features"\s*:\s*$/.test(text)) {
              if (seen) throw new NotCollection('NOT_COLLECTION')
              seen = true
              members += text.replace(/"features"\s*:\s*$/, '')
              phase = 'features'
              depth = 0
              from = at + 1
            } else parts = [Buffer.from(text)]
          } else if (byte === END) depth -= 1
          else if (byte === CLOSE) {
            if (depth > 0) {
              depth -= 1
              break
            }
            take(chunk.subarray(from, at))
            members += taken()
            phase = 'after'
          }
          break
        case 'features':
          if (byte === QUOTE) inString = true
          else if (byte === OPEN || byte === LIST) {
            if (depth === 0 && byte === LIST) throw new NotCollection('NOT_FEATURE', `/features/${count}`)
            if (depth === 0) from = at
            depth += 1
          } else if (byte === CLOSE || byte === END) {
            if (depth === 0) {
              // The end of the list; a comma after it belongs to the members.
              if (byte !== END) throw new NotCollection('NOT_JSON', `/features/${count}`)
              phase = 'members'
              from = at + 1
              break
            }
            depth -= 1
            if (depth > 0) break
            take(chunk.subarray(from, at + 1))
            from = at + 1
            yield taken()
            count += 1
          } else if (depth === 0 && byte !== COMMA && !isSpace(byte))
            throw new NotCollection('NOT_FEATURE', `/features/${count}`)
          break
        case 'after':
          if (!isSpace(byte)) throw new NotCollection('NOT_JSON')
      }
    }
    if (phase === 'members' || (phase === 'features' && depth > 0)) take(chunk.subarray(from))
  }
  if (!ended()) throw new NotCollection('NOT_JSON')
  if (!seen) throw new NotCollection('NOT_COLLECTION')
  demandMembers(members)
}

/** Members of the collection beside its features, as text between them: `"type":"FeatureCollection", ,"name":"…"`. */
function demandMembers(text: string): void {
  const whole = `{${text
    .replaceAll(/,\s*(?=,)/g, '')
    .replace(/^\s*,/, '')
    .replace(/,\s*$/, '')}}`
  let members: unknown
  try {
    members = JSON.parse(whole)
  } catch {
    throw new NotCollection('NOT_JSON')
  }
  if (typeof members !== 'object' || members === null || !('type' in members)) throw new NotCollection('NOT_COLLECTION')
  if (members.type !== 'FeatureCollection') throw new NotCollection('NOT_COLLECTION', '/type')
  if ('crs' in members && members.crs !== null && !knownCoordinates(members.crs))
    throw new NotCollection('OTHER_COORDINATES', '/crs')
}

/** The older GeoJSON could name its coordinates; ours are degrees of WGS 84 or of CGCS2000, which agree to a centimetre or so. */
function knownCoordinates(crs: unknown): boolean {
  const name = JSON.stringify(crs)
  return /CRS84|EPSG:+(?:[\d.]*:)?(?:4326|4490)\b/i.test(name)
}

/** What a source gives when it is asked once: read, and not yet judged. */
import { createHash } from 'node:crypto'
import type { RowMapping } from '@citywide/model/observations/pull'
import type { SourceSettings } from '@citywide/model/observations/source'
import type { Outbound } from '#platform/outbound/outbound.ts'
import { parseMoment } from '../../ingest/moment.ts'
import { instantText } from '../../moment.ts'
import { ask } from './ask.ts'
import { askDatabase } from './database/query.ts'
import type { Position } from './position.ts'
import { decoded, readCsvDocument } from './read/csv.ts'
import type { Found } from './read/found.ts'
import { readGtfs } from './read/gtfs.ts'
import { readJsonDocument } from './read/json.ts'
import type { Occasion } from './read/mapping.ts'
import { readTable } from './read/table.ts'

type AskedKind = 'pull-json' | 'pull-csv' | 'gtfs-realtime'
export type AskedSettings = Extract<SourceSettings, { kind: AskedKind | 'database' }>

export interface Gathering {
  readonly settings: AskedSettings
  readonly occasion: Occasion
  readonly password: string | undefined
  readonly position: Position
  readonly outbound: Outbound
  readonly limits: Limits
}

/** Milliseconds and bytes of an answer, rows and seconds of a query. */
interface Limits {
  readonly time: number
  readonly most: number
  readonly rows: number
  readonly seconds: number
}

export interface Gathered {
  readonly found: Found
  readonly bytes: number
  /** What the document is known by, where asking again does not make other observations of it. */
  readonly key: string | undefined
  readonly position: Position
  /** There is more to be had at once. */
  readonly more: boolean
}

/**
 * @returns undefined where there is nothing new
 * @throws Unreadable, OutboundError
 */
export async function gather(gathering: Gathering): Promise<Gathered | undefined> {
  const { settings } = gathering
  return settings.kind === 'database' ? fromDatabase(gathering, settings) : fromAddress(gathering, settings)
}

const DAY = 86_400_000

async function fromAddress(
  { occasion, password, position, outbound, limits }: Gathering,
  settings: Extract<AskedSettings, { kind: AskedKind }>,
): Promise<Gathered | undefined> {
  // A reading without a time of its own is another one each time, also where nothing has changed.
  const timeless = 'mapping' in settings && settings.mapping.time.format === 'arrival'
  const since = position.since ?? new Date(occasion.now - DAY).toISOString()
  const answer = await ask(settings.asked, {
    outbound,
    password,
    since,
    known: timeless ? {} : { etag: position.etag, modified: position.modified },
    time: limits.time,
    most: limits.most,
  })
  if (!answer) return undefined
  const { bytes, etag, modified } = answer
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (!timeless && hash === position.hash) return undefined
  const found = readAnswer(settings, bytes, occasion)
  const newest = settings.asked.address.includes('{since}') ? newestOf(found, occasion.now) : undefined
  return {
    found,
    bytes: bytes.length,
    key: timeless ? undefined : hash,
    position: {
      hash,
      ...(etag !== undefined && { etag }),
      ...(modified !== undefined && { modified }),
      ...((newest ?? position.since) !== undefined && { since: newest ?? position.since }),
    },
    more: false,
  }
}

function readAnswer(settings: Extract<AskedSettings, { kind: AskedKind }>, bytes: Buffer, occasion: Occasion): Found {
  switch (settings.kind) {
    case 'pull-json':
      return readJsonDocument(decoded(bytes, 'utf-8'), settings, occasion)
    case 'pull-csv':
      return readCsvDocument(bytes, settings, occasion)
    case 'gtfs-realtime':
      return readGtfs(bytes, settings, occasion.now)
  }
}

/** The newest time that is not ahead of ours. */
function newestOf({ rows }: Found, now: number): string | undefined {
  let newest = -1
  for (const { at } of rows) {
    const time = parseMoment(at)
    if (typeof time === 'number' && time > newest && time <= now * 1_000) newest = time
  }
  return newest < 0 ? undefined : instantText(newest)
}

async function fromDatabase(
  { occasion, password, position, outbound, limits }: Gathering,
  settings: Extract<AskedSettings, { kind: 'database' }>,
): Promise<Gathered> {
  const { follow, mapping } = settings
  const kept = position.follow
  const begun = follow && kept && kept.column === follow.column && kept.begin === follow.begin
  const page = await askDatabase(settings, {
    outbound,
    password,
    ...(begun && { since: kept.last }),
    rows: Math.min(settings.rows, limits.rows),
    seconds: Math.min(settings.seconds, limits.seconds),
  })
  return {
    found: readTable(page, mapping, occasion),
    bytes: page.rows.reduce((sum, row) => sum + row.reduce((length, cell) => length + (cell?.length ?? 0), 0), 0),
    key: keyOfRows(page.rows, mapping),
    position: follow && page.since !== undefined ? { follow: { ...follow, last: page.since } } : {},
    more: follow !== null && page.more,
  }
}

function keyOfRows(rows: readonly (readonly (string | null)[])[], { time }: RowMapping): string | undefined {
  if (time.format === 'arrival') return undefined
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex')
}

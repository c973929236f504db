/** A source is asked once, within tight limits, and what would be taken is shown. */
import type { PullTrialReport } from '@citywide/model/observations/pull-trial'
import type { SourceSettings } from '@citywide/model/observations/source'
import type { Text } from '@citywide/model/text'
import { rejectText } from '@citywide/model/observations/source-reject'
import type { Clock } from '#platform/clock.ts'
import { many } from '#platform/health/words.ts'
import type { Outbound } from '#platform/outbound/outbound.ts'
import { Intake } from '../../ingest/intake.ts'
import { parseMoment } from '../../ingest/moment.ts'
import { instantText } from '../../moment.ts'
import type { Catalogue } from '../../streams/catalogue.ts'
import { faultText } from '../words.ts'
import { readFileContent } from './file-content.ts'
import { folderOf, readWhole, wholeFiles } from './folder.ts'
import { gather } from './gather.ts'
import { faultOf } from './pulls.ts'
import { Unreadable } from './read/fault.ts'
import type { Found, FoundRow } from './read/found.ts'
import { join } from 'node:path'

export interface TrialOptions {
  readonly clock: Clock
  readonly catalogue: Catalogue
  readonly outbound: Outbound
  readonly inbox?: string | undefined
}

type TrialSettings = Exclude<SourceSettings, { kind: 'http' | 'mqtt' }>

interface Trial {
  readonly code: string
  readonly timeZone: string
  readonly settings: TrialSettings
  readonly password: string | undefined
}

const limits = { time: 15_000, most: 8 * 1024 * 1024, rows: 500, seconds: 10 }
/** Rows that are shown, observations that are judged, streams that are listed. */
const SHOWN = 20
const JUDGED = 100_000
const LISTED = 200

export async function tryOut(options: TrialOptions, trial: Trial): Promise<PullTrialReport> {
  try {
    const { found, bytes } = await look(options, trial)
    return await reportOn(options, found, bytes)
  } catch (error) {
    const fault = faultOf(error)
    if (!fault) throw error
    return { ...nothing, fault: { ...fault, text: faultText(fault.code) }, says: nothingSaid }
  }
}

const nothingSaid: Text = { zh: '没有读到数据，未存储任何内容。', en: 'Nothing could be read, and nothing was stored.' }
const nothing = {
  bytes: 0,
  read: 0,
  missing: 0,
  found: 0,
  fitting: 0,
  columns: [],
  rows: [],
  refusals: [],
  undeclared: [],
}

/** @throws Unreadable, OutboundError */
async function look(
  { clock, outbound, inbox }: TrialOptions,
  { code, timeZone, settings, password }: Trial,
): Promise<{ readonly found: Found; readonly bytes: number }> {
  const { epochMilliseconds: now } = clock.now()
  const occasion = { zone: timeZone, now }
  if (settings.kind !== 'folder') {
    const gathered = await gather({ settings, occasion, password, position: {}, outbound, limits })
    if (!gathered) throw new Unreadable('NO_ROWS')
    return gathered
  }
  const folder = await folderOf(inbox, code)
  const name = (await wholeFiles(folder, now)).at(-1)
  if (name === undefined) throw new Unreadable('NO_FILE')
  const bytes = await readWhole(join(folder, name))
  return { found: await readFileContent(name, bytes, settings.content, occasion), bytes: bytes.length }
}

async function reportOn(
  { clock, catalogue }: Pick<TrialOptions, 'clock' | 'catalogue'>,
  found: Found,
  bytes: number,
): Promise<PullTrialReport> {
  if (found.rows.length === 0 && found.missing === 0) throw new Unreadable('NO_ROWS')
  const rows = found.rows.slice(0, JUDGED)
  const now = clock.now().epochMilliseconds * 1_000
  const judge = () => {
    const intake = new Intake(catalogue, rows.length, now, rows.length)
    for (const [index, { refused, stream, at, value, quality, unit }] of rows.entries())
      if (refused === undefined) intake.add(index, stream, at, value, quality, unit)
    return intake
  }
  let intake = judge()
  // Another process may just have declared them.
  if (intake.unknown.size > 0 && (await catalogue.look(intake.unknown))) intake = judge()
  const reasons = new Map<number, string>(intake.rejections.map(({ row, reason }) => [row, reason]))
  for (const [index, { refused }] of rows.entries()) if (refused !== undefined) reasons.set(index, refused)
  const fitting = rows.length - reasons.size
  return {
    fault: null,
    bytes,
    read: found.read,
    missing: found.missing,
    found: found.rows.length,
    fitting,
    columns: [...found.columns],
    rows: rows.slice(0, SHOWN).map((row, index) => rowView(row, reasons.get(index))),
    refusals: refusalsOf(reasons),
    undeclared: undeclaredOf(rows, reasons),
    says: saidOf(found, fitting, reasons.size),
  }
}

function rowView({ row, stream, at, value, unit }: FoundRow, reason: string | undefined) {
  const time = parseMoment(at)
  return {
    row: row + 1,
    stream: typeof stream === 'string' ? shown(stream) : null,
    at: typeof time === 'number' ? instantText(time) : shown(at),
    value: shown(value),
    unit: typeof unit === 'string' ? shown(unit) : null,
    refused: reason === undefined ? null : { code: reason, text: rejectText(reason) },
  }
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return ''
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.slice(0, 120).toWellFormed()
}

function refusalsOf(reasons: ReadonlyMap<number, string>) {
  const counts = new Map<string, number>()
  for (const reason of reasons.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .map(([code, count]) => ({ code, text: rejectText(code), count }))
    .toSorted((a, b) => b.count - a.count)
}

/** Streams to be declared, with what the rows tell of them. */
function undeclaredOf(rows: readonly FoundRow[], reasons: ReadonlyMap<number, string>) {
  const streams = new Map<string, { stream: string; property: string; unit: string | null; count: number }>()
  for (const [index, { stream, unit }] of rows.entries()) {
    if (reasons.get(index) !== 'STREAM_UNKNOWN' || typeof stream !== 'string') continue
    const known = streams.get(stream)
    if (known) known.count += 1
    else if (streams.size < LISTED) {
      const property = stream.slice(stream.lastIndexOf('.') + 1).slice(0, 60)
      streams.set(stream, { stream, property, unit: typeof unit === 'string' ? unit.slice(0, 40) : null, count: 1 })
    }
  }
  return [...streams.values()]
}

const figure = (count: number) => count.toLocaleString('en')

/** e.g. `1,204 rows with 1,180 observations: 1,156 would be stored, 24 refused. Nothing was stored.` */
function saidOf({ rows, read, missing }: Found, fitting: number, refused: number): Text {
  const judged = fitting + refused
  const first = rows.length > judged
  return {
    zh:
      `读到 ${figure(read)} 行、${figure(rows.length)} 条观测${first ? `，检查了前 ${figure(judged)} 条` : ''}：` +
      `${figure(fitting)} 条可以接收，${figure(refused)} 条会被拒收` +
      `${missing > 0 ? `；另有 ${figure(missing)} 处没有测得的值，予以略过` : ''}。未存储任何内容。`,
    en:
      `${many(read, 'row')} with ${many(rows.length, 'observation')}${first ? `, the first ${figure(judged)} looked at` : ''}: ` +
      `${figure(fitting)} would be taken, ${figure(refused)} refused` +
      `${missing > 0 ? `; ${many(missing, 'field')} without a measurement passed over` : ''}. Nothing was stored.`,
  }
}

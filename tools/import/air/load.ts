/** Sending the measurements, in batches and in order of time, so that an interrupted run goes on where it stopped. */
import type { IngestAnswer, Stream } from '@citywide/model/observations/stream'
import type { Api } from '../api.ts'
import type { ProgressLine } from '../progress-line.ts'
import { listAll } from '../register.ts'
import { type Fault, readTogether } from './file.ts'
import { quantities, type Quantity } from './quantities.ts'
import { streamCode } from './stations.ts'

export interface Loaded {
  rows: number
  /** Values in the files, present or missing. */
  values: number
  missing: number
  /** There already, known without sending. */
  skipped: number
  accepted: number
  duplicate: number
  revised: number
  /** Refused by the server, and unreadable in the files. */
  rejected: number
  faults: number
  /** The first of each kind of reason. */
  readonly reasons: Map<string, { count: number; example: string }>
}

/** Observations a request: below, the cost of a commit dominates; above, a lost request costs more. */
const BATCH = 10_000
/** Requests on the way at once: one is read here while the other is stored there. */
const LANES = 2

/** @param wanted the quantities to send; the columns of others are left alone */
export async function load(
  api: Api,
  paths: readonly string[],
  scope: string,
  line: ProgressLine,
  wanted: readonly Quantity[] = quantities,
): Promise<Loaded> {
  const sent = columnsOf(wanted)
  const loaded: Loaded = {
    rows: 0,
    values: 0,
    missing: 0,
    skipped: 0,
    accepted: 0,
    duplicate: 0,
    revised: 0,
    rejected: 0,
    faults: 0,
    reasons: new Map(),
  }
  const stored = await storedUntil(api, paths, scope, sent)
  const underWay = new Set<Promise<void>>()
  let batch = emptyBatch()
  const startedAt = performance.now()

  const flush = async () => {
    const full = batch
    if (full.streams.length === 0) return
    batch = emptyBatch()
    while (underWay.size >= LANES) await Promise.race(underWay)
    const request = post(api, full, loaded).finally(() => underWay.delete(request))
    underWay.add(request)
    // A failure is met by the race above or the wait at the end; until then it is not unhandled.
    request.catch(() => undefined)
  }
  const show = () => {
    const seconds = (performance.now() - startedAt) / 1_000
    const done = loaded.accepted + loaded.duplicate + loaded.revised + loaded.rejected
    const figures = [
      `${whole(loaded.rows)} 行 rows`,
      `${whole(done + loaded.skipped)} 值 values`,
      ...(done > 0 && seconds > 1 ? [`${whole(done / seconds)}/s`] : []),
    ]
    line.update(loaded.rows, figures.join(' · '))
  }

  for await (const entry of readTogether(paths)) {
    if (entry.kind === 'fault') {
      loaded.faults += 1
      remember(loaded, entry.reason, placeOf(entry))
      continue
    }
    loaded.rows += 1
    for (const [index, property] of sent) {
      loaded.values += 1
      const value = entry.values[index] ?? null
      const code = streamCode(entry.station, property)
      if (value === null) loaded.missing += 1
      else if (entry.at <= (stored.get(code) ?? Number.NEGATIVE_INFINITY)) loaded.skipped += 1
      else {
        batch.streams.push(code)
        batch.at.push(entry.at)
        batch.values.push(value)
      }
    }
    if (batch.streams.length >= BATCH) await flush()
    if (loaded.rows % 1_000 === 0) show()
  }
  await flush()
  await Promise.all(underWay)
  show()
  return loaded
}

/** Place among the values of a row, and property. */
function columnsOf(wanted: readonly Quantity[]): (readonly [number, string])[] {
  return wanted.map((quantity) => [quantities.indexOf(quantity), quantity.property] as const)
}

interface Batch {
  readonly streams: string[]
  readonly at: number[]
  readonly values: number[]
}

function emptyBatch(): Batch {
  return { streams: [], at: [], values: [] }
}

async function post(api: Api, batch: Batch, loaded: Loaded): Promise<void> {
  // 422: every single one was refused; the counts say why as well.
  const { body } = await api.send<IngestAnswer>('POST', 'observations', { body: batch, expect: [422] })
  loaded.accepted += body.accepted ?? 0
  loaded.duplicate += body.duplicate ?? 0
  loaded.revised += body.revised ?? 0
  loaded.rejected += body.rejected ?? 0
  for (const { row, stream, text } of body.rejections ?? []) {
    const at = new Date(batch.at[row] ?? 0).toISOString()
    remember(loaded, `${text.zh} ${text.en}`, `${stream ?? '–'} ${at} ${batch.values[row] ?? ''}`)
  }
}

/**
 * Until when each stream is complete on the server, in milliseconds since 1970. A stream counts as complete up to its
 * newest observation when the server holds as many as the files have until then; all others are sent from the start,
 * which is safe: the server knows what it has.
 */
async function storedUntil(
  api: Api,
  paths: readonly string[],
  scope: string,
  sent: readonly (readonly [number, string])[],
): Promise<Map<string, number>> {
  const streams = await listAll<Stream>(api, `streams?scope=${scope}`)
  const newest = new Map(
    streams.flatMap(({ code, latest }) => (latest ? [[code, Date.parse(latest.at)] as const] : [])),
  )
  if (newest.size === 0) return newest
  const counts = new Map<string, number>()
  for await (const entry of readTogether(paths)) {
    if (entry.kind === 'fault') continue
    for (const [index, property] of sent) {
      const code = streamCode(entry.station, property)
      const until = newest.get(code)
      if (until === undefined || entry.at > until || entry.values[index] === null) continue
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }
  }
  return new Map(
    [...newest].filter(([code]) => streams.find((stream) => stream.code === code)?.count === counts.get(code)),
  )
}

function remember({ reasons }: Loaded, reason: string, example: string): void {
  const known = reasons.get(reason)
  if (known) known.count += 1
  else if (reasons.size < 100) reasons.set(reason, { count: 1, example })
}

function placeOf({ file, line }: Fault): string {
  return `${file}:${line}`
}

export function whole(figure: number): string {
  return Math.round(figure).toLocaleString('en-US')
}

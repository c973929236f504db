import type { LiveObservations } from '@citywide/model/observations/live'
import type { StreamIndex } from '../streams/catalogue.ts'
import type { Rows } from '../ingest/rows.ts'
import type { Position } from './batch-store.ts'

/** One event of observations; empty when there is nothing to tell. @param id by which one resumes behind it */
export function told({ length, ...rows }: Rows, streams: StreamIndex, id?: string): string {
  if (length === 0) return ''
  const data: LiveObservations = { stream: [], at: [], value: [], quality: [] }
  for (let row = 0; row < length; row += 1) {
    const code = streams.byKey(rows.stream[row] ?? 0)?.code
    if (code === undefined) continue
    data.stream.push(code)
    data.at.push(Math.floor((rows.time[row] ?? 0) / 1_000))
    data.value.push(rows.value[row] ?? 0)
    data.quality.push(rows.quality[row] ?? 0)
  }
  return `${id === undefined ? '' : `id: ${id}\n`}event: observations\ndata: ${JSON.stringify(data)}\n\n`
}

/** `3-120.7-9`: of writer 3 up to batch 120, of writer 7 up to batch 9. */
export function positionText(position: Position): string {
  return [...position].map(([writer, id]) => `${writer}-${id}`).join('.')
}

const POSITION = /^\d{1,15}-\d{1,15}(\.\d{1,15}-\d{1,15}){0,999}$/

/** @returns undefined for anything that `positionText` does not make */
export function positionFrom(text: string): Position | undefined {
  if (!POSITION.test(text)) return undefined
  return new Map(
    text.split('.').map((part): [number, number] => {
      const [writer, id] = part.split('-').map(Number)
      return [writer ?? 0, id ?? 0]
    }),
  )
}

/** San Francisco's 311 cases, as the city's open-data portal gives them: one CSV row a case. */
import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { z } from 'zod'

const Case = z.strictObject({
  '': z.string(),
  CaseID: z.string().min(1),
  Opened: z.string(),
  Closed: z.string(),
  Updated: z.string(),
  Status: z.enum(['Open', 'Closed']),
  'Status.Notes': z.string(),
  'Responsible.Agency': z.string(),
  Category: z.string(),
  'Request.Type': z.string(),
  'Request.Details': z.string(),
  Address: z.string(),
  'Supervisor.District': z.string(),
  Neighborhood: z.string(),
  Point: z.string(),
  Source: z.string(),
  'Media.URL': z.string(),
})
export type Case = z.infer<typeof Case>

/** @throws Error at a row that is no case, with its line */
export async function readCases(path: string): Promise<Case[]> {
  const cases: Case[] = []
  const rows = createReadStream(path).pipe(parse({ columns: true, bom: true, info: true }))
  for await (const { record, info } of rows as AsyncIterable<{ record: unknown; info: { lines: number } }>) {
    const parsed = Case.safeParse(record)
    if (!parsed.success) throw new Error(`${path}, line ${info.lines}: ${z.prettifyError(parsed.error)}`)
    cases.push(parsed.data)
  }
  return cases
}

/** `(37.774, -122.395)` → GeoJSON, longitude first; nothing where the case has no place. */
export function pointOf(text: string): string {
  const [, latitude, longitude] = /^\((-?\d+(?:\.\d+)?), (-?\d+(?:\.\d+)?)\)$/.exec(text) ?? []
  if (latitude === undefined || longitude === undefined) {
    if (text !== '') throw new Error(`no point: ${text} · 坐标无法识别：${text}`)
    return ''
  }
  return JSON.stringify({ type: 'Point', coordinates: [Number(longitude), Number(latitude)] })
}

/** What is kept of a refused row: bounded, storable, and known again when the same row comes once more. */
import { createHash } from 'node:crypto'
import type { SentRow } from './rows.ts'

/** Characters of what a row came in, and of each of its fields. */
const CAME = 2_000
const FIELD = 300

export interface Letter {
  readonly fingerprint: Buffer
  readonly reason: string
  /** As it was named, cut; empty where the row names none. */
  readonly stream: string
  readonly row: Readonly<Record<string, unknown>>
  readonly came: string
  readonly place: string | null
  readonly seen: number
}

/** A row and why it was refused. */
export interface RefusedRow {
  readonly row: SentRow
  readonly reason: string
}

function letterOf({ row: { stream, at, value, quality, unit, came, place }, reason }: RefusedRow): Letter {
  const row = {
    stream: field(stream),
    at: field(at),
    value: field(value),
    ...(quality !== undefined && quality !== null && { quality: field(quality) }),
    ...(unit !== undefined && unit !== null && { unit: field(unit) }),
  }
  const words = came === undefined ? JSON.stringify(row) : came()
  const named = typeof stream === 'string' ? stream : ''
  const content = JSON.stringify([reason, row, came === undefined ? '' : words.slice(0, CAME)])
  return {
    fingerprint: createHash('sha256').update(content).digest(),
    reason,
    stream: storable(named, 200),
    row,
    came: storable(words, CAME),
    place: place === undefined ? null : storable(place, FIELD),
    seen: 1,
  }
}

/** The same row, several times in one delivery, is one letter. */
export function lettersOf(rows: readonly RefusedRow[]): Letter[] {
  const letters = new Map<string, Letter>()
  for (const row of rows) {
    const letter = letterOf(row)
    const name = letter.fingerprint.toString('base64')
    const known = letters.get(name)
    letters.set(name, known ? { ...known, seen: known.seen + 1 } : letter)
  }
  return [...letters.values()]
}

function field(value: unknown): unknown {
  if (typeof value === 'string') return storable(value, FIELD)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? null
  return storable(JSON.stringify(value) ?? '', FIELD)
}

/** PostgreSQL stores no NUL and no half of a character. */
function storable(text: string, most: number): string {
  return text.slice(0, most).toWellFormed().replaceAll('\0', '\uFFFD')
}

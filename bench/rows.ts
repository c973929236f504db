/** What the benchmark sends: a thousand streams in turn, each row once; a batch of 10,000 holds ten rows of each stream. */

export const STREAMS = 1_000
const START = Temporal.Instant.from('2025-01-01T00:00:00Z').epochMilliseconds
const STEP = 60_000

export interface Row {
  readonly stream: string
  readonly key: number
  readonly at: string
  readonly value: number
}

export function streamCode(index: number): string {
  return `bench.${String(index).padStart(4, '0')}`
}

/** @param series rows of different series never meet */
export function rowAt(series: number, index: number): Row {
  const stream = index % STREAMS
  const milliseconds = START + series * 40 * 86_400_000 + Math.floor(index / STREAMS) * STEP
  return {
    stream: streamCode(stream),
    key: stream + 1,
    at: new Date(milliseconds).toISOString(),
    value: (index % 977) / 8,
  }
}

export function rowsOf(series: number, from: number, count: number): Row[] {
  return Array.from({ length: count }, (_, index) => rowAt(series, from + index))
}

export const forms = {
  columns: {
    type: 'application/json',
    body: (rows: readonly Row[]) =>
      JSON.stringify({
        streams: rows.map(({ stream }) => stream),
        at: rows.map(({ at }) => at),
        values: rows.map(({ value }) => value),
      }),
  },
  csv: {
    type: 'text/csv',
    body: (rows: readonly Row[]) =>
      `stream,at,value\n${rows.map(({ stream, at, value }) => `${stream},${at},${value}\n`).join('')}`,
  },
  rows: {
    type: 'application/json',
    body: (rows: readonly Row[]) =>
      JSON.stringify({ observations: rows.map(({ stream, at, value }) => ({ stream, at, value })) }),
  },
} as const

/** A small series with its limits as paths of an SVG. */

interface Box {
  readonly width: number
  readonly height: number
  readonly margin: number
}

export interface LimitPicture {
  /** One path a run: where nothing came the line is broken. */
  readonly runs: readonly string[]
  readonly end: { readonly x: number; readonly y: number } | undefined
  readonly above: number | undefined
  readonly below: number | undefined
}

/** @param values oldest first, at equal steps; null where nothing came */
export function limitPicture(
  values: readonly (number | null)[],
  limits: { readonly above: number | null; readonly below: number | null },
  { width, height, margin }: Box,
): LimitPicture {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return { runs: [], end: undefined, above: undefined, below: undefined }
  const span = [...known, ...[limits.above, limits.below].filter((limit) => limit !== null)]
  const least = span.reduce((found, value) => Math.min(found, value), Number.POSITIVE_INFINITY)
  const most = span.reduce((found, value) => Math.max(found, value), Number.NEGATIVE_INFINITY)
  const room = most - least || Math.abs(most) || 1
  const x = (index: number) => margin + (index / Math.max(1, values.length - 1)) * (width - 2 * margin)
  const y = (value: number) => (most === least ? height / 2 : margin + ((most - value) / room) * (height - 2 * margin))
  const runs: string[] = []
  let run = ''
  let end: LimitPicture['end']
  for (const [index, value] of values.entries()) {
    if (value === null) {
      if (run !== '') runs.push(run)
      run = ''
      continue
    }
    end = { x: x(index), y: y(value) }
    // A single value between two holes is a dot: a line of no length with round ends.
    run += run === '' ? `M${end.x.toFixed(1)},${end.y.toFixed(1)}h0` : `L${end.x.toFixed(1)},${end.y.toFixed(1)}`
  }
  if (run !== '') runs.push(run)
  return {
    runs,
    end,
    above: limits.above === null ? undefined : y(limits.above),
    below: limits.below === null ? undefined : y(limits.below),
  }
}

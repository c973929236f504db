/** What of a list of periods is a result, and which results follow one another without a hole. */
import type { PeriodFigure } from '@citywide/model/quantity'

export interface Result {
  readonly day: string
  readonly value: number
}

/** Partial periods and missing ones are no results, whatever figure they carry. */
export function isResult(figure: PeriodFigure): figure is PeriodFigure & { value: number } {
  return figure.value !== null && figure.state !== 'partial' && figure.state !== 'missing'
}

/** Runs of results that may be joined by a line: a hole or an incomplete period ends a run. */
export function runsOf(figures: readonly PeriodFigure[]): readonly (readonly Result[])[] {
  const runs: Result[][] = [[]]
  for (const figure of figures) {
    if (isResult(figure)) runs.at(-1)?.push({ day: figure.periodEnd, value: figure.value })
    else if (runs.at(-1)?.length) runs.push([])
  }
  return runs.filter((run) => run.length > 0)
}

/** Value planned for a day, on straight lines between the points; undefined outside of them. */
export function plannedAt(
  points: readonly { readonly at: string; readonly value: number }[],
  day: string,
): number | undefined {
  const time = Date.parse(day)
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]]
    if (!from || !to) continue
    const [start, end] = [Date.parse(from.at), Date.parse(to.at)]
    if (time >= start && time <= end && end > start)
      return from.value + ((to.value - from.value) * (time - start)) / (end - start)
  }
  return undefined
}

import type { Format } from '../ui/format.ts'
import type { Spoken } from '../ui/text.ts'
import type { Sheet } from './csv.ts'
import { plannedAt } from './series-of-results.ts'
import type { texts } from './texts.ts'
import type { TrajectoryData } from './trajectory-geometry.ts'

/** A trajectory as a table: every period with what was measured of it, also those that are no result. */
export function trajectorySheet(data: TrajectoryData, say: Spoken<typeof texts>, format: Format): Sheet {
  return {
    columns: [say.period, say.value, say.planned, say.state, say.validDays, say.expectedDays],
    rows: data.figures.map((figure) => [
      periodName(figure, format),
      figure.value,
      plannedAt(data.plan, figure.periodEnd) ?? null,
      say[figure.state],
      figure.days?.valid ?? null,
      figure.days?.expected ?? null,
    ]),
  }
}

/** A whole year is its number, a whole month its name, anything else the two days. */
export function periodName(
  { periodStart, periodEnd }: { periodStart: string; periodEnd: string },
  format: Format,
): string {
  if (periodStart.endsWith('-01-01') && periodEnd === `${periodStart.slice(0, 4)}-12-31`)
    return format.year(periodStart)
  const next = new Date(Date.parse(`${periodEnd}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  const wholeMonth =
    periodStart.endsWith('-01') && next.endsWith('-01') && periodEnd.startsWith(periodStart.slice(0, 7))
  if (wholeMonth) return format.month(periodStart)
  return periodStart === periodEnd ? format.day(periodStart) : `${format.day(periodStart)} – ${format.day(periodEnd)}`
}

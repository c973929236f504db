/** The figures of indicators as they are known at a moment. */
import { methodOf } from '@citywide/model/benefits/indicator-definition'
import { openPeriod } from '@citywide/model/benefits/period'
import type { IndicatorFigures, IndicatorSummary, Lineage } from '@citywide/model/benefits/progress'
import type { Origin, PeriodFigure } from '@citywide/model/quantity'
import type { Queryable } from '#platform/postgres/pool.ts'
import { type Defined, definedIndicators } from './definition-store.ts'
import { streamsOf, sumPeriods } from './figure-store.ts'
import {
  datasetTitles,
  type FigureRow,
  figureRows,
  type IndicatorRow,
  indicatorRows,
  streamInputs,
} from './reading-store.ts'

/** A moment, and how it is read: which zone its civil day is in, and when it is asked for. */
export interface Moment {
  readonly at: Temporal.Instant
  /** IANA zone of the city. */
  readonly timeZone: string
  readonly now: Temporal.Instant
}

/** One indicator with what is known of it. */
export interface Known {
  readonly row: IndicatorRow
  readonly defined: Defined | undefined
  readonly summary: IndicatorSummary
  /** Oldest first; the period that is open at the moment comes last, as far as it has come. */
  readonly figures: readonly PeriodFigure[]
  /** The newest figure that is a result. */
  readonly newest: PeriodFigure | null
  readonly freshness: { readonly newestInput: string | null; readonly stale: boolean }
}

export function dayAt(at: Temporal.Instant, timeZone: string): string {
  return at.toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

export async function knownIndicators(
  client: Queryable,
  ids: readonly string[],
  moment: Moment,
): Promise<Map<string, Known>> {
  const rows = await indicatorRows(client, ids)
  const defined = new Map((await definedIndicators(client, ids)).map((each) => [each.indicatorId, each]))
  const past = Map.groupBy(
    await figureRows(client, ids, moment.at.toString(), moment.timeZone),
    ({ indicatorId }) => indicatorId,
  )
  const known = new Map<string, Known>()
  for (const row of rows) {
    const own = past.get(row.id) ?? []
    const definition = defined.get(row.id)
    const open = definition ? await openFigure(client, definition, moment) : []
    known.set(row.id, know(row, definition, [...own.map(figureOf), ...open], own.at(-1), moment))
  }
  return known
}

function know(
  row: IndicatorRow,
  defined: Defined | undefined,
  figures: PeriodFigure[],
  last: FigureRow | undefined,
  { at }: Moment,
): Known {
  const newest = figures.findLast(isResult) ?? null
  const newestInput = figures.reduce<string | null>(
    (latest, figure) => (figure.newestInput && (!latest || figure.newestInput > latest) ? figure.newestInput : latest),
    null,
  )
  // Half as long again as promised, in hours so that odd numbers of days come out right.
  const limit = row.frequencyDays === null ? undefined : at.subtract({ hours: row.frequencyDays * 36 })
  return {
    row,
    defined,
    summary: {
      id: row.id,
      code: row.code,
      title: row.title,
      unit: row.unit,
      direction: row.direction,
      frequencyDays: row.frequencyDays,
      method: defined ? methodOf(defined.definition) : null,
      definitionVersion: defined?.version ?? null,
      origin: defined ? 'computed' : last ? originOf(last) : 'typed',
    },
    figures,
    newest,
    freshness: {
      newestInput,
      stale:
        limit !== undefined &&
        (newestInput === null || Temporal.Instant.compare(Temporal.Instant.from(newestInput), limit) < 0),
    },
  }
}

export function isResult(figure: PeriodFigure): figure is PeriodFigure & { value: number } {
  return figure.value !== null && figure.state !== 'partial' && figure.state !== 'missing'
}

/** The period that the moment lies in, with the days before it: what was known then, not what came later. */
async function openFigure(client: Queryable, defined: Defined, { at, now }: Moment): Promise<PeriodFigure[]> {
  const { definition } = defined
  const today = dayAt(at, definition.timeZone)
  const [sum] = await sumPeriods(client, defined, [openPeriod(definition.period, today)], today)
  const ownGrain = openPeriod({ ...definition.period, span: 1 }, today).start
  if (!sum?.newestDay || sum.newestDay < ownGrain) return []
  return [
    {
      periodStart: sum.periodStart,
      periodEnd: sum.periodEnd,
      value: sum.value,
      n: sum.observations,
      coverage: sum.coverage,
      state: sum.value === null ? 'missing' : 'partial',
      origin: 'computed',
      newestInput: sum.newestInput,
      computedAt: now.toString(),
      days: { valid: sum.validDays, expected: sum.expectedDays, needed: definition.period.minDays },
    },
  ]
}

function figureOf(row: FigureRow): PeriodFigure {
  return {
    periodStart: row.periodStart,
    periodEnd: row.periodEnd,
    value: row.value,
    n: row.n,
    coverage: row.coverage,
    state: stateOf(row),
    origin: originOf(row),
    newestInput: row.newestInput,
    computedAt: row.computedAt,
    days:
      row.validDays === null || row.expectedDays === null || row.neededDays === null
        ? null
        : { valid: row.validDays, expected: row.expectedDays, needed: row.neededDays },
  }
}

function stateOf({ status, value }: FigureRow): PeriodFigure['state'] {
  if (value === null || status === 'missing') return 'missing'
  if (status === null) return 'partial'
  if (status === 'revised') return 'revised'
  return status === 'provisional' || status === 'estimated' ? 'provisional' : 'final'
}

function originOf({ method, source }: FigureRow): Origin {
  if (method === 'computed') return 'computed'
  return source === 'import' ? 'imported' : 'typed'
}

/** Where the figures come from, as far as it counts at the moment. */
export async function lineageOf(client: Queryable, { defined, row }: Known, { at }: Moment): Promise<Lineage> {
  const streams = defined
    ? await streamInputs(client, await streamsOf(client, defined), dayAt(at, defined.definition.timeZone))
    : []
  return { streams, datasets: await datasetTitles(client, row.datasetIds) }
}

/** `GET /api/indicators/{id}/figures`; undefined where there is no such indicator. */
export async function indicatorFigures(
  client: Queryable,
  id: string,
  moment: Moment,
): Promise<IndicatorFigures | undefined> {
  const known = (await knownIndicators(client, [id], moment)).get(id)
  if (!known) return undefined
  return {
    indicator: known.summary,
    asOf: moment.at.toString(),
    figures: [...known.figures],
    lineage: await lineageOf(client, known, moment),
  }
}

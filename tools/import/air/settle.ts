/** What can be said only when the measurements are there: figures, baselines, reviews. */
import { randomUUID } from 'node:crypto'
import type { IndicatorFigures } from '@citywide/model/benefits/progress'
import type { PeriodFigure } from '@citywide/model/quantity'
import type { Api } from '../api.ts'
import { openRegister, type RecordBase } from '../register.ts'
import { type City, EVALUATED_AT, type Tally } from './city.ts'
import type { Goals, Measured } from './goals.ts'

/** The last day of the year that everything is compared with. */
const BASELINE_END = '2014-12-31'
const REVIEWED_AT = '2017-01-12'
/** Of the early signals these were reviewed, so that the others show as open. */
const REVIEWED = 5

/** Every indicator computed from all that is stored now. */
export async function computeFigures(api: Api, ids: ReadonlyMap<string, string>): Promise<void> {
  for (const id of ids.values()) {
    await api.send('POST', `indicators/${id}/recompute`, { headers: { 'idempotency-key': randomUUID() } })
  }
}

export async function figuresOf(api: Api, indicatorId: string, at?: string): Promise<IndicatorFigures> {
  const moment = at === undefined ? '' : `?at=${encodeURIComponent(at)}`
  return (await api.send<IndicatorFigures>('GET', `indicators/${indicatorId}/figures${moment}`)).body
}

export function isResult({ state, value }: PeriodFigure): boolean {
  return value !== null && state !== 'partial' && state !== 'missing'
}

/** Writes the computed value of 2014 where a baseline is still empty. */
export async function fillBaselines(api: Api, { targets, benefits }: Goals): Promise<number> {
  let filled = 0
  const fill = async (path: string, records: readonly Measured[]) => {
    for (const { id, indicatorId } of records) {
      const { body: record } = await api.send<Measured>('GET', `${path}/${id}`)
      if (record.baselineValue !== null || indicatorId === null) continue
      const { figures } = await figuresOf(api, indicatorId)
      const baseline = figures.find((figure) => figure.periodEnd === BASELINE_END && isResult(figure))
      if (!baseline) continue
      await api.send('PATCH', `${path}/${id}`, {
        body: { baselineValue: baseline.value },
        headers: { 'if-match': `"${record.version}"` },
      })
      filled += 1
    }
  }
  await fill('vision-targets', targets)
  await fill('benefits', benefits)
  return filled
}

/** A review of the outcome and of most early signals, with the newest result as found. */
export async function keepReviews(api: Api, city: City, { benefits, outcomeId }: Goals, tally: Tally): Promise<void> {
  const reviews = await openRegister<RecordBase & { benefitId: string | null }>(api, 'benefit-reviews', city.scope)
  const [outcome, , ...signals] = benefits
  for (const { id, indicatorId } of [...(outcome ? [outcome] : []), ...signals.slice(0, REVIEWED)]) {
    if (indicatorId === null) continue
    const { figures } = await figuresOf(api, indicatorId, EVALUATED_AT)
    const actual = figures.findLast(isResult)?.value
    if (actual === undefined || actual === null) continue
    await reviews.keep(({ benefitId }) => benefitId === id, {
      benefitId: id,
      reviewedAt: REVIEWED_AT,
      actual,
      decision: 'continue',
      independent: id === outcomeId,
    })
  }
  tally({ zh: '利益评审', en: 'benefit reviews' }, reviews)
}

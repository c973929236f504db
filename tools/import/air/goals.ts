/** Vision, targets and benefits: an illustration of how a city would use the measurements, and said to be one. */
import type { Text } from '@citywide/model/text'
import type { Api } from '../api.ts'
import { openRegister, type RecordBase } from '../register.ts'
import { type City, type Tally, titled } from './city.ts'
import { indicatorCode, type IndicatorKind } from './indicators.ts'
import { type Pollutant, pollutants } from './quantities.ts'

interface Titled extends RecordBase {
  readonly title: Partial<Text>
}
/** A record with a baseline that is filled in once the figure is known. */
export interface Measured extends Titled {
  readonly indicatorId: string | null
  readonly baselineValue: number | null
}

export interface Goals {
  readonly targets: readonly Measured[]
  readonly benefits: readonly Measured[]
  /** The outcome that everything here is about. */
  readonly outcomeId: string
}

/** Not official figures: levels that make the plan against these data worth looking at. By the end of 2017. */
const goalLevels: Readonly<Record<string, { readonly mean: number; readonly days: number }>> = {
  'pm2.5': { mean: 60, days: 260 },
  pm10: { mean: 85, days: 320 },
  so2: { mean: 12, days: 363 },
  no2: { mean: 42, days: 340 },
  co: { mean: 1_000, days: 362 },
  o3: { mean: 92, days: 305 },
}

const BASELINE = '2014-12-31'
const TARGET = '2017-12-31'
const illustration: Text = {
  zh: '（为本数据集设定的示例目标，非官方指标）',
  en: ' (illustrative target set for this data set, not an official one)',
}
const common = { purposeCodes: ['WB', 'PE'], issueCodes: ['HEA', 'ENV'] }

function targetTitle(kind: IndicatorKind, { property, title }: Pollutant): Text {
  const { mean, days } = goalLevels[property] ?? { mean: 0, days: 0 }
  return kind === 'days-within'
    ? {
        zh: `2017 年 ${title.zh}达标天数不少于 ${days} 天${illustration.zh}`,
        en: `At least ${days} days in 2017 within the ${title.en} limit${illustration.en}`,
      }
    : {
        zh: `2017 年 ${title.zh}年均值不高于 ${mean} µg/m³${illustration.zh}`,
        en: `Annual mean of ${title.en} of at most ${mean} µg/m³ in 2017${illustration.en}`,
      }
}

export async function keepGoals(
  api: Api,
  city: City,
  indicatorIds: ReadonlyMap<string, string>,
  tally: Tally,
): Promise<Goals> {
  const idOf = (kind: IndicatorKind, pollutant: Pollutant) => indicatorIds.get(indicatorCode(kind, pollutant)) ?? null

  const visions = await openRegister<RecordBase & { edition: number }>(api, 'visions', city.scope)
  const vision = await visions.keep(({ edition }) => edition === 1, {
    edition: 1,
    status: 'published',
    text: {
      zh: '让每一位居民每天都能呼吸到清洁的空气。（示例愿景，用于展示真实的公开监测数据）',
      en: 'Every resident breathes clean air on every day of the year. (An illustrative vision to show real public measurements.)',
    },
    draftedAt: '2014-12-01',
    publishedAt: '2015-01-31',
    reviewDueAt: '2018-01-31',
  })
  tally({ zh: '愿景', en: 'visions' }, visions)

  const targets = await openRegister<Measured>(api, 'vision-targets', city.scope)
  const kept: Measured[] = []
  for (const kind of ['annual-mean', 'days-within'] as const) {
    for (const pollutant of pollutants) {
      const level = goalLevels[pollutant.property]
      const title = targetTitle(kind, pollutant)
      kept.push(
        await targets.keep(titled(title), {
          visionId: vision.id,
          status: 'active',
          title,
          ...common,
          smartLevers: ['data'],
          indicatorId: idOf(kind, pollutant),
          targetValue: kind === 'days-within' ? level?.days : level?.mean,
          targetAt: TARGET,
        }),
      )
    }
  }
  tally({ zh: '愿景目标', en: 'vision targets' }, targets)

  const benefits = await openRegister<Measured>(api, 'benefits', city.scope)
  const about = {
    ...common,
    nature: 'environmental',
    status: 'on_track',
    ownerId: city.ownerId,
    ownerIsOperational: true,
    targetAt: TARGET,
    baselineAt: BASELINE,
    baselineFrozenAt: '2015-01-31',
    areaId: city.areaId,
    valueClass: 'social',
    gate: 'G1',
    confidence: 'medium',
  }
  const [fine] = pollutants
  if (!fine) throw new Error('no pollutants')
  const outcomes: [IndicatorKind, Text][] = [
    ['annual-mean', { zh: '空气更清洁（示例）', en: 'Cleaner air (illustration)' }],
    ['days-within', { zh: '清洁空气的日子更多（示例）', en: 'More days with clean air (illustration)' }],
  ]
  const madeOutcomes: Measured[] = []
  for (const [kind, title] of outcomes) {
    const level = goalLevels[fine.property]
    madeOutcomes.push(
      await benefits.keep(titled(title), {
        ...about,
        title,
        level: 'outcome',
        direction: kind === 'days-within' ? 'up' : 'down',
        unit: kind === 'days-within' ? 'd' : 'ug/m3',
        indicatorId: idOf(kind, fine),
        targetValue: kind === 'days-within' ? level?.days : level?.mean,
        trajectory: { kind: kind === 'days-within' ? 'linear' : 's_curve' },
        publishedAt: kind === 'days-within' ? null : '2015-02-28',
      }),
    )
  }
  const intermediates: Measured[] = []
  for (const pollutant of pollutants) {
    const title = {
      zh: `${pollutant.title.zh}浓度下降（示例）`,
      en: `Less ${pollutant.title.en} in the air (illustration)`,
    }
    intermediates.push(
      await benefits.keep(titled(title), {
        ...about,
        title,
        level: 'intermediate',
        direction: 'down',
        unit: 'ug/m3',
        indicatorId: idOf('twelve-months', pollutant),
        targetValue: goalLevels[pollutant.property]?.mean,
        trajectory: { kind: 'linear' },
      }),
    )
  }
  tally({ zh: '利益', en: 'benefits' }, benefits)

  await keepLinks(api, city, kept, madeOutcomes, intermediates, tally)
  const [outcome] = madeOutcomes
  if (!outcome) throw new Error('no outcome')
  return { targets: kept, benefits: [...madeOutcomes, ...intermediates], outcomeId: outcome.id }
}

/** What contributes to what. The assumptions are those of an illustration and say when they are due for a look. */
async function keepLinks(
  api: Api,
  city: City,
  targets: readonly Measured[],
  outcomes: readonly Measured[],
  intermediates: readonly Measured[],
  tally: Tally,
): Promise<void> {
  const links = await openRegister<RecordBase & { fromId: string; toId: string }>(api, 'benefit-links', city.scope)
  const link = (fromId: string, toId: string, body: object) =>
    links.keep((there) => there.fromId === fromId && there.toId === toId, {
      fromId,
      toId,
      ownerId: city.ownerId,
      assumptionReviewDueAt: '2017-06-30',
      ...body,
    })
  for (const [index, outcome] of outcomes.entries()) {
    for (const [at, intermediate] of intermediates.entries()) {
      // Fine dust is what the outcomes measure; the other pollutants are partly its precursors.
      await link(intermediate.id, outcome.id, {
        kind: 'contributes',
        necessity: at === 0 ? 'necessary' : 'helpful',
        share: at === 0 ? 0.5 : 0.1,
        shareBasis: 'opinion',
        lagMonths: 0,
        assumption:
          at === 0
            ? '示例假设：PM2.5 下降直接体现为更清洁的空气。 Illustrative assumption: less PM2.5 is cleaner air.'
            : '示例假设：该污染物同时是 PM2.5 的前体或伴生物。 Illustrative assumption: this pollutant is a precursor or companion of PM2.5.',
      })
    }
    const served = targets.filter(({ indicatorId }) => indicatorId === outcome.indicatorId)
    for (const target of served) {
      await link(outcome.id, target.id, {
        kind: 'serves',
        strength: 1,
        assumption:
          index === 0
            ? '以年均值衡量。 Measured by the annual mean.'
            : '以达标天数衡量。 Measured by days within the limit.',
      })
    }
  }
  tally({ zh: '利益关联', en: 'benefit links' }, links)
}

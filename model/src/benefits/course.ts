/** The course of a benefit: what its newest result and its outlook say about the target. */
import { type Course } from './progress.ts'
import { type Goal, LEAST_POINTS, type Outlook, reached } from './forecast.ts'
import type { Text } from '../text.ts'

export interface CourseInput {
  readonly goal: Goal | undefined
  /** The newest result. */
  readonly value: number | null
  /** Whether the target date has passed at the moment of evaluation. */
  readonly due: boolean
  readonly outlook: Outlook | undefined
  /** Results that the outlook stands on, or would. */
  readonly points: number
}

/** Probability from which a benefit counts as on course, and from which as at risk. Source: Citywide's own limits. */
export const ON_COURSE = 0.8
export const AT_RISK = 0.5

/** A probability as it is shown: never certain. */
export function shownProbability(inTime: number): number {
  return Math.min(Math.max(inTime, 0.01), 0.99)
}

/** The course, and the one sentence that says what it rests on. */
export function courseOf({ goal, value, due, outlook, points }: CourseInput): { course: Course; sentence: Text } {
  if (!goal) {
    return {
      course: 'not_forecastable',
      sentence: {
        zh: '缺少基线、目标值或目标日期，无法判断进展。',
        en: 'Baseline, target or target date is missing, so nothing can be said about the course.',
      },
    }
  }
  if (value === null) {
    return {
      course: 'not_forecastable',
      sentence: { zh: '尚无有效结果。', en: 'There is no result yet.' },
    }
  }
  if (reached(goal, value)) {
    const held = outlook && {
      zh: `按趋势，到目标日期仍达标的概率为 ${percent(outlook)}%。`,
      en: ` By the trend, the probability that it still is on the target date is ${percent(outlook)} %.`,
    }
    return {
      course: 'reached',
      sentence: {
        zh: `最新结果已达到目标。${held?.zh ?? ''}`,
        en: `The newest result is at or past the target.${held?.en ?? ''}`,
      },
    }
  }
  if (due) {
    return {
      course: 'late',
      sentence: {
        zh: '目标日期已过，最新结果尚未达到目标。',
        en: 'The target date has passed and the newest result is short of the target.',
      },
    }
  }
  if (!outlook && points >= LEAST_POINTS) {
    return {
      course: 'not_forecastable',
      sentence: {
        zh: '指标数值既非按月也非按年，不作预测；仅显示轨迹与差距。',
        en: 'No forecast: the values come neither by month nor by year. Trajectory and gap are shown alone.',
      },
    }
  }
  if (!outlook) {
    return {
      course: 'not_forecastable',
      sentence: {
        zh: `仅有 ${points} 个有效结果，少于 ${LEAST_POINTS} 个，不作预测；仅显示轨迹与差距。`,
        en: `No forecast: ${points} ${points === 1 ? 'result is' : 'results are'} fewer than the ${LEAST_POINTS} it needs. Trajectory and gap are shown alone.`,
      },
    }
  }
  const shown = percent(outlook)
  const caution = outlook.unstable
    ? { zh: '模型拟合不稳定，请谨慎使用。', en: ' The fit is unstable: read it with care.' }
    : { zh: '', en: '' }
  return {
    course: outlook.inTime >= ON_COURSE ? 'on_course' : outlook.inTime >= AT_RISK ? 'at_risk' : 'late',
    sentence: {
      zh: `依据 ${points} 个有效结果的趋势，按期达到目标的概率为 ${shown}%。${caution.zh}`,
      en: `By the trend of ${points} results, the probability of reaching the target in time is ${shown} %.${caution.en}`,
    },
  }
}

function percent({ inTime }: Outlook): number {
  return Math.round(shownProbability(inTime) * 100)
}

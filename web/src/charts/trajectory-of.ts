import type { BenefitCourse } from '@citywide/model/benefits/progress'
import { civilDay } from '../ui/format.ts'
import type { TrajectoryData } from './trajectory-geometry.ts'

type Charted = Pick<BenefitCourse, 'figures' | 'trajectory' | 'baseline' | 'target' | 'asOf'>

/** A benefit's course as the charts take it. */
export function trajectoryOf(
  course: Charted,
  timeZone: string,
  forecast: TrajectoryData['forecast'] = null,
): TrajectoryData {
  const { figures, trajectory, baseline, target, asOf } = course
  return { figures, plan: trajectory, baseline, target, forecast, today: civilDay(Date.parse(asOf), timeZone) }
}

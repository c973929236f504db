import { BenefitCourse, BenefitProgress } from '@citywide/model/benefits/progress'
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../shell/api/fetch.ts'

interface View {
  readonly scope: string | undefined
  readonly at: string | undefined
}

const reads = ['figure', 'Benefit', 'BenefitLink', 'BenefitReview', 'Indicator', 'IndicatorValue']

export const coursesQuery = (view: View) =>
  queryOptions({
    queryKey: ['benefit-courses', view],
    queryFn: ({ signal }) =>
      ask({ path: '/benefit-progress', answer: z.array(BenefitCourse), query: { ...view }, signal }),
    meta: { reads },
  })

export const progressQuery = (id: string, at: string | undefined) =>
  queryOptions({
    queryKey: ['benefit-progress', id, at],
    queryFn: ({ signal }) => ask({ path: `/benefits/${id}/progress`, answer: BenefitProgress, query: { at }, signal }),
    meta: { reads },
  })

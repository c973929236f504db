/** The nine success factors with their 27 questions, from the records and from the assessments. */
import type { SuccessFactors } from '@citywide/model/assurance/success-factors'
import { rollUp } from '@citywide/model/assurance/roll-up'
import { momentOf } from '#platform/clock.ts'
import { standingIn } from '../history/histories.ts'
import { monthsOf } from '../history/months.ts'
import type { Rulebook } from '../rulebook.ts'
import { latestAssessments } from './assessment-store.ts'
import { rulesOf } from './overview.ts'
import type { Sight } from './seen.ts'

type Asked = Omit<Parameters<typeof monthsOf>[2], 'rules'>

export async function successFactors(sight: Sight, book: Rulebook, asked: Asked): Promise<SuccessFactors> {
  const { pool, clock, timeZone } = sight
  const questions = book.requirements.filter(({ kind }) => kind === 'question')
  const history = await monthsOf(sight, book, { ...asked, rules: rulesOf(book, questions) })
  const moment = asked.at ?? momentOf(asked.scope, clock.now())
  const until = moment.toZonedDateTimeISO(timeZone).toPlainDate().toString()
  const assessments = await latestAssessments(pool, asked.scope.inside, until)
  const factors = book.catalogue.components.flatMap((component) => component.factors)
  const each = <T>(make: (month: number) => T) => history.months.map((_, month) => make(month))
  return {
    months: [...history.months],
    factors: factors.map(({ id, title, questions: own }) => {
      const held = questions.filter(({ code }) => own.some((one) => one.id === code))
      const of = (kind: string) => {
        const found = assessments.find((one) => one.factor === id && one.kind === kind)
        return found
          ? { id: found.id, score: found.score, assessedAt: found.assessedAt, published: found.published }
          : null
      }
      return {
        code: id,
        title,
        cells: each((month) => standingIn(history, { requirements: held }, month)),
        questions: held.map(({ code, text, rules }) => ({
          code,
          text,
          cells: each((month) => {
            const results = history.resultsOf(rules, month)
            if (results.length === 0) return null
            const { state, score, coverage } = rollUp(results)
            return { state, score, coverage }
          }),
        })),
        assessments: { self: of('self'), peer: of('peer'), independent: of('independent') },
      }
    }),
  }
}

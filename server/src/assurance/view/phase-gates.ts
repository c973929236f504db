/** The gates between the phases of the roadmap: passed, ready, or what is missing. */
import type { PhaseGates } from '@citywide/model/assurance/phase-gates'
import { rollUp } from '@citywide/model/assurance/roll-up'
import type { RecommendationVerdict } from '@citywide/model/assurance/verdict'
import { momentOf } from '#platform/clock.ts'
import { monthsOf } from '../history/months.ts'
import type { Rulebook } from '../rulebook.ts'
import { factorsAssessed, latestReviews, type ReviewRow, rulesWithAction } from './gate-store.ts'
import { recommendationVerdict, rulesOf } from './overview.ts'
import { seenIn, type Sight } from './seen.ts'

type Asked = Omit<Parameters<typeof monthsOf>[2], 'rules'>

/** Days within which all factors are to be assessed before a gate. Source: `gate` of `phases.yaml`. */
const factorDays = 183

export async function phaseGates(sight: Sight, book: Rulebook, asked: Asked): Promise<PhaseGates> {
  const { pool, clock, timeZone } = sight
  const { scope, at, wish } = asked
  const { phases, gate, title } = book.catalogue.phases
  const exits = book.requirements.filter(({ kind }) => kind === 'phase_gate')
  const history = await monthsOf(sight, book, { ...asked, rules: rulesOf(book, exits) })
  const seen = await seenIn(sight, book, scope, rulesOf(book, exits), at, wish)
  const byRule = new Map(seen.map((one) => [one.rule, one]))
  const today = (at ?? momentOf(scope, clock.now())).toZonedDateTimeISO(timeZone).toPlainDate()
  const reviews = await latestReviews(pool, scope.inside, today.toString())
  const actions = await rulesWithAction(pool, scope.id)
  const factors = await factorNeed(sight, book, asked, today)
  return {
    title,
    needs: gate.needs.map(({ code, zh, en }) => ({ code, text: { zh, en } })),
    months: [...history.months],
    factors,
    phases: phases.flatMap((phase) => {
      const exit = exits.find(({ code }) => code === phase.id)
      if (!exit) return []
      const verdict = recommendationVerdict(exit, byRule)
      const review = reviews.find((one) => one.phase === phase.code)
      const holding = holdingRules(verdict, actions)
      return {
        code: phase.id,
        phase: phase.code,
        title: phase.title,
        purpose: phase.purpose,
        verdict,
        cells: history.months.map((_, month) => {
          const results = history.resultsOf(exit.rules, month)
          if (results.length === 0) return null
          const { state, score, coverage } = rollUp(results)
          return { state, score, coverage }
        }),
        holding,
        review: review ? shown(review) : null,
        reviews: review?.reviews ?? 0,
        gate: gateOf(holding.length === 0 && factors.fulfilled, review),
      }
    }),
  }
}

function shown({ id, reviewedAt, outcome, independent, factorsAssessed: scored }: ReviewRow) {
  return { id, reviewedAt, outcome, independent, factorsAssessed: scored }
}

/** A rule holds a gate unless it is met, or partly met while somebody works on it. */
function holdingRules({ rules }: RecommendationVerdict, actions: ReadonlySet<string>): string[] {
  return rules
    .filter(({ rule, state }) => {
      if (state === 'partly') return !actions.has(rule)
      return state === 'not_met' || state === 'not_assessable'
    })
    .map(({ rule }) => rule)
}

function gateOf(fulfilled: boolean, review: ReviewRow | undefined): PhaseGates['phases'][number]['gate'] {
  const decided = review?.outcome === 'go' || review?.outcome === 'conditional'
  if (decided) return fulfilled ? 'passed' : 'overridden'
  return fulfilled ? 'ready' : 'open'
}

async function factorNeed(
  sight: Sight,
  book: Rulebook,
  { scope, at, wish }: Asked,
  today: Temporal.PlainDate,
): Promise<PhaseGates['factors']> {
  const all = book.catalogue.components.flatMap((component) => component.factors)
  const assessed = await factorsAssessed(sight.pool, scope.inside, {
    from: today.subtract({ days: factorDays }).toString(),
    until: today.toString(),
  })
  const questions = book.requirements.filter(({ component }) => component === 'D')
  const critical = (await seenIn(sight, book, scope, rulesOf(book, questions), at, wish))
    .filter(({ of, state }) => of.card.critical === true && state === 'not_met')
    .map(({ rule, of }) => ({ rule, title: of.card.title }))
  const missing = all.filter(({ id }) => !assessed.has(id)).map(({ id, title }) => ({ code: id, title }))
  return {
    assessed: all.length - missing.length,
    of: all.length,
    missing,
    critical,
    fulfilled: missing.length === 0 && critical.length === 0,
  }
}

import type { PhaseGates } from '@citywide/model/assurance/phase-gates'
import { reviewOutcome } from '@citywide/model/strategy/phase-review'
import { Link } from '@tanstack/react-router'
import { useMayWrite } from '../../shell/api/session.ts'
import { Chip, Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark, Shape, type Tone } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import { gateTexts } from './gate-texts.ts'
import { RuleLine } from '../rule-line.tsx'

type Phase = PhaseGates['phases'][number]

interface GatePanelProps {
  readonly phase: Phase
  readonly factors: PhaseGates['factors']
  readonly tone: Tone
}

/** One phase: why, and the three things its gate asks for, each with what is missing. */
export function GatePanel({ phase, factors, tone }: GatePanelProps) {
  const say = useTexts(gateTexts)
  const { language } = useLanguage()
  const { verdict, holding } = phase
  const count = verdict.rules.length
  return (
    <Panel
      title={
        <EvidenceLink of={phase.code} className="titled">
          <Chip>{phase.code}</Chip>
          <span id={phase.code}>{phase.title[language]}</span>
        </EvidenceLink>
      }
      aside={<Mark tone={tone}>{say[phase.gate]}</Mark>}
    >
      <div className="gate-body">
        <p>{phase.purpose[language]}</p>
        <section>
          <h3>
            <Shape tone={toneOf(phase)} /> {say.exit}
            <span className="meta">
              {holding.length === 0 ? say.exitFulfilled(count) : say.exitMissing(holding.length, count)}
            </span>
          </h3>
          <ul className="rule-lines">
            {verdict.rules.map((rule) => (
              <RuleLine key={rule.rule} of={rule} />
            ))}
          </ul>
        </section>
        <section>
          <h3>
            <Shape tone={factorTone(factors)} /> {say.factors}
            <span className="meta">{say.factorsAssessed(factors.assessed, factors.of)}</span>
          </h3>
        </section>
        <Decision of={phase} />
      </div>
    </Panel>
  )
}

function toneOf({ holding, verdict }: Phase): Tone {
  if (holding.length === 0) return 'good'
  const states = verdict.rules.filter(({ rule }) => holding.includes(rule)).map(({ state }) => state)
  if (states.includes('not_met')) return 'bad'
  return states.includes('partly') ? 'watch' : 'none'
}

function factorTone(of: PhaseGates['factors']): Tone {
  if (of.fulfilled) return 'good'
  return of.critical.length > 0 ? 'bad' : 'none'
}

/** The factors, which every gate asks for alike: said once. */
export function FactorNeed({ of }: { readonly of: PhaseGates['factors'] }) {
  const say = useTexts(gateTexts)
  const { language, format } = useLanguage()
  return (
    <section>
      <h3>
        <Shape tone={factorTone(of)} /> {say.factors}
        <span className="meta">{say.factorsAssessed(of.assessed, of.of)}</span>
      </h3>
      {of.missing.length > 0 && (
        <p>
          {say.factorsMissing(format.list(of.missing.map(({ code, title }) => `${code} ${title[language]}`)))}{' '}
          <Link to="/app/assurance/{-$screen}" params={{ screen: 'success-factors' }}>
            {say.toFactors}
          </Link>
        </p>
      )}
      {of.critical.length > 0 && (
        <p className="draws">
          <span className="meta">{say.factorsCritical}</span>
          {of.critical.map(({ rule, title }) => (
            <EvidenceLink key={rule} of={rule}>
              {title[language]}
            </EvidenceLink>
          ))}
        </p>
      )}
    </section>
  )
}

function Decision({ of }: { readonly of: Phase }) {
  const say = useTexts(gateTexts)
  const { language, format } = useLanguage()
  const mayWrite = useMayWrite()
  const { review } = of
  const outcomes: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = reviewOutcome.values
  return (
    <section>
      <h3>
        <Shape tone={of.gate === 'passed' ? 'good' : of.gate === 'overridden' ? 'watch' : 'none'} /> {say.decision}
      </h3>
      {review ? (
        <p className="row">
          <Link to="/app/records/$path/$id" params={{ path: 'phase-reviews', id: review.id }}>
            {outcomes[review.outcome]?.[language] ?? review.outcome}
          </Link>
          <span className="meta">{format.day(review.reviewedAt)}</span>
          {review.independent && <Tag>{say.independent}</Tag>}
          {!review.factorsAssessed && <Tag tone="watch">{say.notScored}</Tag>}
          {of.reviews > 1 && (
            <Link to="/app/records/$path" params={{ path: 'phase-reviews' }} search={{ phase: [of.phase] }}>
              {say.moreReviews(of.reviews - 1)}
            </Link>
          )}
        </p>
      ) : (
        <p className="row">
          <span>{say.noDecision}</span>
          {mayWrite && (
            <Link
              to="/app/records/$path/new"
              params={{ path: 'phase-reviews' }}
              aria-label={say.recordOf(of.title[language])}
            >
              {say.record}
            </Link>
          )}
        </p>
      )}
    </section>
  )
}

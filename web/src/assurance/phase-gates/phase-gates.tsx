/** The five phases of the roadmap: which gate is passed, and what is missing at the others, by evidence. */
import type { PhaseGates } from '@citywide/model/assurance/phase-gates'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import { Answer } from '../../shell/api/answer.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark, type Tone } from '../../ui/mark.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import '../parts/beside.css'
import './gates.css'
import { FactorNeed, GatePanel } from './gate-panel.tsx'
import { gateTexts } from './gate-texts.ts'
import { phaseGatesQuery } from '../history/history-queries.ts'
import { historyTexts } from '../history/history-texts.ts'
import { DayPicker, KnownStrip } from '../history/known-strip.tsx'
import { monthSheet } from '../history/month-sheet.ts'
import { MonthsPlot } from '../history/months-plot.tsx'
import { PartLink } from '../parts/part-link.tsx'
import { useSight } from '../history/sight.ts'

type Phase = PhaseGates['phases'][number]

export const gateTones: Readonly<Record<Phase['gate'], Tone>> = {
  passed: 'done',
  overridden: 'watch',
  ready: 'good',
  open: 'none',
}

export function PhaseGatesPage() {
  const say = useTexts(gateTexts)
  const answer = useQuery(phaseGatesQuery(useSight()))
  return (
    <Answer of={answer} rows={10} what={say.title} page>
      {(gates) => <Content of={gates} />}
    </Answer>
  )
}

function Content({ of }: { readonly of: PhaseGates }) {
  const say = useTexts(gateTexts)
  const { language } = useLanguage()
  const next = of.phases.find((phase) => !isPassed(phase))
  return (
    <>
      <PageHead
        above={
          <PartLink code="B7">
            <Chip>B7</Chip>
          </PartLink>
        }
        title={say.title}
        sentence={next ? say.lead(of.phases.filter(isPassed).length, next.title[language]) : say.leadAll}
        aside={<DayPicker />}
      />
      <KnownStrip known={of.months.at(-1)?.known} />
      <div className="stack">
        <ol className="gate-line" aria-label={say.title}>
          {of.phases.map(({ code, title, gate }) => (
            <li key={code} data-gate={gate} aria-current={code === next?.code ? 'step' : undefined}>
              <a href={`#${code}`}>
                <strong>{title[language]}</strong>
              </a>
              <Mark tone={gateTones[gate]}>{say[gate]}</Mark>
            </li>
          ))}
        </ol>
        <Panel title={say.needs}>
          <ul className="gate-needs">
            {of.needs.map(({ code, text }) => (
              <li key={code}>{text[language]}</li>
            ))}
          </ul>
          <div className="gate-body">
            <FactorNeed of={of.factors} />
          </div>
        </Panel>
        {of.phases.map((phase) => (
          <GatePanel key={phase.code} phase={phase} factors={of.factors} tone={gateTones[phase.gate]} />
        ))}
        <Course of={of} />
        <p className="meta">
          <Link to="/app/records/$path" params={{ path: 'phase-reviews' }}>
            {say.allReviews}
          </Link>
        </p>
      </div>
    </>
  )
}

function isPassed({ gate }: Phase): boolean {
  return gate === 'passed' || gate === 'overridden'
}

function Course({ of: { months, phases } }: { readonly of: PhaseGates }) {
  const say = useTexts(gateTexts)
  const told = useTexts(historyTexts)
  const { language, format } = useLanguage()
  const columns = phases.map(({ title, cells }) => ({ title: title[language], cells }))
  return (
    <Panel title={say.months}>
      <ChartFrame
        finding={say.finding}
        sheet={monthSheet(months, columns, { say: told, language, format })}
        file="citywide-phase-gates"
        source={told.hollow}
      >
        <div className="gate-courses">
          {columns.map(({ title, cells }) => (
            <div key={title}>
              <p className="meta">{title}</p>
              <MonthsPlot months={months} cells={cells} summary={`${title}: ${told.score}`} height={80} />
            </div>
          ))}
        </div>
      </ChartFrame>
    </Panel>
  )
}

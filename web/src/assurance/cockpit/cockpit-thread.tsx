// The rows are grids, and with another `display` some browsers forget what a table is: hence its roles, spelled out.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
/** The golden thread: goal → benefit → roadmap → risk → evidence, one goal on one line. */
import type { Cockpit, GoldenThread } from '@citywide/model/assurance/cockpit'
import { Link } from '@tanstack/react-router'
import type { RefObject } from 'react'
import { LaneAxis, Lanes, type TimeSpan } from '../../charts/lanes.tsx'
import { gravity } from '../../charts/risk-matrix.tsx'
import { Spark } from '../../charts/spark.tsx'
import { trajectoryOf } from '../../charts/trajectory-of.ts'
import { useWidth } from '../../charts/use-width.ts'
import { courses } from '../../shell/api/standing.ts'
import { Chip } from '../../ui/chip.tsx'
import { Age, Figure, OriginWord } from '../../ui/figure.tsx'
import { civilDay } from '../../ui/format.ts'
import { useLanguage, useTexts, useWords, Words } from '../../ui/language.tsx'
import { Mark, Shape } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import { unitLabel } from '../../ui/unit.ts'
import { barsOf, spanOf } from './initiative-bars.ts'
import { texts } from '../texts.ts'

export function ThreadPanel({ of }: { readonly of: Cockpit }) {
  const say = useTexts(texts)
  const { timeZone } = useLanguage()
  const today = civilDay(Date.parse(of.asOf), timeZone)
  const span = spanOf(of.thread, today)
  // A goal that nothing leads to yet is a gap, not a line: such goals stand together below.
  const [bare = [], lines = []] = [true, false].map((none) =>
    of.thread.filter(({ lead, initiatives }) => (lead === null && initiatives.length === 0) === none),
  )
  // All lanes are as wide as the first, in pixels, so that their names stay readable.
  const [lane, width] = useWidth<HTMLTableCellElement>(280)
  return (
    <Panel
      title={say.thread}
      about={say.threadAbout}
      aside={['C2', 'B7'].map((code) => (
        <Link key={code} to="/app/parts/$code" params={{ code }}>
          <Chip>{code}</Chip>
        </Link>
      ))}
      flush
    >
      {of.thread.length === 0 ? (
        <Empty
          title={say.noGoals}
          action={
            <Link to="/app/records/$path/new" params={{ path: 'vision-targets' }} className="button">
              {say.addGoal}
            </Link>
          }
        >
          {say.noGoalsWhy}
        </Empty>
      ) : (
        <table className="thread" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">{say.goal}</th>
              <th role="columnheader">{say.now}</th>
              <th role="columnheader">{say.actualPlan}</th>
              <th role="columnheader">
                <span className="unseen">{say.roadmap}</span>
                <LaneAxis span={span} today={of.scope.evaluatedAt === null ? say.today : say.asOfDay} width={width} />
              </th>
              <th role="columnheader">{say.topRisk}</th>
              <th role="columnheader">{say.evidence}</th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {lines.map((thread, index) => (
              <ThreadRow
                key={thread.target.id}
                thread={thread}
                span={span}
                width={width}
                {...(index === 0 && { lane })}
              />
            ))}
          </tbody>
        </table>
      )}
      {bare.length > 0 && (
        <details className="thread-bare">
          <summary>{say.withoutBenefit(bare.length)}</summary>
          <ul>
            {bare.map(({ target }) => (
              <li key={target.id}>
                <Link to="/app/records/$path/$id" params={{ path: 'vision-targets', id: target.id }}>
                  <Words of={target.title} />
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}

interface ThreadRowProps {
  readonly thread: GoldenThread
  readonly span: TimeSpan
  readonly width: number
  /** The cell that is measured for all. */
  readonly lane?: RefObject<HTMLTableCellElement | null>
}

function ThreadRow({ thread, span, width, lane }: ThreadRowProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const words = useWords()
  const { target, lead, risk } = thread
  const bars = barsOf(thread, span.today, words)
  return (
    <tr role="row">
      <th role="rowheader" scope="row" className="thread-goal">
        <Link to="/app/records/$path/$id" params={{ path: 'vision-targets', id: target.id }} className="thread-title">
          <Words of={target.title} />
        </Link>
        {lead ? (
          <Link to="/app/benefits/register/$id" params={{ id: lead.benefit.id }} className="quiet-link">
            <Words of={lead.indicator?.title ?? lead.benefit.title} />
          </Link>
        ) : (
          <span className="quiet">{say.noBenefit}</span>
        )}
      </th>
      <Now lead={lead} />
      <td role="cell" className="thread-spark">
        {lead && <LeadSpark lead={lead} />}
      </td>
      <td role="cell" className="thread-lanes" ref={lane}>
        {bars.length > 0 ? (
          <Lanes bars={bars} span={span} width={width} summary={say.lanes(format.list(bars.map(({ name }) => name)))} />
        ) : (
          <Nothing why={say.noInitiative} />
        )}
      </td>
      <td role="cell" className="thread-risk">
        {risk ? (
          <Link
            to="/app/records/$path/$id"
            params={{ path: 'risks', id: risk.id }}
            className="marked-line"
            title={say.risk(risk.likelihood, risk.impact)}
          >
            <Shape tone={gravity(risk.likelihood, risk.impact)} />
            <span>
              <Words of={risk.title} />
              <span className="unseen"> ({say.risk(risk.likelihood, risk.impact)})</span>
            </span>
          </Link>
        ) : (
          <Nothing why={say.noRisk} />
        )}
      </td>
      <td role="cell" className="thread-evidence">
        {lead?.now && (
          <>
            <span className="thread-age">
              <Shape tone={lead.freshness.stale ? 'none' : 'good'} size={9} />
              <Age at={lead.freshness.newestInput ?? lead.now.computedAt} stale={lead.freshness.stale} />
            </span>
            <span className="meta">
              <OriginWord origin={lead.now.origin} />
            </span>
          </>
        )}
      </td>
    </tr>
  )
}

/** A quiet dash; the reason is there for those who point or listen. */
function Nothing({ why }: { readonly why: string }) {
  return (
    <span className="meta" title={why}>
      <span aria-hidden="true">–</span>
      <span className="unseen">{why}</span>
    </span>
  )
}

function Now({ lead }: Pick<GoldenThread, 'lead'>) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  if (!lead) {
    return (
      <td role="cell" className="thread-now">
        <Nothing why={say.noBenefit} />
      </td>
    )
  }
  const { tone, word } = courses[lead.course]
  return (
    <td role="cell" className="thread-now">
      <Figure value={lead.now?.value ?? null} unit={lead.indicator?.unit ?? '1'} />
      <Mark tone={tone}>{word[language]}</Mark>
    </td>
  )
}

function LeadSpark({ lead }: { readonly lead: NonNullable<GoldenThread['lead']> }) {
  const say = useTexts(texts)
  const { language, timeZone, format } = useLanguage()
  const words = useWords()
  const { tone, word } = courses[lead.course]
  const figure = (value: number | undefined) =>
    value === undefined
      ? '–'
      : `${format.number(value)} ${unitLabel(lead.indicator?.unit ?? '1', language, format.currency)}`.trim()
  return (
    <Spark
      data={trajectoryOf(lead, timeZone)}
      tone={tone}
      summary={say.sparkline(
        words(lead.benefit.title),
        figure(lead.now?.value ?? undefined),
        figure(lead.target?.value),
        word[language],
      )}
    />
  )
}

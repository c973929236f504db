/** One recommendation on a page of its own: what it asks, how sure that is, every rule with all that decided it, history. */
import type { RecommendationDetail } from '@citywide/model/assurance/verdict'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ChartFrame } from '../../charts/chart-frame.tsx'
import { Answer } from '../../shell/api/answer.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import '../evidence/evidence.css'
import { VerdictHistory } from '../evidence/evidence-recommendation.tsx'
import { RuleBody, RuleHead } from '../evidence/evidence-rule.tsx'
import { requirementHistoryQuery } from '../history/history-queries.ts'
import { historyTexts } from '../history/history-texts.ts'
import { DayPicker, KnownStrip } from '../history/known-strip.tsx'
import { monthSheet } from '../history/month-sheet.ts'
import { MonthsPlot } from '../history/months-plot.tsx'
import { PartLink } from '../parts/part-link.tsx'
import { recommendationQuery } from '../queries.ts'
import { RecommendationSide } from './recommendation-side.tsx'
import { recommendationTexts } from './recommendation-texts.ts'
import { RuleCourse } from '../history/rule-course.tsx'
import { useSight } from '../history/sight.ts'
import { texts } from '../texts.ts'
import { ClassTag, VerdictMark } from '../verdict-mark.tsx'
import { weightOf } from '../weight-of.ts'

const route = getRouteApi('/app/assurance/recommendations/$code')

export function RecommendationPage() {
  const { code } = route.useParams()
  const answer = useQuery(recommendationQuery(code, useSight()))
  return (
    <Answer of={answer} rows={10} what={code} page>
      {(detail) => <Content of={detail} />}
    </Answer>
  )
}

function Content({ of }: { readonly of: RecommendationDetail }) {
  const say = useTexts(recommendationTexts)
  const all = useTexts(texts)
  const { language, format } = useLanguage()
  const met = of.rules.filter(({ state }) => state === 'met' || state === 'attested').length
  return (
    <>
      <PageHead
        above={
          <>
            <Chip>{of.code}</Chip>
            <PartLink code={of.component}>
              <Chip>{of.component}</Chip>
            </PartLink>
            <VerdictMark state={of.state} evidence={weightOf(of)} />
            {of.score !== null && <span className="meta">{`${say.score} ${format.number(of.score, 0)}`}</span>}
          </>
        }
        title={of.text[language]}
        name={of.code}
        sentence={say.sentence(of.rules.length, met, format.share(of.coverage))}
        aside={<DayPicker />}
      />
      <KnownStrip known={of.known} />
      <div className="with-side">
        <div className="stack">
          {of.explanations.map((rule) => (
            <Panel
              key={rule.rule}
              title={
                <span className="titled">
                  <Chip>{rule.rule}</Chip>
                  <span>{rule.title[language]}</span>
                </span>
              }
              aside={<ClassTag evidence={rule.class} />}
            >
              <div className="evidence-body">
                <div className="prose">
                  <RuleHead rule={rule} />
                </div>
                <RuleCourse rule={rule} />
                <RuleBody rule={rule} within />
              </div>
            </Panel>
          ))}
          {of.rules.length > 1 && <ByMonth of={of} />}
          {of.history.length > 0 && (
            <Panel title={all.history}>
              <VerdictHistory of={of.history} />
            </Panel>
          )}
        </div>
        <RecommendationSide of={of} />
      </div>
      <p className="meta">
        <Link to="/app/assurance/recommendations">{say.all}</Link>
      </p>
    </>
  )
}

function ByMonth({ of: { code, component } }: { readonly of: RecommendationDetail }) {
  const say = useTexts(recommendationTexts)
  const told = useTexts(historyTexts)
  const { language, format } = useLanguage()
  const answer = useQuery(requirementHistoryQuery({ component }, useSight()))
  return (
    <Panel title={say.months}>
      <Answer of={answer} rows={3} what={say.months}>
        {({ months, requirements }) => {
          const cells = requirements.find((one) => one.code === code)?.cells ?? []
          return (
            <ChartFrame
              finding={say.monthsFinding}
              sheet={monthSheet(months, [{ title: code, cells }], { say: told, language, format })}
              file={`citywide-${code}`}
              source={told.hollow}
            >
              <MonthsPlot months={months} cells={cells} summary={`${code}: ${say.monthsFinding}`} />
            </ChartFrame>
          )
        }}
      </Answer>
    </Panel>
  )
}

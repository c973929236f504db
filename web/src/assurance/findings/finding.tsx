/** One finding: what happened, why, which records, what is done about it, and who was told. */
import type { FindingDetail } from '@citywide/model/assurance/finding'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { newKey } from '../../shell/api/new-key.ts'
import { verdicts } from '../../shell/api/standing.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Fact, Facts, Panel } from '../../ui/panel.tsx'
import '../evidence/evidence.css'
import { Conditions } from '../evidence/evidence-conditions.tsx'
import { FailingRecords } from '../evidence/evidence-failing.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import './finding.css'
import { ActionDialog } from './finding-action-dialog.tsx'
import { FindingActions } from './finding-actions.tsx'
import { FindingHistory, FindingMessages } from './finding-history.tsx'
import { acknowledge, findingQuery } from './finding-queries.ts'
import { findingTexts } from './finding-texts.ts'
import { FindingDue, FindingOwner, SeverityTag, StateTag } from './finding-words.tsx'
import { PartLink } from '../parts/part-link.tsx'
import { VerdictMark } from '../verdict-mark.tsx'

export function FindingPage({ id }: { readonly id: string }) {
  const say = useTexts(findingTexts)
  const answer = useQuery(findingQuery(id))
  return (
    <Answer of={answer} rows={8} what={say.finding} page>
      {(finding) => <Content of={finding} />}
    </Answer>
  )
}

function Content({ of }: { readonly of: FindingDetail }) {
  const say = useTexts(findingTexts)
  const { language, format } = useLanguage()
  const [planning, setPlanning] = useState(false)
  const acknowledging = useChanging('findings', () => acknowledge([of.id], newKey()))
  const word = (verdict: FindingDetail['to']) => verdicts[verdict].word[language]
  const when = format.moment(of.openedAt)
  const { explanation } = of
  return (
    <>
      <PageHead
        above={
          <>
            <Link to="/app/assurance/findings/{-$id}" params={{}} className="quiet-link">
              {say.findings}
            </Link>
            <Chip>{of.rule}</Chip>
            {of.component && (
              <PartLink code={of.component}>
                <Chip>{of.component}</Chip>
              </PartLink>
            )}
            <StateTag of={of.state} />
            <SeverityTag of={of.severity} />
          </>
        }
        title={of.title[language]}
        sentence={
          <>
            {of.from === null ? say.openedFirst(when, word(of.to)) : say.opened(when, word(of.from), word(of.to))}{' '}
            {of.closedAt !== null &&
              of.closedAs !== null &&
              say.closedAs(format.moment(of.closedAt), say[`closed_${of.closedAs}`])}
          </>
        }
        aside={
          <>
            {of.may.acknowledge && (
              <Button disabled={acknowledging.isPending} onClick={() => acknowledging.mutate()}>
                {say.acknowledge}
              </Button>
            )}
            {of.may.plan && (
              <Button kind="primary" onClick={() => setPlanning(true)}>
                {say.plan}
              </Button>
            )}
          </>
        }
      />
      <Fault of={acknowledging.error} />
      <div className="with-side">
        <div className="stack">
          {of.ineffective && <p className="notice">{say.inVainLong}</p>}
          <Panel title={say.why} aside={explanation && <EvidenceLink of={of.rule}>{say.evidence}</EvidenceLink>}>
            {explanation ? (
              <div className="finding-body">
                <p className="finding-sentence">{explanation.sentence[language]}</p>
                {explanation.conditions.length > 0 && <Conditions rule={explanation} />}
                <FailingRecords rule={explanation} />
                {explanation.missing.length > 0 && (
                  <ul className="failing">
                    {explanation.missing.map(({ code, title }) => (
                      <li key={code}>
                        <Chip>{code}</Chip> {title[language]}
                      </li>
                    ))}
                  </ul>
                )}
                {of.state !== 'closed' && (
                  <section>
                    <h3>{say.nextStep}</h3>
                    <p>{explanation.next[language]}</p>
                  </section>
                )}
              </div>
            ) : (
              <p>{say.gone}</p>
            )}
          </Panel>
          <FindingActions of={of} />
          <FindingHistory of={of.events} />
        </div>
        <div className="stack">
          <Panel title={say.facts}>
            <Facts>
              {of.verdict && (
                <Fact name={say.now}>
                  <VerdictMark state={of.verdict} evidence={of.class} />
                  {of.fail > 0 && of.state !== 'closed' && <div className="meta">{say.fails(of.fail, of.n)}</div>}
                </Fact>
              )}
              <Fact name={say.atOpening}>
                <VerdictMark state={of.to} evidence={of.class} />
                {of.opening.fail > 0 && <div className="meta">{say.fails(of.opening.fail, of.opening.n)}</div>}
              </Fact>
              <Fact name={say.owner}>
                <FindingOwner of={of.owner} />
              </Fact>
              <Fact name={say.due}>
                <FindingDue of={of} />
              </Fact>
              <Fact name={say.scope}>
                <Words of={of.scopeTitle} />
              </Fact>
              {of.escalated > 0 && <Fact name={say.escalated}>{say.times(of.escalated)}</Fact>}
              {of.before && (
                <Fact name={say.before}>
                  <Link to="/app/assurance/findings/{-$id}" params={{ id: of.before.id }}>
                    {say.beforeClosed(of.before.closedAt ? format.dayOf(of.before.closedAt) : '–')}
                  </Link>
                </Fact>
              )}
              {of.after && (
                <Fact name={say.after}>
                  <Link to="/app/assurance/findings/{-$id}" params={{ id: of.after.id }}>
                    {say.afterOpened(format.dayOf(of.after.openedAt))}
                  </Link>
                </Fact>
              )}
            </Facts>
            {of.state !== 'closed' && <p className="meta">{say.closesItself}</p>}
          </Panel>
          <FindingMessages of={of.messages} />
        </div>
      </div>
      {planning && <ActionDialog of={of} onClose={() => setPlanning(false)} />}
    </>
  )
}

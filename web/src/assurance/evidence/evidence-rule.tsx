import type { Explanation } from '@citywide/model/assurance/verdict'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { verdicts } from '../../shell/api/standing.ts'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Fact, Facts } from '../../ui/panel.tsx'
import './evidence.css'
import { Conditions } from './evidence-conditions.tsx'
import { FailingRecords } from './evidence-failing.tsx'
import { KnownStrip } from '../history/known-strip.tsx'
import { RuleFinding } from '../findings/finding-section.tsx'
import { ruleQuery } from '../queries.ts'
import { LooserMark } from '../profile/setting-line.tsx'
import { RuleTerms } from '../profile/rule-terms.tsx'
import { reasonOf, thresholdsOf, valueOf } from '../rule-words.ts'
import { useSight } from '../history/sight.ts'
import { texts } from '../texts.ts'
import { ClassTag, VerdictMark } from '../verdict-mark.tsx'

export function Rule({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { language } = useLanguage()
  const answer = useQuery(ruleQuery(id, useSight()))
  const rule = answer.data
  return (
    <Dialog
      kind="drawer"
      title={rule?.title[language] ?? id}
      above={
        <>
          <Chip>{id}</Chip>
          {rule && <ClassTag evidence={rule.class} long />}
        </>
      }
      head={rule && <RuleHead rule={rule} />}
      onClose={onClose}
    >
      <Answer of={answer} rows={6} what={id}>
        {(explanation) => (
          <>
            <KnownStrip known={explanation.known} />
            <RuleBody rule={explanation} />
          </>
        )}
      </Answer>
    </Dialog>
  )
}

/** The sentence and how it stands. */
export function RuleHead({ rule }: { readonly rule: Explanation }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { n, pass, unknown } = rule.population
  const reason = reasonOf(rule, say)
  return (
    <>
      <p className="evidence-question">{rule.sentence[language]}</p>
      <p className="evidence-state">
        <VerdictMark state={rule.state} evidence={rule.class} />
        {rule.looser && <LooserMark />}
        {rule.since && <span className="meta">{say.since(format.dayOf(rule.since))}</span>}
        {n > 0 && (
          <span className="meta">
            {say.records(pass, n)}
            {unknown > 0 && say.unknownToo(unknown)}
          </span>
        )}
      </p>
      {rule.pending && <p className="meta">{say.pending(verdicts[rule.pending].word[language])}</p>}
      {reason && <p className="evidence-reason">{reason}</p>}
    </>
  )
}

interface RuleBodyProps {
  readonly rule: Explanation
  /** On the page of its recommendation the way there is not shown. */
  readonly within?: boolean
}

/** Everything that decided a rule, and what would change it. */
export function RuleBody({ rule, within = false }: RuleBodyProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  return (
    <div className="evidence-body">
      {rule.conditions.length > 0 && <Conditions rule={rule} />}
      <FailingRecords rule={rule} />
      {rule.missing.length > 0 && (
        <section>
          <h3>{say.missing}</h3>
          <ul className="failing">
            {rule.missing.map(({ code, title }) => (
              <li key={code}>
                <Chip>{code}</Chip> {title[language]}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{say.change}</h3>
        <p>{rule.next[language]}</p>
      </section>
      <RuleFinding rule={rule.rule} />
      <RuleTerms rule={rule} />
      <Facts>
        <Fact name={say.owner}>{rule.ownerTitle[language]}</Fact>
        <Fact name={say.value}>
          <strong>{valueOf(rule.value, rule, language, format)}</strong>
        </Fact>
        <Fact name={say.thresholds}>{thresholdsOf(rule, say, language, format)}</Fact>
        {rule.previous && (
          <Fact name={say.before}>
            <VerdictMark state={rule.previous.state} evidence={rule.class} />{' '}
            {valueOf(rule.previous.value, rule, language, format)}
            <span className="meta"> {format.moment(rule.previous.at)}</span>
          </Fact>
        )}
        <Fact name={say.evaluated}>{format.moment(rule.asOf)}</Fact>
        <Fact name={say.newest}>{rule.freshness.newestInput ? format.moment(rule.freshness.newestInput) : '–'}</Fact>
        <Fact name={say.minSample}>{format.number(rule.minSample)}</Fact>
        <Fact name={say.ruleVersion}>
          <Link to="/app/assurance/rules/{-$id}" params={{ id: rule.rule }}>
            <code>{rule.ruleVersion.slice(0, 12)}</code>
          </Link>
        </Fact>
      </Facts>
      <div className="row">
        {!within && (
          <Link to="/app/assurance/recommendations/$code" params={{ code: rule.recommendation }} className="button">
            {say.toRecommendation}
          </Link>
        )}
        {rule.about && (
          <Link to="/app/records/$path" params={{ path: rule.about }} className="button">
            {say.openRecords}
          </Link>
        )}
      </div>
    </div>
  )
}

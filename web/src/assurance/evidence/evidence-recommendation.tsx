import type { RecommendationDetail, RecommendationVerdict, VerdictChange } from '@citywide/model/assurance/verdict'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { catalogueQuery } from '../../shell/api/components.ts'
import { editionNames, useEdition } from '../../shell/api/edition.ts'
import { registersOf } from '../../shell/api/registers.ts'
import { verdicts } from '../../shell/api/standing.ts'
import { Chip, Tag } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import './evidence.css'
import { EvidenceLink } from './evidence-link.tsx'
import { KnownStrip } from '../history/known-strip.tsx'
import { PartLink } from '../parts/part-link.tsx'
import { recommendationQuery } from '../queries.ts'
import { recommendationTexts } from '../recommendations/recommendation-texts.ts'
import { useSight } from '../history/sight.ts'
import { RequirementTerms } from '../profile/rule-terms.tsx'
import { LooserMark } from '../profile/setting-line.tsx'
import { texts } from '../texts.ts'
import { ClassTag, VerdictMark } from '../verdict-mark.tsx'
import { weightOf } from '../weight-of.ts'

export function Recommendation({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const own = useTexts(recommendationTexts)
  const { language, format } = useLanguage()
  const answer = useQuery(recommendationQuery(code, useSight()))
  const verdict = answer.data
  const edition = useEdition()
  // Cells, gates and criteria are Citywide's own.
  const ofTheStandard = ['recommendation', 'question', 'governance_change'].includes(verdict?.kind ?? '')
  return (
    <Dialog
      kind="drawer"
      title={verdict?.text[language] ?? code}
      above={
        <>
          <Chip>{code}</Chip>
          {verdict && (
            <PartLink code={verdict.component}>
              <Chip>{verdict.component}</Chip>
            </PartLink>
          )}
          {ofTheStandard && <span>{editionNames[edition]}</span>}
        </>
      }
      head={
        verdict && (
          <p className="evidence-state">
            <VerdictMark state={verdict.state} evidence={weightOf(verdict)} />
            <span className="meta">{`${say.coverage} ${format.share(verdict.coverage)}`}</span>
            {verdict.critical.length > 0 && <Tag tone="bad">{say.criticalNotMet(verdict.critical.length)}</Tag>}
          </p>
        )
      }
      onClose={onClose}
    >
      <Answer of={answer} rows={5} what={code}>
        {(data) => (
          <div className="evidence-body">
            <KnownStrip known={data.known} />
            <Rules of={data} />
            {data.history.length > 0 && (
              <section>
                <h3>{say.history}</h3>
                <VerdictHistory of={data.history} />
              </section>
            )}
            <RequirementTerms code={code} />
            <Basis of={data} />
            <div className="row">
              <Link to="/app/assurance/recommendations/$code" params={{ code }} className="button">
                {own.page}
              </Link>
            </div>
          </div>
        )}
      </Answer>
    </Dialog>
  )
}

function Rules({ of }: { readonly of: RecommendationVerdict }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  return (
    <section>
      <h3>{say.recommendationRules}</h3>
      <ul className="conditions">
        {of.rules.map((rule) => {
          const { tone } = verdicts[rule.state]
          const { n, pass } = rule.population
          return (
            <li key={rule.rule} className="tone" data-tone={tone}>
              <span />
              <div>
                <p className="condition-sentence">
                  <EvidenceLink of={rule.rule}>{rule.title[language]}</EvidenceLink>
                </p>
                <p className="row">
                  <VerdictMark state={rule.state} evidence={rule.class} />
                  <ClassTag evidence={rule.class} />
                  {rule.looser && <LooserMark />}
                  {rule.critical && <Tag tone={rule.state === 'not_met' ? 'bad' : 'none'}>{say.criticalRule}</Tag>}
                  {rule.since && <span className="meta">{say.since(format.dayOf(rule.since))}</span>}
                </p>
              </div>
              {n > 0 && <span className="condition-count tone-text">{`${pass}/${n}`}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** How sure the content is, and where it was found. */
function Basis({ of }: { readonly of: RecommendationDetail }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const basis = useQuery(catalogueQuery).data?.basis[of.basis]
  return (
    <section className="meta">
      <h3>{say.howSure}</h3>
      {basis && <p>{basis[language]}</p>}
      {of.sources.length > 0 && <p lang="en">{of.sources.join('; ')}</p>}
    </section>
  )
}

/** Each change of a verdict, newest first, with what caused it. */
export function VerdictHistory({ of }: { readonly of: readonly VerdictChange[] }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const registers = useQuery(registersOf).data
  const titleOf = (noun: string) => registers?.find(({ name }) => name === noun)?.title[language] ?? noun
  return (
    <ul className="history">
      {of.map((change) => (
        <li key={`${change.rule}${change.at}`}>
          <span className="meta">{format.moment(change.at)}</span>
          <span>
            <Chip>{change.rule}</Chip> {change.from === null ? say.firstVerdict : verdicts[change.from].word[language]}{' '}
            → {verdicts[change.to].word[language]}
          </span>
          {change.cause === 'profile' && <span className="meta">{say.becauseSettled}</span>}
          {change.because.length > 0 && (
            <span className="meta">
              {say.because(
                format.list(change.because.map(({ noun, records }) => say.changedRecords(titleOf(noun), records))),
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

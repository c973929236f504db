/** The six governance changes of the 2021 edition: how each stands, what measures it, and what it draws on. */
import type { CatalogueView } from '@citywide/model/assurance/catalogue-view'
import type { RecommendationVerdict } from '@citywide/model/assurance/verdict'
import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../shell/api/answer.tsx'
import { catalogueQuery } from '../../shell/api/components.ts'
import { editionNames, useEdition } from '../../shell/api/edition.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import '../parts/beside.css'
import { besideTexts } from '../parts/beside-texts.ts'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import { ChangeSeries, ChangesSheet } from './change-series.tsx'
import { DayPicker, KnownStrip } from './known-strip.tsx'
import { EditionNotes, References } from '../parts/part-edition.tsx'
import { PartLink } from '../parts/part-link.tsx'
import { besideQuery, recommendationQuery } from '../queries.ts'
import { RuleLine } from '../rule-line.tsx'
import { VerdictMark } from '../verdict-mark.tsx'
import { useSight } from './sight.ts'
import { weightOf } from '../weight-of.ts'

type Changes = CatalogueView['changes']

export function ChangesPage() {
  const answer = useQuery(catalogueQuery)
  return (
    <Answer of={answer} rows={8} what="GC" page>
      {({ changes }) => <Content of={changes} />}
    </Answer>
  )
}

function Content({ of }: { readonly of: Changes }) {
  const say = useTexts(besideTexts)
  const { language } = useLanguage()
  const edition = useEdition()
  const answer = useQuery(besideQuery('GC', useSight()))
  const rows = answer.data ?? []
  const met = rows.filter(({ state }) => state === 'met' || state === 'attested').length
  const open = rows.filter(({ state }) => state === 'not_met' || state === 'partly').length
  return (
    <>
      <PageHead
        above={
          <>
            <Chip>GC</Chip>
            <References of={of.clause} />
          </>
        }
        title={of.title[language]}
        sentence={answer.data && say.changesLead(met, rows.length, open)}
        aside={<DayPicker />}
      />
      <KnownStrip known={rows[0]?.known} />
      <div className="stack">
        {of.clause[edition] === null && <p className="edition-note">{say.notInEdition(editionNames[edition])}</p>}
        <Answer of={answer} rows={8} what={of.title[language]}>
          {(verdicts) =>
            Object.entries(of.ways).map(([way, title]) => (
              <section key={way} className="way" aria-label={title[language]}>
                <h2>{title[language]}</h2>
                <div className="changes">
                  {of.changes
                    .filter((change) => change.way === way)
                    .map((change) => (
                      <Change
                        key={change.code}
                        of={change}
                        verdict={verdicts.find(({ code }) => code === change.code)}
                      />
                    ))}
                </div>
              </section>
            ))
          }
        </Answer>
        <ChangesSheet of={of} />
        <EditionNotes part={{ code: 'GC', part: 'A' }} />
      </div>
    </>
  )
}

interface ChangeProps {
  readonly of: Changes['changes'][number]
  readonly verdict: RecommendationVerdict | undefined
}

function Change({ of, verdict }: ChangeProps) {
  const say = useTexts(besideTexts)
  const { language } = useLanguage()
  const history = useQuery(recommendationQuery(of.code, useSight())).data?.history
  const turned = history?.filter(({ from }) => from !== null).length
  return (
    <Panel
      title={
        <EvidenceLink of={of.code} className="titled">
          <Chip>{of.code}</Chip>
          <span>{of.title[language]}</span>
        </EvidenceLink>
      }
      aside={verdict && <VerdictMark state={verdict.state} evidence={weightOf(verdict)} />}
    >
      <div className="prose">
        <p>{of.need[language]}</p>
        <ChangeSeries code={of.code} title={of.title[language]} />
        <ul className="rule-lines" aria-label={say.measured}>
          {verdict?.rules.map((rule) => (
            <RuleLine key={rule.rule} of={rule} />
          ))}
        </ul>
        {turned !== undefined && <p className="meta">{say.turnedTimes(turned)}</p>}
        <p className="draws">
          <span className="meta">{say.draws}</span>
          {of.draws.map(({ code }) => (
            <PartLink key={code} code={code}>
              <Chip>{code}</Chip>
            </PartLink>
          ))}
        </p>
      </div>
    </Panel>
  )
}

/** The fewest changes of records that move most verdicts, step by step. */
import type { NextChanges, NextStep } from '@citywide/model/assurance/next-view'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { componentsQuery } from '../../shell/api/components.ts'
import { useView } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { FilterBar } from '../../ui/filter.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { Empty } from '../../ui/state.tsx'
import { EvidenceLink } from '../evidence/evidence-link.tsx'
import './finding.css'
import { nextQuery } from './finding-queries.ts'
import { MendLine } from './next-mend.tsx'
import { nextTexts } from './next-texts.ts'
import { VerdictMark } from '../verdict-mark.tsx'

const route = getRouteApi('/app/assurance/{-$screen}')

export function NextPage() {
  const say = useTexts(nextTexts)
  const { language } = useLanguage()
  const navigate = useNavigate()
  const { part } = route.useSearch()
  const { scope } = useView()
  const component = part?.[0]
  const answer = useQuery(nextQuery({ scope, component, owner: undefined }))
  const components = useQuery(componentsQuery).data ?? []
  const data = answer.data
  return (
    <>
      <PageHead
        title={say.title}
        sentence={data && say.lead(data.cost, data.turned, data.short)}
        aside={
          <Link className="button" to="/app/assurance/findings/{-$id}" params={{}}>
            {say.toFindings}
          </Link>
        }
      />
      <FilterBar>
        <Select
          label={say.part}
          value={component ?? null}
          options={components.map(({ code, title }) => ({ value: code, text: `${code} ${title[language]}` }))}
          onChange={(code) =>
            void navigate({
              to: '.',
              search: (all) => ({ ...all, part: code === null ? undefined : [code] }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      </FilterBar>
      <Answer of={answer} rows={10} what={say.title}>
        {(next) => (
          <div className="stack">
            {next.steps.length === 0 ? <Empty title={say.nothing}>{say.nothingWhy}</Empty> : <Steps of={next.steps} />}
            {next.beyond.length > 0 && <Beyond of={next.beyond} />}
          </div>
        )}
      </Answer>
    </>
  )
}

/** Steps that are shown before the reader asks for the others: what one has the strength for. */
const FIRST = 12

function Steps({ of }: { readonly of: readonly NextStep[] }) {
  const say = useTexts(nextTexts)
  const [all, setAll] = useState(false)
  const shown = all ? of : of.slice(0, FIRST)
  return (
    <section className="panel" aria-label={say.title}>
      <ol className="next-steps">
        {shown.map((step, index) => (
          <Step key={step.turns.map(({ rule }) => rule).join(' ')} of={step} number={index + 1} />
        ))}
      </ol>
      {shown.length < of.length && (
        <div className="table-foot">
          <Button kind="quiet" onClick={() => setAll(true)}>
            {say.allSteps(of.length)}
          </Button>
        </div>
      )}
    </section>
  )
}

function Step({ of, number }: { readonly of: NextStep; readonly number: number }) {
  const say = useTexts(nextTexts)
  const { language, format } = useLanguage()
  return (
    <li className="next-step">
      <h2>
        {say.step(number)} <span className="meta">{say.stepAbout(of.cost, of.turns.length)}</span>
      </h2>
      <div className="next-columns">
        <section>
          <h3 className="unseen">{say.mend}</h3>
          <ul className="next-mends">
            {of.mends.map((mend) => (
              <MendLine key={`${mend.noun} ${mend.kind} ${mend.field ?? mend.what.en}`} of={mend} />
            ))}
          </ul>
        </section>
        <section>
          <h3 className="unseen">{say.turns}</h3>
          <ul className="next-turns">
            {of.turns.map(({ rule, title, from, owner }) => (
              <li key={rule}>
                <EvidenceLink of={rule} className="titled">
                  <Chip>{rule}</Chip>
                  <span>{title[language]}</span>
                </EvidenceLink>
                <span className="row">
                  <VerdictMark state={from} evidence="register" />
                  <span aria-hidden="true">→</span>
                  <VerdictMark state="met" evidence="register" />
                  <span className="meta">{owner[language]}</span>
                </span>
              </li>
            ))}
          </ul>
          {of.completes.length > 0 && (
            <p className="meta">{say.completes(format.list(of.completes.map(({ code }) => code)))}</p>
          )}
        </section>
      </div>
    </li>
  )
}

function Beyond({ of }: { readonly of: NextChanges['beyond'] }) {
  const say = useTexts(nextTexts)
  const { language } = useLanguage()
  return (
    <Panel title={say.beyond} about={say.beyondAbout}>
      <ul className="next-turns">
        {of.map(({ rule, title, why, need }) => (
          <li key={rule}>
            <EvidenceLink of={rule} className="titled">
              <Chip>{rule}</Chip>
              <span>{title[language]}</span>
            </EvidenceLink>
            <span className="meta">
              {say[`why_${why}`]}
              {need !== null && ` · ${say.need(need)}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

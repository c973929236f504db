/** A scope beside its parts, part of the standard by part of the standard: who lags where. */
import type { StateCounts } from '@citywide/model/assurance/component-standing'
import type { RollUp } from '@citywide/model/assurance/standing'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Answer } from '../api/answer.tsx'
import { partName } from '../api/part-names.ts'
import { useScope, useView } from '../api/session.ts'
import { rollUpQuery } from './queries.ts'
import { assessable, behind, heatOf, metOf } from './share.ts'
import { texts } from './texts.ts'

export function RollUpPanel() {
  const say = useTexts(texts)
  const words = useWords()
  const scope = useScope()
  const answer = useQuery(rollUpQuery(useView()))
  const name = scope ? words(scope.title) : ''
  return (
    <Panel title={say.rollUp} about={say.rollUpAbout(name)} flush>
      <Answer of={answer} rows={8} what={say.rollUp}>
        {(data) =>
          data.scopes.length < 2 ? <p className="panel-empty">{say.rollUpNone(name)}</p> : <Table of={data} />
        }
      </Answer>
    </Panel>
  )
}

function Table({ of: { scopes } }: { readonly of: RollUp }) {
  const say = useTexts(texts)
  const words = useWords()
  const { language, format } = useLanguage()
  const last = behind(scopes.slice(1))
  const rows = scopes[0]?.components ?? []
  return (
    <>
      <p className="panel-empty">
        {last &&
          `${say.furthest(format.list(last.of.map(({ scope }) => words(scope.title))), format.share(last.share))} `}
        {say.rollUpHelp}
      </p>
      {/* A wide table scrolls by itself, also by keyboard; the page never does. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="wide-table" aria-label={say.rollUpTable} tabIndex={0}>
        <table className="roll-up">
          <thead>
            <tr>
              <th scope="col">{say.partOfStandard}</th>
              {scopes.map(({ scope }) => (
                <th key={scope.id} scope="col">
                  <Link to="." search={(all) => ({ ...all, scope: scope.code })} resetScroll={false} activeProps={{}}>
                    {words(scope.title)}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{say.all}</th>
              {scopes.map(({ scope, counts }) => (
                <Cell key={scope.id} counts={counts} />
              ))}
            </tr>
            {rows.map((row, index) => (
              <tr key={row.code}>
                <th scope="row" aria-label={`${row.code} ${partName(row)[language]}`}>
                  <Link to="/app/parts/$code" params={{ code: row.code }} className="titled">
                    <Chip>{row.code}</Chip>
                    <span>{partName(row)[language]}</span>
                  </Link>
                </th>
                {scopes.map(({ scope, components }) => (
                  <Cell key={scope.id} counts={components[index]?.counts} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Cell({ counts }: { readonly counts: StateCounts | undefined }) {
  const say = useTexts(texts)
  const of = counts ? assessable(counts) : 0
  if (!counts || of === 0) return <td className="roll-up-none">{say.nothing}</td>
  const summary = say.counts(metOf(counts), counts.partly, counts.not_met, counts.not_assessable)
  return (
    <td data-heat={heatOf(counts)} title={summary}>
      {say.cell(metOf(counts), of)}
    </td>
  )
}

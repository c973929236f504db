/** ISO 37101: six purposes by twelve issues, and what the city does for each. Each figure opens the records behind it. */
import type { PurposeMatrix } from '@citywide/model/assurance/standing'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { useScope } from '../../shell/api/session.ts'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import '../parts/beside.css'
import '../parts/part.css'
import { besideTexts } from '../parts/beside-texts.ts'
import { emptyIn, type Kind, kinds, sumOf } from './purpose-sums.ts'
import { purposesQuery } from '../queries.ts'

export function PurposesPage() {
  const say = useTexts(besideTexts)
  const answer = useQuery(purposesQuery(useScope()?.code))
  return (
    <Answer of={answer} rows={12} what={say.purposes} page>
      {(matrix) => <Content of={matrix} />}
    </Answer>
  )
}

function Content({ of }: { readonly of: PurposeMatrix }) {
  const say = useTexts(besideTexts)
  const { language } = useLanguage()
  const filled = of.cells.filter((cell) => sumOf(cell) > 0).length
  return (
    <>
      <PageHead
        above={<span>{of.edition}</span>}
        title={say.purposes}
        sentence={say.purposesLead(filled, of.cells.length, sumOf(of.untagged))}
      />
      <div className="stack">
        <Matrix of={of} />
        <Unserved of={of} />
        <p className="meta">
          {say.matrixHelp} {of.sureness.purposes === 'unconfirmed' && say.unconfirmed} {of.note[language]}
        </p>
      </div>
    </>
  )
}

// On a phone each issue is a block with its purposes below, and with another `display` some browsers forget the table.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
function Matrix({ of: { title, purposes, issues, cells } }: { readonly of: PurposeMatrix }) {
  const say = useTexts(besideTexts)
  const { language } = useLanguage()
  return (
    <div className="panel">
      <table className="matrix" role="table" aria-label={title[language]}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {say.issue}
            </th>
            {purposes.map((purpose) => (
              <th key={purpose.code} role="columnheader" scope="col">
                <Chip>{purpose.code}</Chip> {purpose.title[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {issues.map((issue) => (
            <tr key={issue.code} role="row">
              <th role="rowheader" scope="row">
                <Chip>{issue.code}</Chip> {issue.title[language]}
              </th>
              {purposes.map((purpose) => {
                const cell = cells.find((one) => one.purpose === purpose.code && one.issue === issue.code)
                return (
                  <td
                    key={purpose.code}
                    role="cell"
                    data-title={purpose.title[language]}
                    data-filled={(cell && sumOf(cell) > 0) || undefined}
                    title={cell?.measure ? say.candidate(cell.measure[language]) : undefined}
                  >
                    {cell && <Cell of={cell} purpose={purpose.title[language]} issue={issue.title[language]} />}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
/* oxlint-enable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */

interface CellProps {
  readonly of: PurposeMatrix['cells'][number]
  readonly purpose: string
  readonly issue: string
}

function Cell({ of, purpose, issue }: CellProps) {
  const say = useTexts(besideTexts)
  const short: Readonly<Record<Kind, string>> = {
    initiatives: say.initiativesShort,
    benefits: say.benefitsShort,
    services: say.servicesShort,
  }
  const full: Readonly<Record<Kind, string>> = {
    initiatives: say.initiatives,
    benefits: say.benefits,
    services: say.services,
  }
  const held = kinds.filter((kind) => of[kind] > 0)
  if (held.length === 0) return <span className="matrix-none">{say.emptyCell}</span>
  return (
    <ul className="matrix-counts">
      {held.map((kind) => (
        <li key={kind}>
          <Link
            to="/app/records/$path"
            params={{ path: kind }}
            search={{ purposeCodes: [of.purpose], issueCodes: [of.issue] }}
            title={full[kind]}
          >
            <strong>{of[kind]}</strong> <small>{short[kind]}</small>
            <span className="unseen"> {say.countIn(full[kind], purpose, issue)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What nothing serves, in words, and the records that carry no tags. */
function Unserved({ of }: { readonly of: PurposeMatrix }) {
  const say = useTexts(besideTexts)
  const { language, format } = useLanguage()
  const { issues, purposes } = emptyIn(of)
  const names = (all: PurposeMatrix['issues']) => format.list(all.map(({ title }) => title[language]))
  const full: Readonly<Record<Kind, string>> = {
    initiatives: say.initiatives,
    benefits: say.benefits,
    services: say.services,
  }
  return (
    <Panel title={say.gaps}>
      <div className="prose">
        {issues.length > 0 && <p>{say.emptyIssues(names(issues))}</p>}
        {purposes.length > 0 && <p>{say.emptyPurposes(names(purposes))}</p>}
        {issues.length + purposes.length === 0 && <p>{say.noneEmpty}</p>}
        <ul className="gaps">
          {kinds.map((kind) => (
            <li key={kind}>
              <Link to="/app/records/$path" params={{ path: kind }} search={{ 'purposeCodes.missing': ['true'] }}>
                {say.untagged(full[kind], of.untagged[kind], of.total[kind])}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}

/** The frameworks beside each other: how far evidence of ours shows each, and documents that come in. */
import type { FrameworkRow } from '@citywide/model/assurance/framework-view'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useMayWrite } from '../../shell/api/session.ts'
import { Chip, Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { FrameworkPage } from './framework.tsx'
import { FrameworkExchange } from './framework-exchange.tsx'
import { frameworksQuery } from './framework-queries.ts'
import { ReachBar, StateCounts } from './framework-reach.tsx'
import { frameworkTexts } from './framework-texts.ts'
import { useSight } from '../history/sight.ts'

const route = getRouteApi('/app/assurance/frameworks/{-$code}')

export function FrameworksOrOne() {
  const { code } = route.useParams()
  return code === undefined ? <FrameworksPage /> : <FrameworkPage key={code} code={code} />
}

function FrameworksPage() {
  const say = useTexts(frameworkTexts)
  const answer = useQuery(frameworksQuery(useSight()))
  const mayWrite = useMayWrite('assurance')
  return (
    <Answer of={answer} rows={12} what={say.title} page>
      {(rows) => (
        <>
          <PageHead
            title={say.title}
            sentence={say.lead(
              rows.length,
              sum(rows, ({ reach }) => reach.whole),
              sum(rows, ({ reach }) => reach.part),
              sum(rows, ({ reach }) => reach.nodes),
            )}
          />
          <div className="stack">
            <FrameworkTable rows={rows} />
            {mayWrite && <FrameworkExchange />}
            <p className="meta">{say.claim}</p>
          </div>
        </>
      )}
    </Answer>
  )
}

function sum(rows: readonly FrameworkRow[], of: (row: FrameworkRow) => number): number {
  return rows.reduce((all, row) => all + of(row), 0)
}

function FrameworkTable({ rows }: { readonly rows: readonly FrameworkRow[] }) {
  const say = useTexts(frameworkTexts)
  const { language } = useLanguage()
  const { sort } = route.useSearch()
  const navigate = useNavigate({ from: '/app/assurance/frameworks/{-$code}' })
  const columns = useMemo<Column<FrameworkRow>[]>(
    () => [
      {
        id: 'framework',
        title: say.framework,
        heading: true,
        sort: ({ code }) => code,
        cell: ({ code, title, open, origin }) => (
          <span>
            <Link to="/app/assurance/frameworks/{-$code}" params={{ code }} className="titled">
              <Chip>{code}</Chip>
              <span>{title[language]}</span>
            </Link>{' '}
            {open > 0 && <Tag tone="watch">{say.waiting(open)}</Tag>} {origin === 'import' && <Tag>{say.imported}</Tag>}
          </span>
        ),
      },
      { id: 'edition', title: say.edition, sort: ({ edition }) => edition, cell: ({ edition }) => edition },
      {
        id: 'reach',
        title: say.reach,
        sort: ({ reach }) => (reach.nodes === 0 ? null : (reach.whole + reach.part / 2) / reach.nodes),
        cell: ({ reach }) => <ReachBar of={reach} />,
      },
      { id: 'states', title: say.states, cell: ({ states }) => <StateCounts of={states} /> },
    ],
    [say, language],
  )
  return (
    <div className="panel">
      <DataTable
        label={say.title}
        rows={rows}
        columns={columns}
        rowKey={({ code }) => code}
        sort={sort}
        onSort={(next) =>
          void navigate({ search: (all) => ({ ...all, sort: next }), replace: true, resetScroll: false })
        }
      />
    </div>
  )
}

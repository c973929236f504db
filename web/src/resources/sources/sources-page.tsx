/** Where observations come from: which sources work, when something came last, and what waits for somebody. */
import { type SourceEntry, sourceKinds } from '@citywide/model/observations/source'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useView } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { sourcesQuery } from './queries.ts'
import { SourceForm } from './source-form.tsx'
import { gravest, inTrouble, SourceMark } from './source-state.tsx'
import './sources.css'
import { texts } from './texts.ts'

export function SourcesPage() {
  const say = useTexts(texts)
  const navigate = useNavigate()
  const answer = useQuery(sourcesQuery(useView().scope))
  const [adding, setAdding] = useState(false)
  const [sort, setSort] = useState('state')
  const columns = useColumns()
  const add = (
    <Button kind="primary" onClick={() => setAdding(true)}>
      {say.add}
    </Button>
  )
  return (
    <>
      <Answer of={answer} page rows={8} what={say.sources}>
        {({ items }) => (
          <>
            <PageHead
              above={<Link to="/app/resources/feeds">{say.feeds}</Link>}
              title={say.sources}
              sentence={
                items.length > 0 &&
                say.sentence(
                  items.length,
                  items.filter(({ health }) => inTrouble(health)).length,
                  items.reduce((sum, { open }) => sum + open, 0),
                )
              }
              aside={items.length > 0 && add}
            />
            {items.length === 0 ? (
              <Empty title={say.none} action={add}>
                {say.noneWhy}
              </Empty>
            ) : (
              <Panel title={say.sources} flush>
                <DataTable
                  label={say.sources}
                  rows={items}
                  columns={columns}
                  rowKey={({ code }) => code}
                  sort={sort}
                  onSort={setSort}
                />
              </Panel>
            )}
          </>
        )}
      </Answer>
      {adding && (
        <SourceForm
          onDone={({ code }) => void navigate({ to: '/app/resources/sources/$code', params: { code } })}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  )
}

function useColumns(): readonly Column<SourceEntry>[] {
  const say = useTexts(texts)
  const { language, format, judged } = useLanguage()
  return useMemo(
    () => [
      {
        id: 'source',
        title: say.source,
        heading: true,
        sort: ({ title }) => title[language],
        cell: ({ code, title }) => (
          <span>
            <Link to="/app/resources/sources/$code" params={{ code }}>
              <Words of={title} />
            </Link>
            <span className="source-code">{code}</span>
          </span>
        ),
      },
      {
        id: 'kind',
        title: say.kind,
        sort: ({ kind }) => sourceKinds[kind][language],
        cell: ({ kind }) => sourceKinds[kind][language],
      },
      {
        id: 'state',
        title: say.state,
        sort: ({ health }) => gravest.indexOf(health),
        cell: ({ health, fault }) => (
          <span>
            <SourceMark health={health} />
            {health === 'failing' && fault && <span className="source-why">{fault.text[language]}</span>}
          </span>
        ),
      },
      {
        id: 'last',
        title: say.last,
        sort: ({ lastArrivalAt }) => (lastArrivalAt === null ? null : -Date.parse(lastArrivalAt)),
        cell: ({ lastArrivalAt }) =>
          lastArrivalAt === null ? (
            <span className="quiet">{say.neverCame}</span>
          ) : (
            <time dateTime={lastArrivalAt} title={format.moment(lastArrivalAt)}>
              {format.ago(lastArrivalAt, judged)}
            </time>
          ),
      },
      {
        id: 'today',
        title: say.today,
        align: 'end',
        sort: ({ today }) => today,
        cell: ({ today }) => format.number(today, 0),
      },
      {
        id: 'waiting',
        title: say.waiting,
        align: 'end',
        sort: ({ open }) => open,
        cell: ({ open }) => <span className={open === 0 ? 'quiet' : undefined}>{format.number(open, 0)}</span>,
      },
      {
        id: 'owner',
        title: say.owner,
        cell: ({ owner }) => <Owner of={owner} />,
      },
    ],
    [say, language, format, judged],
  )
}

export function Owner({ of: { person, organization } }: { readonly of: SourceEntry['owner'] }) {
  const say = useTexts(texts)
  if (!person && !organization) return <span className="quiet">{say.nobody}</span>
  return (
    <span>
      {organization && <Words of={organization.name} />}
      {organization && person && <br />}
      {person && <Words of={person.name} />}
    </span>
  )
}

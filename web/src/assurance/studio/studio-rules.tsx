/** Every rule with its version, who changed it and what is being written. */
import type { RuleLine } from '@citywide/model/assurance/rule-studio'
import { versionStateNames } from '@citywide/model/assurance/rule-version'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useMayWrite, useScope } from '../../shell/api/session.ts'
import { gravest } from '../../shell/api/standing.ts'
import { Button } from '../../ui/button.tsx'
import { Chip, Tag } from '../../ui/chip.tsx'
import { Filter, FilterBar, SearchBox } from '../../ui/filter.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/state.tsx'
import { type Column, DataTable } from '../../ui/table/data-table.tsx'
import { ruleLinesQuery } from './studio-queries.ts'
import { studioTexts } from './studio-texts.ts'
import { ClassTag, VerdictMark } from '../verdict-mark.tsx'

const route = getRouteApi('/app/assurance/rules/{-$id}')
const StudioNewRule = lazy(() =>
  import('./studio-new-rule.tsx').then(({ StudioNewRule: component }) => ({ default: component })),
)
const standings = ['release', 'changed', 'own', 'retired', 'draft'] as const

export function StudioRules() {
  const say = useTexts(studioTexts)
  const navigate = useNavigate({ from: '/app/assurance/rules/{-$id}' })
  const search = route.useSearch()
  const mayWrite = useMayWrite('assurance')
  const [adding, setAdding] = useState(false)
  const answer = useQuery(ruleLinesQuery(useScope()?.code))
  const all = answer.data ?? []
  const rows = useMemo(() => (answer.data ?? []).filter((line) => fits(line, search)), [answer.data, search])
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...part }), replace: true, resetScroll: false })
  const parts = [...new Set(all.map(({ component }) => component))]
  const changed = all.filter(({ standing }) => standing === 'changed' || standing === 'own').length
  const open = all.filter((line) => line.open !== null).length
  return (
    <>
      <PageHead
        title={say.rules}
        sentence={answer.data && say.rulesLead(all.length, changed, open)}
        aside={
          mayWrite && (
            <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>
              {say.newRule}
            </Button>
          )
        }
      />
      <FilterBar>
        <SearchBox label={say.find} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
        <Filter
          label={say.part}
          options={parts.map((code) => ({ value: code, text: code }))}
          values={search.part ?? []}
          onChange={(part) => change({ part })}
        />
        <Filter
          label={say.standing}
          options={standings.map((value) => ({ value, text: say[`standing_${value}`] }))}
          values={search.standing ?? []}
          onChange={(standing) => change({ standing })}
        />
      </FilterBar>
      <Answer of={answer} rows={12} what={say.rules}>
        {() =>
          rows.length === 0 ? (
            <Empty
              title={say.noneFit}
              action={
                <Button onClick={() => change({ q: undefined, part: undefined, standing: undefined })}>
                  {say.clearFilters}
                </Button>
              }
            />
          ) : (
            <RuleTable rows={rows} sort={search.sort} onSort={(sort) => change({ sort })} />
          )
        }
      </Answer>
      {adding && (
        <Suspense>
          <StudioNewRule onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </>
  )
}

interface RuleTableProps {
  readonly rows: readonly RuleLine[]
  readonly sort: string | undefined
  readonly onSort: (sort: string) => void
}

function RuleTable({ rows, sort, onSort }: RuleTableProps) {
  const say = useTexts(studioTexts)
  const { language, format } = useLanguage()
  const columns = useMemo<Column<RuleLine>[]>(
    () => [
      {
        id: 'rule',
        title: say.rule,
        heading: true,
        sort: ({ id }) => id,
        cell: ({ id, title }) => (
          <Link to="/app/assurance/rules/{-$id}" params={{ id }} className="titled">
            <Chip>{id}</Chip>
            <span>{title[language] || '—'}</span>
          </Link>
        ),
      },
      { id: 'part', title: say.part, sort: (line) => line.component, cell: (line) => <Chip>{line.component}</Chip> },
      { id: 'class', title: say.evidence, cell: (line) => <ClassTag evidence={line.class} /> },
      {
        id: 'state',
        title: say.state,
        sort: ({ state }) => (state === null ? null : gravest.indexOf(state)),
        cell: ({ state, class: evidence }) =>
          state === null ? '–' : <VerdictMark state={state} evidence={evidence} />,
      },
      {
        id: 'version',
        title: say.version,
        sort: ({ no }) => no,
        cell: (line) => (
          <span className="row">
            <span>{say[`standing_${line.standing}`]}</span>
            {line.no > 0 && <span className="meta">{say.versionNo(line.no)}</span>}
            {line.open && <Tag tone="watch">{versionStateNames[line.open.state][language]}</Tag>}
            {line.releaseMoved && <Tag tone="watch">{say.moved}</Tag>}
          </span>
        ),
      },
      {
        id: 'changed',
        title: say.changedBy,
        sort: ({ changed }) => changed?.at ?? null,
        cell: ({ changed }) =>
          changed ? (
            <span>
              {format.list(changed.by.map(({ name }) => name[language]))}{' '}
              <span className="meta nowrap">{format.dayOf(changed.at)}</span>
            </span>
          ) : (
            '–'
          ),
      },
    ],
    [say, language, format],
  )
  return (
    <div className="panel">
      <DataTable
        label={say.rules}
        rows={rows}
        columns={columns}
        rowKey={({ id }) => id}
        sort={sort ?? 'rule'}
        onSort={onSort}
      />
    </div>
  )
}

interface Wanted {
  readonly q?: string | undefined
  readonly part?: string[] | undefined
  readonly standing?: string[] | undefined
}

function fits({ id, title, component, standing, open }: RuleLine, wanted: Wanted): boolean {
  if (wanted.part?.length && !wanted.part.includes(component)) return false
  if (wanted.standing?.length && !wanted.standing.includes(standing) && !(open && wanted.standing.includes('draft')))
    return false
  const words = wanted.q?.trim().toLowerCase() ?? ''
  return words === '' || [id, title.zh, title.en].some((text) => text.toLowerCase().includes(words))
}

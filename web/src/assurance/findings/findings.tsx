/** What fell short and who sees to it. Filters and order stand in the address. */
import type { Finding } from '@citywide/model/assurance/finding'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useChanging } from '../../shell/api/changing.ts'
import { componentsQuery } from '../../shell/api/components.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { More } from '../../shell/api/more.tsx'
import { newKey } from '../../shell/api/new-key.ts'
import { useMayWrite, useView } from '../../shell/api/session.ts'
import { Button, Switch } from '../../ui/button.tsx'
import { Filter, FilterBar, SearchBox } from '../../ui/filter.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/state.tsx'
import './finding.css'
import { acknowledge, closedFindingsQuery, findingsQuery } from './finding-queries.ts'
import { FindingTable } from './finding-table.tsx'
import { findingTexts } from './finding-texts.ts'
import { severities } from './finding-words.tsx'
import { fitting } from './finding-filter.ts'

const route = getRouteApi('/app/assurance/findings/{-$id}')
const Notices = lazy(async () => ({ default: (await import('./finding-follows.tsx')).NoticesDialog }))

const standingStates = ['open', 'acknowledged', 'planned'] as const

export function FindingsPage() {
  const say = useTexts(findingTexts)
  const { language, now, timeZone } = useLanguage()
  const navigate = useNavigate({ from: '/app/assurance/findings/{-$id}' })
  const search = route.useSearch()
  const { scope } = useView()
  const [noticing, setNoticing] = useState(false)
  const answer = useQuery(findingsQuery(scope))
  const components = useQuery(componentsQuery).data ?? []
  const counts = answer.data?.counts
  const items = answer.data?.items
  const rows = useMemo(() => fitting(items ?? [], search, { now, timeZone }), [items, search, now, timeZone])
  const owners = new Map((items ?? []).map(({ owner }) => [owner.role, owner.title]))
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: (all) => ({ ...all, ...part }), replace: true, resetScroll: false })
  const standing = counts ? counts.open + counts.acknowledged + counts.planned : 0
  return (
    <>
      <PageHead
        title={say.findings}
        sentence={counts && say.lead(standing, counts.overdue, counts.mine)}
        aside={
          <>
            <Link className="button" to="/app/assurance/{-$screen}" params={{ screen: 'next' }}>
              {say.toNext}
            </Link>
            <Button onClick={() => setNoticing(true)}>{say.follow}</Button>
          </>
        }
      />
      <FilterBar>
        <Switch
          label={say.show}
          value={search.show ?? 'standing'}
          options={[
            { value: 'standing', text: `${say.showStanding} ${counts ? standing : ''}`.trim() },
            { value: 'mine', text: `${say.showMine} ${counts?.mine ?? ''}`.trim() },
            { value: 'closed', text: `${say.showClosed} ${counts?.closed ?? ''}`.trim() },
          ]}
          onChange={(show) => change({ show: show === 'standing' ? undefined : show })}
        />
        {search.show !== 'closed' && (
          <>
            <SearchBox label={say.filterWords} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
            <Filter
              label={say.state}
              options={standingStates.map((value) => ({
                value,
                text: `${say[value]} ${counts?.[value] ?? ''}`.trim(),
              }))}
              values={search.state ?? []}
              onChange={(state) => change({ state })}
            />
            <Filter
              label={say.severity}
              options={severities.map((value) => ({ value, text: say[value] }))}
              values={search.severity ?? []}
              onChange={(severity) => change({ severity })}
            />
            <Filter
              label={say.part}
              options={components.map(({ code, title }) => ({ value: code, text: `${code} ${title[language]}` }))}
              values={search.part ?? []}
              onChange={(part) => change({ part })}
            />
            <Filter
              label={say.owner}
              options={[...owners].map(([value, title]) => ({ value, text: title[language] }))}
              values={search.owner ?? []}
              onChange={(owner) => change({ owner })}
            />
            <Switch
              label={say.due}
              value={search.due ?? 'any'}
              options={[
                { value: 'any', text: say.dueAny },
                { value: 'week', text: say.dueWeek },
                { value: 'overdue', text: say.dueOverdue },
              ]}
              onChange={(due) => change({ due: due === 'any' ? undefined : due })}
            />
          </>
        )}
      </FilterBar>
      {search.show === 'closed' ? (
        <Closed scope={scope} />
      ) : (
        <Answer of={answer} rows={10} what={say.findings}>
          {() => (
            <Standing
              rows={rows}
              any={standing > 0}
              sort={search.sort ?? 'due'}
              onSort={(sort) => change({ sort })}
              onClear={() =>
                change({
                  q: undefined,
                  state: undefined,
                  severity: undefined,
                  part: undefined,
                  owner: undefined,
                  due: undefined,
                })
              }
            />
          )}
        </Answer>
      )}
      {noticing && (
        <Suspense fallback={null}>
          <Notices onClose={() => setNoticing(false)} />
        </Suspense>
      )}
    </>
  )
}

interface StandingProps {
  readonly rows: readonly Finding[]
  readonly any: boolean
  readonly sort: string
  readonly onSort: (sort: string) => void
  readonly onClear: () => void
}

function Standing({ rows, any, sort, onSort, onClear }: StandingProps) {
  const say = useTexts(findingTexts)
  const keeps = useMayWrite('assurance')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const acknowledging = useChanging('findings', (ids: readonly string[]) => acknowledge(ids, newKey()))
  const open = rows.filter((one) => one.state === 'open' && (keeps || one.mine))
  const ids = open.flatMap(({ id }) => (chosen.has(id) ? [id] : []))
  if (rows.length === 0)
    return any ? (
      <Empty title={say.noneFit} action={<Button onClick={onClear}>{say.clear}</Button>} />
    ) : (
      <Empty title={say.none}>{say.noneWhy}</Empty>
    )
  return (
    <div className="panel">
      {ids.length > 0 && (
        <div className="finding-chosen">
          <output>{say.chosen(ids.length)}</output>
          <Button
            kind="primary"
            disabled={acknowledging.isPending}
            onClick={() => acknowledging.mutate(ids, { onSuccess: () => setChosen(new Set()) })}
          >
            {say.acknowledgeMany(ids.length)}
          </Button>
        </div>
      )}
      <Fault of={acknowledging.error} />
      <FindingTable
        rows={rows}
        sort={sort}
        closed={false}
        choice={open.length > 0 ? { chosen, open, onChoose: setChosen } : undefined}
        onSort={onSort}
      />
    </div>
  )
}

function Closed({ scope }: { readonly scope: string | undefined }) {
  const say = useTexts(findingTexts)
  const answer = useInfiniteQuery(closedFindingsQuery(scope))
  const rows = answer.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Answer of={answer} rows={8} what={say.findings}>
      {() =>
        rows.length === 0 ? (
          <Empty title={say.none} />
        ) : (
          <div className="panel">
            <FindingTable rows={rows} sort="closed" closed choice={undefined} onSort={() => undefined} />
            <More of={answer}>{say.more}</More>
          </div>
        )
      }
    </Answer>
  )
}

/** Every recommendation of the standard with its verdict. Filters and order stand in the address. */
import type { VerdictState } from '@citywide/model/assurance/verdict-state'
import type { RecommendationVerdict } from '@citywide/model/assurance/verdict'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { catalogueQuery, componentsQuery } from '../../shell/api/components.ts'
import { gravest, verdicts } from '../../shell/api/standing.ts'
import { Button } from '../../ui/button.tsx'
import { Filter, FilterBar, SearchBox } from '../../ui/filter.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/state.tsx'
import { DayPicker, KnownStrip } from '../history/known-strip.tsx'
import { recommendationsQuery } from '../queries.ts'
import { RecommendationTable } from './recommendation-table.tsx'
import { useSight } from '../history/sight.ts'
import { texts } from '../texts.ts'

const route = getRouteApi('/app/assurance/recommendations')

export function RecommendationsPage() {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const navigate = useNavigate({ from: '/app/assurance/recommendations' })
  const search = route.useSearch()
  const answer = useQuery(recommendationsQuery(useSight()))
  const catalogue = useQuery(catalogueQuery).data
  const components = useQuery(componentsQuery).data ?? []
  const all = answer.data
  const rows = useMemo(() => (all ?? []).filter((one) => fits(one, search)), [all, search])
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...part }), replace: true, resetScroll: false })
  const count = (state: VerdictState) => rows.filter((one) => one.state === state).length

  return (
    <>
      <PageHead
        title={say.recommendations}
        sentence={
          all &&
          say.recommendationsLead(rows.length, count('met'), count('partly'), count('not_met'), count('not_assessable'))
        }
        aside={<DayPicker />}
      />
      <KnownStrip known={all?.[0]?.known} />
      <FilterBar>
        <SearchBox label={say.filterWords} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
        <Filter
          label={say.filterState}
          options={gravest.map((state) => ({ value: state, text: verdicts[state].word[language] }))}
          values={search.state ?? []}
          onChange={(state) => change({ state })}
        />
        <Filter
          label={say.filterPart}
          options={components.map(({ code, title }) => ({
            value: code,
            text: `${code} ${title[language]}`,
          }))}
          values={search.part ?? []}
          onChange={(part) => change({ part })}
        />
      </FilterBar>
      <Answer of={answer} rows={10} what={say.recommendations}>
        {() =>
          rows.length === 0 ? (
            <Empty
              title={say.noneFit}
              action={
                <Button onClick={() => change({ q: undefined, state: undefined, part: undefined })}>
                  {say.clearFilters}
                </Button>
              }
            />
          ) : (
            <RecommendationTable
              rows={rows}
              sort={search.sort ?? 'code'}
              onSort={(sort) => change({ sort: sort as typeof search.sort })}
            />
          )
        }
      </Answer>
      {catalogue && <p className="meta">{catalogue.claim[language]}</p>}
    </>
  )
}

interface Wanted {
  readonly part?: string[] | undefined
  readonly state?: string[] | undefined
  readonly q?: string | undefined
}

function fits(one: RecommendationVerdict, { part, state, q }: Wanted): boolean {
  if (part?.length && !part.includes(one.component)) return false
  if (state?.length && !state.includes(one.state)) return false
  const words = q?.trim().toLowerCase() ?? ''
  return (
    words === '' ||
    [one.code, one.text.zh, one.text.en, ...one.rules.flatMap(({ title }) => [title.zh, title.en])].some((text) =>
      text.toLowerCase().includes(words),
    )
  )
}

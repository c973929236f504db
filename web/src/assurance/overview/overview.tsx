/** How far the standard is followed, whole: every part and component with score, coverage and what it rests on. */
import type { Conformance } from '@citywide/model/assurance/conformance'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { catalogueQuery } from '../../shell/api/components.ts'
import { gravest, verdicts } from '../../shell/api/standing.ts'
import { Button } from '../../ui/button.tsx'
import { Filter, FilterBar } from '../../ui/filter.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/state.tsx'
import { conformanceQuery } from '../history/history-queries.ts'
import { DayPicker, KnownStrip } from '../history/known-strip.tsx'
import { OverviewCourse } from './overview-course.tsx'
import { OverviewMap } from './overview-map.tsx'
import { OverviewTable } from './overview-table.tsx'
import { overviewTexts } from './overview-texts.ts'
import './overview.css'
import { useSight } from '../history/sight.ts'
import { changeOf, metOf, type OverviewNode, scoreOf } from '../history/standing-change.ts'

const route = getRouteApi('/app/assurance/{-$screen}')

export function OverviewPage() {
  const say = useTexts(overviewTexts)
  const answer = useQuery(conformanceQuery(useSight()))
  return (
    <Answer of={answer} rows={10} what={say.title} page>
      {(data) => <Content of={data} />}
    </Answer>
  )
}

function Content({ of }: { readonly of: Conformance }) {
  const say = useTexts(overviewTexts)
  const { language } = useLanguage()
  const search = route.useSearch()
  const navigate = useNavigate()
  const claim = useQuery(catalogueQuery).data?.claim
  const change = (part: Partial<typeof search>) =>
    void navigate({ to: '.', search: (now) => ({ ...now, ...part }), replace: true, resetScroll: false })
  const parts = of.nodes.filter(({ level }) => level === 'part')
  const shown = of.nodes.filter((node) => node.level === 'component' && fits(node, search))
  const clear = (
    <Button onClick={() => change({ part: undefined, state: undefined, show: undefined })}>{say.clearFilters}</Button>
  )
  return (
    <>
      <PageHead title={say.title} sentence={<Sentence of={of} />} aside={<DayPicker />} />
      <KnownStrip known={of.now.known} />
      <div className="stack">
        <FilterBar>
          <Filter
            label={say.filterPart}
            options={parts.map(({ part, title }) => ({ value: part ?? '', text: `${part ?? ''} ${title[language]}` }))}
            values={search.part ?? []}
            onChange={(part) => change({ part })}
          />
          <Filter
            label={say.filterState}
            options={gravest.slice(0, 5).map((state) => ({ value: state, text: verdicts[state].word[language] }))}
            values={search.state ?? []}
            onChange={(state) => change({ state })}
          />
          <Filter
            label={say.filterShow}
            options={[
              { value: 'critical', text: say.onlyCritical },
              { value: 'worse', text: say.onlyWorse },
              { value: 'little', text: say.onlyLittle },
            ]}
            values={search.show === undefined ? [] : [search.show]}
            onChange={(show) => change({ show: show?.at(-1) })}
          />
        </FilterBar>
        {shown.length === 0 ? (
          <Empty title={say.noneFit} action={clear} />
        ) : (
          <>
            <OverviewMap parts={parts} components={shown} />
            <OverviewTable rows={shown} sort={search.sort ?? 'code'} onSort={(sort) => change({ sort })} />
          </>
        )}
        <OverviewCourse />
        <p className="meta">
          <Link to="/app/scopes">{say.scopes}</Link>
        </p>
        <p className="meta">
          {say.thresholds} {claim?.[language]}
        </p>
      </div>
    </>
  )
}

function Sentence({ of }: { readonly of: Conformance }) {
  const say = useTexts(overviewTexts)
  const { language, format } = useLanguage()
  const all = of.nodes.find(({ level }) => level === 'all')
  if (!all?.standing) return null
  const now = metOf(all.standing)
  const words = [say.lead(now.met, now.all, format.share(all.standing.coverage))]
  if (all.before) {
    const more = now.met - metOf(all.before).met
    const when = format.month(`${of.before.month}-01`)
    words.push(more === 0 ? say.same(when) : more > 0 ? say.better(more, when) : say.worse(-more, when))
  }
  return words.join(language === 'zh' ? '' : ' ')
}

interface Wanted {
  readonly part?: string[] | undefined
  readonly state?: string[] | undefined
  readonly show?: string | undefined
}

function fits(node: OverviewNode, { part, state, show }: Wanted): boolean {
  if (part?.length && !part.includes(node.part ?? '')) return false
  if (state?.length && !state.includes(node.standing?.state ?? 'not_assessable')) return false
  if (show === 'critical') return node.critical.length > 0
  if (show === 'worse') return (changeOf(node) ?? 0) < 0
  return show !== 'little' || scoreOf(node.standing) === null
}

/** The streams of a scope: which of them run, what they measured last. Filters and order stand in the address. */
import type { Stream } from '@citywide/model/observations/stream'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Answer } from '../../shell/api/answer.tsx'
import { useView } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Filter, FilterBar, SearchBox } from '../../ui/filter.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import '../../ui/panel.css'
import { Empty } from '../../ui/state.tsx'
import { DeclarationDialog } from './declaration-dialog.tsx'
import { gravest } from './feed-state.tsx'
import './feeds.css'
import { feedsClauses, signs } from './feeds-sentence.ts'
import { FeedsTable } from './feeds-table.tsx'
import { fits } from './fits.ts'
import { usePageMoment } from './moment.ts'
import { propertyName } from './properties.ts'
import { qualityTexts } from './quality-texts.ts'
import { feedsQuery } from './queries.ts'
import { texts as sourceTexts } from '../sources/texts.ts'
import { SpacePanel } from './space-panel.tsx'
import { texts } from './texts.ts'

const route = getRouteApi('/app/resources/feeds')

export function FeedsPage() {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const navigate = useNavigate({ from: '/app/resources/feeds' })
  const search = route.useSearch()
  const { asOf } = usePageMoment()
  const answer = useQuery(feedsQuery(useView().scope, asOf))
  const all = answer.data?.items
  const rows = useMemo(() => (all ?? []).filter((stream) => fits(stream, search, language)), [all, search, language])
  const properties = useMemo(
    () =>
      [...new Set(all?.map(({ property }) => property))]
        .map((value) => ({ value, text: propertyName(value, language) }))
        .toSorted((a, b) => format.compare(a.text, b.text)),
    [all, language, format],
  )
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...part }), replace: true, resetScroll: false })

  return (
    <>
      <PageHead above={<Parts />} title={say.feeds} sentence={all && all.length > 0 && <Sentence of={all} />} />
      {answer.data?.mayDeclare && <Declaring />}
      {all?.length !== 0 && (
        <FilterBar>
          <SearchBox label={say.filterWords} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
          <Filter
            label={say.filterProperty}
            options={properties}
            values={search.property ?? []}
            onChange={(property) => change({ property })}
          />
          <Filter
            label={say.filterState}
            options={gravest.map((state) => ({ value: state, text: say[state] }))}
            values={search.state ?? []}
            onChange={(state) => change({ state })}
          />
        </FilterBar>
      )}
      <Answer of={answer} rows={10} what={say.feeds}>
        {({ items, total }) => {
          if (items.length === 0) return <NoFeeds />
          if (rows.length === 0) {
            const clear = () => change({ q: undefined, property: undefined, state: undefined })
            return <Empty title={say.noneFit} action={<Button onClick={clear}>{say.clearFilters}</Button>} />
          }
          return (
            <div className="panel feeds">
              <FeedsTable
                rows={rows}
                sort={search.sort ?? 'state'}
                onSort={(sort) => change({ sort: sort as typeof search.sort })}
              />
              <div className="table-foot">
                <output>{say.shown(rows.length, items.length)}</output>
                {total > items.length && <p>{say.onlyFirst(format.number(items.length), format.number(total))}</p>}
              </div>
            </div>
          )
        }}
      </Answer>
      {all !== undefined && all.length > 0 && <SpacePanel />}
    </>
  )
}

function Declaring() {
  const say = useTexts(qualityTexts)
  const [open, setOpen] = useState(false)
  const scope = useView().scope
  const navigate = useNavigate()
  return (
    <p className="row not-on-paper">
      <Button onClick={() => setOpen(true)}>{say.declare}</Button>
      {open && (
        <DeclarationDialog
          scope={scope ?? ''}
          onClose={() => setOpen(false)}
          onDeclared={({ code }) => void navigate({ to: '/app/resources/feeds/$code', params: { code } })}
        />
      )}
    </p>
  )
}

/** The parts of the standard that live on streams, and where streams come from. */
function Parts() {
  const { sources } = useTexts(sourceTexts)
  return (
    <>
      {['B12', 'B13'].map((code) => (
        <Link key={code} to="/app/parts/$code" params={{ code }}>
          <Chip>{code}</Chip>
        </Link>
      ))}
      <Link to="/app/resources/sources">{sources}</Link>
    </>
  )
}

function Sentence({ of }: { readonly of: readonly Stream[] }) {
  const { language, format } = useLanguage()
  const { moment } = usePageMoment()
  const { between, end } = signs[language]
  return feedsClauses(of, language, format, moment).map(({ text, tone }, index, { length }) => (
    <span key={text}>
      {tone === 'bad' ? (
        <strong className="tone-text" data-tone={tone}>
          {text}
        </strong>
      ) : (
        text
      )}
      {index < length - 1 ? between : end}
    </span>
  ))
}

function NoFeeds() {
  const say = useTexts(texts)
  return (
    <Empty
      title={say.noFeeds}
      action={
        <a className="button" href="/api/openapi.json">
          {say.interfaceDocument}
        </a>
      }
    >
      {say.noFeedsWhy}
    </Empty>
  )
}

/** All records that hold some words, the best first. Words, register and length stand in the address. */
import type { SearchAnswer, SearchHit } from '@citywide/model/platform/search-view'
import { displayField } from '@citywide/model/record/display'
import { registers } from '@citywide/model/registers'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from '../../ui/button.tsx'
import { Filter, FilterBar, SearchBox } from '../../ui/filter.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import '../../ui/panel.css'
import { Empty } from '../../ui/state.tsx'
import { Answer } from '../api/answer.tsx'
import { useView } from '../api/session.ts'
import { Marked } from './marked.tsx'
import { searchQuery } from './queries.ts'
import './search.css'
import { texts } from './texts.ts'

const route = getRouteApi('/app/search')
const byPath = new Map(registers.map((declaration) => [declaration.path, declaration]))
const FIRST = 50
const MOST = 200

export function SearchPage() {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const navigate = useNavigate({ from: '/app/search' })
  const { q = '', register, rows = FIRST } = route.useSearch()
  const { scope } = useView()
  const words = q.trim()
  const answer = useQuery(searchQuery({ q: words, scope, register, limit: rows }))
  // Which registers hold something is asked for all of them, also while one is chosen.
  const everywhere = useQuery(searchQuery({ q: words, scope, limit: 1 })).data
  const change = (part: { q?: string | undefined; register?: string | undefined; rows?: number | undefined }) =>
    void navigate({ search: (now) => ({ ...now, ...part }), replace: true, resetScroll: false })
  const count = answer.data?.count

  return (
    <>
      <PageHead
        title={say.search}
        sentence={words !== '' && count && say.found({ count: format.number(count.value), exact: count.exact })}
      />
      <FilterBar>
        <SearchBox label={say.words} value={q} onChange={(next) => change({ q: next || undefined, rows: undefined })} />
        <RegisterFilter
          found={everywhere?.registers ?? []}
          chosen={register}
          onChange={(next) => change({ register: next, rows: undefined })}
        />
      </FilterBar>
      {words === '' ? (
        <Empty title={say.begin}>{say.beginHelp}</Empty>
      ) : (
        <Answer of={answer} rows={8} what={say.search}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={say.none}>{say.noneHelp}</Empty>
            ) : (
              <div className="panel">
                <ul className="search-hits">
                  {items.map((hit) => (
                    <HitLine key={`${hit.noun} ${hit.id}`} hit={hit} />
                  ))}
                </ul>
                <Foot
                  of={answer.data}
                  rows={rows}
                  words={words}
                  register={register}
                  onMore={() => change({ rows: Math.min(MOST, rows * 2) })}
                />
              </div>
            )
          }
        </Answer>
      )}
    </>
  )
}

interface RegisterFilterProps {
  readonly found: SearchAnswer['registers']
  readonly chosen: string | undefined
  readonly onChange: (path: string | undefined) => void
}

/** One register at a time: choosing another takes its place. */
function RegisterFilter({ found, chosen, onChange }: RegisterFilterProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const name = useRegisterName()
  const listed =
    chosen === undefined || found.some(({ path }) => path === chosen) ? found : [...found, { path: chosen, count: 0 }]
  if (listed.length === 0) return null
  return (
    <Filter
      label={say.registers}
      options={listed.map(({ path, count }) => ({ value: path, text: `${name(path)} (${format.number(count)})` }))}
      values={chosen === undefined ? [] : [chosen]}
      onChange={(values) => onChange(values?.findLast((value) => value !== chosen))}
    />
  )
}

function HitLine({ hit: { noun, path, id, title, matches } }: { readonly hit: SearchHit }) {
  const text = useWords()
  const name = useRegisterName()
  const declaration = byPath.get(path)
  const shown = declaration && displayField(declaration)
  const { language } = useLanguage()
  // The name is marked where it holds the words in the reader's language; another text that does is quoted below it.
  const inName = matches.find(({ field, language: of }) => field === shown && (of === null || of === language))
  const quoted = matches.find((match) => match !== inName)
  return (
    <li>
      <Link to="/app/records/$path/$id" params={{ path, id }}>
        {inName ? <Marked match={inName} /> : text(title)}
      </Link>
      <small>{name(path, noun)}</small>
      {quoted && (
        <p>
          <Marked match={quoted} />
        </p>
      )}
    </li>
  )
}

interface FootProps {
  readonly of: SearchAnswer | undefined
  readonly rows: number
  readonly words: string
  readonly register: string | undefined
  readonly onMore: () => void
}

function Foot({ of, rows, words, register, onMore }: FootProps) {
  const say = useTexts(texts)
  const name = useRegisterName()
  const more = of !== undefined && of.items.length < of.count.value
  if (!more && register === undefined) return null
  return (
    <div className="search-foot">
      {more && rows < MOST && <Button onClick={onMore}>{say.more}</Button>}
      {more && rows >= MOST && <span>{say.most}</span>}
      {register !== undefined && (
        <Link to="/app/records/$path" params={{ path: register }} search={{ q: words }}>
          {say.openRegister({ register: name(register) })}
        </Link>
      )}
    </div>
  )
}

function useRegisterName(): (path: string, noun?: string) => string {
  const { language } = useLanguage()
  return (path, noun = path) => {
    const declaration = byPath.get(path)
    if (!declaration) return noun
    return language === 'zh' ? declaration.title.zh : declaration.plural
  }
}

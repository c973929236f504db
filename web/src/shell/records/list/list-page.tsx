/** The list of any register: how many there are, which of them, in what order. */
import { kindOf } from '@citywide/model/platform/record-kind'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts, useWords } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { RequestProblem } from '../../api/fetch.ts'
import { useMayWrite, useScope, useView } from '../../api/session.ts'
import { ImportLink } from '../../imports/import-link.tsx'
import { ComponentChip } from '../register/component-chip.tsx'
import { pointedIn, useNames, useReading } from '../register/names.ts'
import { NoRegister } from '../register/no-register.tsx'
import { listQuery } from '../register/queries.ts'
import { registerAt, registerTitle } from '../register/register.ts'
import type { Names, Stored } from '../register/stored.ts'
import { texts as shared } from '../register/texts.ts'
import './list.css'
import { writeFilters } from './filter.ts'
import { ListBody } from './list-body.tsx'
import { ListTools } from './list-tools.tsx'
import { texts } from './texts.ts'
import { useListSearch } from './use-list-search.ts'
import { useSelection } from '../bulk/selection.ts'
import { useOpenView } from '../views/use-open-view.ts'

const route = getRouteApi('/app/records/$path')

export function ListPage() {
  const { path } = route.useParams()
  const declaration = registerAt(path)
  return declaration ? <List key={path} declaration={declaration} /> : <NoRegister />
}

function List({ declaration }: { readonly declaration: RecordDeclaration }) {
  const say = useTexts(texts)
  const common = useTexts(shared)
  const { language } = useLanguage()
  const { at, scope } = useView()
  const mayWriteHere = useMayWrite(kindOf(declaration)) && at === undefined
  const view = useListSearch(declaration)
  const { filters, q, sort } = view
  // Only the first look at the address decides how many rows come at once; "more" adds pages to them.
  const [rows] = useState(view.rows)
  const question = useMemo(
    () => ({ asked: writeFilters(filters), q: q || undefined, sort, scope }),
    [filters, q, sort, scope],
  )
  const saved = useOpenView(declaration)
  const selection = useSelection(question)
  const answer = useInfiniteQuery({
    ...listQuery(declaration, question, Math.max(rows ?? 0, view.rows ?? 0) || undefined),
    enabled: saved.ready,
  })
  const pages = answer.data?.pages
  const known = useMemo<Names>(() => Object.assign({}, ...(pages ?? []).map(({ refs }) => refs)) as Names, [pages])
  const records = useMemo(() => (pages ?? []).flatMap(({ items }) => items as readonly Stored[]), [pages])
  const asked = pointedIn(declaration, Object.fromEntries(filters.map(({ field, is }) => [field, is ?? []])))
  const reading = useReading(useNames(known, asked))
  const count = pages?.[0]?.count
  const forbidden = !pages && answer.error instanceof RequestProblem && answer.error.status === 403
  const mayWrite = mayWriteHere && !forbidden

  return (
    <>
      <PageHead
        above={
          <>
            <ComponentChip code={declaration.component} />
            {declaration.about[language]}
          </>
        }
        title={registerTitle(declaration, language)}
        // A line is kept free for it, so that nothing jumps when the count arrives.
        sentence={
          count ? (
            <Sentence declaration={declaration} count={count} narrowed={filters.length > 0 || q !== ''} />
          ) : (
            '\u00a0'
          )
        }
        aside={
          mayWrite ? (
            <>
              <ImportLink path={declaration.path} />
              <Link
                className="button"
                data-kind="primary"
                to="/app/records/$path/new"
                params={{ path: declaration.path }}
              >
                <Icon name="plus" size={14} />
                {common.add(declaration.title[language])}
              </Link>
            </>
          ) : forbidden ? undefined : (
            <p className="quiet head-note">{at === undefined ? common.readOnly : say.presentState}</p>
          )
        }
      />
      {!forbidden && <ListTools declaration={declaration} view={view} saved={saved} names={reading.names} />}
      <ListBody
        declaration={declaration}
        view={view}
        answer={answer}
        records={records}
        reading={reading}
        mayWrite={mayWrite}
        selection={mayWrite ? selection : undefined}
      />
    </>
  )
}

interface SentenceProps {
  readonly declaration: RecordDeclaration
  readonly count: { readonly value: number; readonly exact: boolean }
  readonly narrowed: boolean
}

function Sentence({ declaration, count, narrowed }: SentenceProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const words = useWords()
  const scope = useScope()
  const number = format.number(count.value, 0)
  const tell = narrowed ? say.fitting : say.all
  return (
    <output>
      {tell(
        count.exact ? number : say.about(number),
        declaration.title[language],
        scope ? words(scope.title) : '',
        count.exact && count.value === 1,
        declaration.plural,
      )}
    </output>
  )
}

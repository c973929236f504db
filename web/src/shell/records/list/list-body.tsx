/** The rows and their states: coming, none yet, none that fits, failed, more to come. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Language } from '@citywide/model/text'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import '../../../ui/panel.css'
import { Empty, Failed, Loading, NotAllowed } from '../../../ui/state.tsx'
import { RequestProblem } from '../../api/fetch.ts'
import type { Reading } from '../field/format-field.ts'
import { MORE_ROWS, type Page } from '../register/queries.ts'
import { registerTitle } from '../register/register.ts'
import type { Stored } from '../register/stored.ts'
import { texts as shared } from '../register/texts.ts'
import type { Selection } from '../bulk/selection.ts'
import { texts as bulkTexts } from '../bulk/texts.ts'
import { ListTable } from './list-table.tsx'
import { texts } from './texts.ts'
import type { ListView } from './use-list-search.ts'

// Most lists are only read.
const SelectionBar = lazy(async () => ({ default: (await import('../bulk/selection-bar.tsx')).SelectionBar }))

interface ListBodyProps {
  readonly declaration: RecordDeclaration
  readonly view: ListView
  readonly answer: UseInfiniteQueryResult<InfiniteData<Page>>
  readonly records: readonly Stored[]
  readonly reading: Reading
  readonly mayWrite: boolean
  readonly selection: Selection | undefined
}

const FIRST_BARS = 8

export function ListBody(props: ListBodyProps) {
  return (
    <section className="panel">
      <div className="panel-body flush" aria-busy={props.answer.isPlaceholderData}>
        <Rows {...props} />
      </div>
    </section>
  )
}

function Rows({ declaration, view, answer, records, reading, mayWrite, selection }: ListBodyProps) {
  const { language } = useLanguage()
  const count = answer.data?.pages[0]?.count
  if (!count) {
    if (!answer.error) return <Loading rows={FIRST_BARS} />
    if (answer.error instanceof RequestProblem && answer.error.status === 403) {
      return <NotAllowed what={registerTitle(declaration, language)} />
    }
    return <Failed {...reasonOf(answer.error, language)} onRetry={() => void answer.refetch()} />
  }
  if (records.length === 0) return <None declaration={declaration} view={view} mayWrite={mayWrite} />
  return (
    <>
      <ListTable
        declaration={declaration}
        records={records}
        columns={view.columns}
        reading={reading}
        sort={view.sort}
        // One less than -1, which stands for "not known" once the heading is counted.
        total={count.exact ? count.value : -2}
        onSort={view.setSort}
        selection={selection}
      />
      {selection && (
        <Suspense>
          <SelectionBar declaration={declaration} selection={selection} count={count} />
        </Suspense>
      )}
      <Foot declaration={declaration} view={view} answer={answer} shown={records.length} count={count} />
    </>
  )
}

function None({ declaration, view, mayWrite }: Pick<ListBodyProps, 'declaration' | 'view' | 'mayWrite'>) {
  const say = useTexts(texts)
  const common = useTexts(shared)
  const { language } = useLanguage()
  if (view.filters.length > 0 || view.q !== '') {
    return (
      <Empty title={say.noneFits} action={<Button onClick={view.clear}>{say.clearFilters}</Button>}>
        {say.noneFitsLead} <LogLink declaration={declaration} />
      </Empty>
    )
  }
  const noun = language === 'zh' ? declaration.title.zh : declaration.plural
  return (
    <Empty
      title={say.emptyTitle(noun)}
      {...(mayWrite && {
        action: (
          <Link className="button" to="/app/records/$path/new" params={{ path: declaration.path }}>
            <Icon name="plus" size={14} />
            {common.add(declaration.title[language])}
          </Link>
        ),
      })}
    >
      {declaration.about[language]} <LogLink declaration={declaration} />
    </Empty>
  )
}

/** To what is no longer here, and what was done to many at once. */
function LogLink({ declaration }: Pick<ListBodyProps, 'declaration'>) {
  const say = useTexts(bulkTexts)
  return (
    <Link className="quiet-link" to="/app/records/$path/log" params={{ path: declaration.path }}>
      {say.log}
    </Link>
  )
}

interface FootProps {
  readonly declaration: RecordDeclaration
  readonly view: ListView
  readonly answer: UseInfiniteQueryResult<InfiniteData<Page>>
  readonly shown: number
  readonly count: Page['count']
}

function Foot({ declaration, view, answer, shown, count }: FootProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const total = format.number(count.value, 0)
  const more = async () => {
    const { data } = await answer.fetchNextPage()
    const open = data?.pages.reduce((sum, { items }) => sum + items.length, 0)
    if (open !== undefined) view.setRows(open)
  }
  if (answer.isFetchNextPageError && answer.error) {
    return (
      <div className="table-foot">
        <Failed {...reasonOf(answer.error, language)} onRetry={() => void more()} />
      </div>
    )
  }
  return (
    <div className="table-foot">
      <output>{say.shown(format.number(shown, 0), count.exact ? total : say.about(total))}</output>
      <LogLink declaration={declaration} />
      {answer.hasNextPage && (
        <Button disabled={answer.isFetchingNextPage} onClick={() => void more()}>
          {answer.isFetchingNextPage
            ? say.moreLoading
            : say.more(count.exact ? Math.min(MORE_ROWS, count.value - shown) : MORE_ROWS)}
        </Button>
      )}
    </div>
  )
}

/** The server's words for what went wrong, where it has any. */
function reasonOf(error: unknown, language: Language): { readonly reason?: string } {
  return error instanceof RequestProblem ? { reason: error.text[language] } : {}
}

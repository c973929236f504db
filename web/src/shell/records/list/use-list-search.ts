import type { RecordDeclaration } from '@citywide/model/record/record'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { defaultColumns, readColumns, sortable, unknownColumns, writeColumns } from './columns.ts'
import { type Filter, type ReadFilters, readFilters, withFilter, writeFilters } from './filter.ts'
import { asked, isBare, type ListSearch, NO_VIEW, USUAL_SORT, withAsked } from './search.ts'

const route = getRouteApi('/app/records/$path')

export interface ListView extends ReadFilters {
  readonly q: string
  readonly sort: string
  readonly columns: readonly string[]
  /** How many rows the address says were open. */
  readonly rows: number | undefined
  readonly setFilter: (filter: Filter) => void
  readonly clear: () => void
  readonly setWords: (words: string) => void
  readonly setSort: (sort: string) => void
  readonly setColumns: (columns: readonly string[]) => void
  readonly setRows: (rows: number) => void
}

/** The list as its address says it, and the ways to say it otherwise. Every view can be sent as a link. */
export function useListSearch(declaration: RecordDeclaration): ListView {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const read = useMemo(() => readFilters(declaration, asked(search)), [declaration, search])
  // An order that the register does not have would be refused: it is left out and named like an unknown filter.
  const asksSort = search.sort ?? USUAL_SORT
  const ordered = sortable(declaration, asksSort.replace(/^-/, ''))
  const sort = ordered ? asksSort : USUAL_SORT
  const unknown = [
    ...read.unknown,
    ...(ordered ? [] : [asksSort.replace(/^-/, '')]),
    ...unknownColumns(declaration, search.columns),
  ]
  const columns = useMemo(() => readColumns(declaration, search.columns), [declaration, search.columns])
  const go = (next: (now: ListSearch) => ListSearch, replace = false) => {
    void navigate({ search: (now) => chosen({ ...next(now) }), replace, resetScroll: false })
  }
  const filterBy = (filters: readonly Filter[]) => go((now) => withAsked(now, writeFilters(filters)))
  return {
    filters: read.filters,
    unknown: [...new Set(unknown)],
    q: search.q ?? '',
    sort,
    columns,
    rows: search.rows,
    setFilter: (filter) => filterBy(withFilter(read.filters, filter)),
    clear: () => go(({ sort: order, columns: shown, view }) => ({ sort: order, columns: shown, view })),
    // Every letter a step of its own would bury the page before under "back".
    setWords: (words) => go((now) => ({ ...now, q: words === '' ? undefined : words, rows: undefined }), true),
    // Beside a view the order always stands in the address: without one the view itself would be shown.
    setSort: (next) =>
      go(
        (now) => ({ ...now, sort: next === USUAL_SORT && now.view === undefined ? undefined : next, rows: undefined }),
        true,
      ),
    setColumns: (next) =>
      go(
        (now) => ({ ...now, columns: writeColumns(declaration, next.length > 0 ? next : defaultColumns(declaration)) }),
        true,
      ),
    setRows: (rows) => go((now) => ({ ...now, rows }), true),
  }
}

/** Who took away the last filter wants everything, not the usual view once more. */
function chosen(search: ListSearch): ListSearch {
  return isBare(search) && search.view === undefined ? { ...search, view: NO_VIEW } : search
}

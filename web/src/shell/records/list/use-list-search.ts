import type { RecordDeclaration } from '@citywide/model/record/record'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { asked, type ListSearch, withAsked } from './search.ts'
import { defaultColumns, readColumns, writeColumns } from './columns.ts'
import { type Filter, type ReadFilters, readFilters, withFilter, writeFilters } from './filter.ts'

const route = getRouteApi('/app/records/$path')

/** Newest change first, as the server has it without a wish. */
const USUAL_SORT = '-updatedAt'

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
  const columns = useMemo(() => readColumns(declaration, search.columns), [declaration, search.columns])
  const go = (next: (now: ListSearch) => ListSearch, replace = false) => {
    void navigate({ search: (now) => ({ ...next(now) }), replace, resetScroll: false })
  }
  const filterBy = (filters: readonly Filter[]) => go((now) => withAsked(now, writeFilters(filters)))
  return {
    ...read,
    q: search.q ?? '',
    sort: search.sort ?? USUAL_SORT,
    columns,
    rows: search.rows,
    setFilter: (filter) => filterBy(withFilter(read.filters, filter)),
    clear: () => go(({ sort, columns: chosen }) => ({ sort, columns: chosen })),
    // Every letter a step of its own would bury the page before under "back".
    setWords: (words) => go((now) => ({ ...now, q: words === '' ? undefined : words, rows: undefined }), true),
    setSort: (sort) => go((now) => ({ ...now, sort: sort === USUAL_SORT ? undefined : sort, rows: undefined }), true),
    setColumns: (next) =>
      go(
        (now) => ({ ...now, columns: writeColumns(declaration, next.length > 0 ? next : defaultColumns(declaration)) }),
        true,
      ),
    setRows: (rows) => go((now) => ({ ...now, rows }), true),
  }
}

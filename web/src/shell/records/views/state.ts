/** Between the address of a list and a view that is kept: both say the same thing. */
import type { SavedView, ViewState } from '@citywide/model/platform/view'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { writeColumns } from '../list/columns.ts'
import { type Filter, writeFilters } from '../list/filter.ts'
import { type ListWish, NO_VIEW, USUAL_SORT } from '../list/search.ts'

/** What a list shows, as far as its register knows it. */
export interface Shown {
  readonly filters: readonly Filter[]
  readonly q: string
  readonly sort: string
  readonly columns: readonly string[]
}

/** @param scope code of the scope that the list is seen in */
export function stateOf(declaration: RecordDeclaration, shown: Shown, scope: string | undefined): ViewState {
  const { filters, q, sort, columns } = shown
  return {
    filters: Object.fromEntries(Object.entries(writeFilters(filters)).map(([name, values]) => [name, [...values]])),
    q: q === '' ? null : q,
    sort: sort === USUAL_SORT ? null : sort,
    columns: writeColumns(declaration, columns) === undefined ? null : [...columns],
    scope: scope ?? null,
  }
}

/** The address that shows a view. Its order always stands in it, so that an emptied filter is not the whole view again. */
export function searchOf({ id, state }: Pick<SavedView, 'id' | 'state'>): ListWish {
  return {
    ...state.filters,
    view: id,
    q: state.q ?? undefined,
    sort: state.sort ?? USUAL_SORT,
    columns: state.columns?.join(','),
    ...(state.scope !== null && { scope: state.scope }),
  }
}

/** Whether two states show the same rows, columns and order. The order in which filters were set says nothing. */
export function sameState(a: ViewState, b: ViewState): boolean {
  return plain(a) === plain(b)
}

function plain({ filters, q, sort, columns, scope }: ViewState): string {
  const ordered = Object.entries(filters)
    .map(([name, values]) => [name, values.toSorted()] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([ordered, q, sort === USUAL_SORT ? null : sort, columns, scope])
}

/**
 * A link that opens the same rows, columns and order for whoever gets it. A shared view as saved goes by its name;
 * everything else is spelled out, with the scope that the sender may have without having chosen it.
 */
export function linkOf(
  { origin, pathname, search }: Pick<Location, 'origin' | 'pathname' | 'search'>,
  view: SavedView | undefined,
  changed: boolean,
  scope: string | undefined,
): string {
  if (view && !changed && view.sharing !== 'private') return `${origin}${pathname}?view=${view.id}`
  const parameters = new URLSearchParams(search)
  for (const name of ['view', 'rows', 'lang', 'evidence']) parameters.delete(name)
  if (scope !== undefined) parameters.set('scope', scope)
  // An address that says nothing would open with the other reader's usual view.
  if ([...parameters.keys()].every((name) => name === 'scope' || name === 'at')) parameters.set('view', NO_VIEW)
  return `${origin}${pathname}${parameters.size > 0 ? `?${parameters}` : ''}`
}

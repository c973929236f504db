/** Which saved view a list shows. A link that names only the view becomes the address of all that it says. */
import type { SavedView } from '@citywide/model/platform/view'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { RequestProblem } from '../../api/fetch.ts'
import { isBare, NO_VIEW } from '../list/search.ts'
import { viewQuery, viewsQuery } from './queries.ts'
import { searchOf } from './state.ts'

const route = getRouteApi('/app/records/$path')

export interface OpenView {
  readonly views: readonly SavedView[]
  readonly open: SavedView | undefined
  /** Why the view of the address does not open. */
  readonly fault: 'private' | 'gone' | undefined
  /** Whether the address says by now what is to be shown. */
  readonly ready: boolean
}

export function useOpenView(declaration: RecordDeclaration): OpenView {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { path } = declaration
  const id = search.view === NO_VIEW ? undefined : search.view
  const listed = useQuery(viewsQuery(path))
  const known = listed.data?.find((view) => view.id === id)
  const alone = useQuery({
    ...viewQuery(path, id ?? ''),
    enabled: id !== undefined && !known && !listed.isPending,
  })
  const found = known ?? (alone.data?.register === path ? alone.data : undefined)
  const settled = id === undefined || found !== undefined || (!listed.isPending && !alone.isPending)
  const fault = id === undefined || found || !settled ? undefined : faultOf(alone.error)
  const usual = search.view === undefined ? listed.data?.find(({ isDefault }) => isDefault) : undefined
  const bare = isBare(search)
  const wanted = bare ? (found ?? usual) : undefined
  useEffect(() => {
    if (!wanted) return
    const next = searchOf(wanted)
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: false })
  }, [wanted, navigate])
  const waits = search.view === undefined ? listed.isPending : !settled
  return { views: listed.data ?? [], open: found, fault, ready: !bare || (!wanted && !waits) }
}

function faultOf(error: unknown): OpenView['fault'] {
  return error instanceof RequestProblem && error.code === 'VIEW_PRIVATE' ? 'private' : 'gone'
}

/** Who is signed in, and which scope and moment the address says. */
import { type ScopeView, Session } from '@citywide/model/platform/session'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { endOfDay } from '../../ui/format.ts'
import { useLanguage } from '../../ui/language.tsx'
import { ask } from './fetch.ts'

/** The session, with how far the server's clock is ahead of the one at this desk, in milliseconds. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await ask({ path: '/session', answer: Session, signal })
    return { ...session, ahead: Date.parse(session.now) - Date.now() }
  },
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
  meta: { reads: ['Scope', 'alarm'] },
})

export function useSession() {
  return useQuery(sessionQuery).data
}

/** The scope of the page: the one in the address, else the first one the reader has. */
export function useScope(): ScopeView | undefined {
  const { scope } = useSearch({ strict: false })
  const scopes = useSession()?.scopes ?? []
  return scopes.find(({ code }) => code === scope) ?? scopes[0]
}

/** What most requests carry: the scope, and the moment where one was chosen. */
export function useView(): { readonly scope: string | undefined; readonly at: string | undefined } {
  const { at } = useSearch({ strict: false })
  const { timeZone } = useLanguage()
  const scope = useScope()
  return { scope: scope?.code, at: at === undefined ? undefined : endOfDay(at, timeZone) }
}

/** The moment the page is judged at, as an ISO instant, where that is not now. */
export function usePastMoment(): string | undefined {
  const { at } = useView()
  const scope = useScope()
  return at ?? scope?.evaluatedAt ?? undefined
}

/** Whether the reader may write at all, or in a class of records. The server decides; this only spares a vain attempt. */
export function useMayWrite(kind?: string): boolean {
  const writes = useSession()?.writes ?? []
  return kind === undefined ? writes.length > 0 : writes.includes(kind)
}

import { InboxCount, type InboxKind, InboxPage } from '@citywide/model/platform/inbox'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { ask } from '../api/fetch.ts'

export interface InboxQuestion {
  readonly kind: InboxKind | undefined
  readonly unread: boolean
}

export function inboxQuery(account: string | undefined, { kind, unread }: InboxQuestion) {
  return infiniteQueryOptions({
    queryKey: ['inbox', 'entries', kind, unread],
    queryFn: ({ pageParam, signal }) =>
      ask({ path: '/inbox', answer: InboxPage, query: { kind, unread, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    meta: { reads: [`inbox ${account ?? ''}`] },
  })
}

export function markRead(what: { entries: readonly string[] } | { upTo: string }, key: string) {
  return ask({ path: '/inbox/read', method: 'POST', answer: InboxCount, body: what, key })
}

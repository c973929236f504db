import { InboxCount, type InboxKind, InboxPage } from '@citywide/model/platform/inbox'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { ask } from '../api/fetch.ts'

/** @param account id of the one who is signed in: the stream names inboxes by it */
export function countQuery(account: string | undefined) {
  return queryOptions({
    queryKey: ['inbox', 'count'],
    queryFn: ({ signal }) => ask({ path: '/inbox/count', answer: InboxCount, signal }),
    enabled: account !== undefined,
    meta: { reads: [`inbox ${account ?? ''}`] },
  })
}

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

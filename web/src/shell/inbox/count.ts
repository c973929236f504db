/** How much is unread. Apart from the inbox itself, since the bar of every page asks it. */
import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { ask } from '../api/fetch.ts'

const InboxCount = z.object({ unread: z.int() })

/** @param account id of the one who is signed in: the stream names inboxes by it */
export function countQuery(account: string | undefined) {
  return queryOptions({
    queryKey: ['inbox', 'count'],
    queryFn: ({ signal }) => ask({ path: '/inbox/count', answer: InboxCount, signal }),
    enabled: account !== undefined,
    meta: { reads: [`inbox ${account ?? ''}`] },
  })
}

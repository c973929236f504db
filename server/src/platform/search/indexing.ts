/** Search keeps up by itself for as long as the server runs. */
import type { Feed } from '../events/feed.ts'
import { startPaced } from '../events/paced.ts'
import type { Queryable } from '../postgres/pool.ts'
import { follower, type Following } from './follow.ts'
import { markDue } from './position-store.ts'

/** Milliseconds in which writes gather into one pass. */
const COALESCE = 200
/** Without anything heard, the log is looked at in this rhythm. */
const POLL = 15_000

export interface Indexing {
  stop(): Promise<void>
}

export function startIndexing(
  parts: Following & { readonly feed: Feed; readonly report: (error: unknown) => void },
): Indexing {
  const follow = follower(parts)
  const paced = startPaced(COALESCE, async () => {
    try {
      if (await follow()) return 0
    } catch (error) {
      // The position stays, and the next pass takes up from there.
      parts.report(error)
    }
    return POLL
  })
  const unsubscribe = parts.feed.subscribe((event) => {
    if (event.kind === 'change') paced.plan(COALESCE)
  })
  return {
    async stop() {
      unsubscribe()
      await paced.stop()
    },
  }
}

/** Has every register compared with its entries, and what differs made anew. */
export async function rebuildSearch(client: Queryable, registers: Following['registers']): Promise<void> {
  await markDue(
    client,
    registers.map(({ name }) => name),
  )
}

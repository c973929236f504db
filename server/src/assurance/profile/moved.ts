/** What a city has settled or stated is another: the evaluation and open screens hear of it on commit. */
import { tellAround } from '#platform/around/subject-store.ts'
import type { Queryable } from '#platform/postgres/pool.ts'

const what = 'profile'

/** The notice as the feed brings it. */
export const PROFILE_MOVED = JSON.stringify({ what })

export function tellMoved(client: Queryable): Promise<void> {
  return tellAround(client, what)
}

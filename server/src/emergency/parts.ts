import type { Clock } from '#platform/clock.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import type { RecordStore } from '#platform/records/store.ts'
import type { News } from './operations/news.ts'

export interface EmergencyParts {
  readonly pool: Pool
  readonly clock: Clock
  /** The one that every other door writes through as well. */
  readonly store: RecordStore
  /** What was written since the situation was last put together. */
  readonly news: News
}

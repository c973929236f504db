import type { SourceKind, SourceSettings } from '@citywide/model/observations/source'
import type { Queryable } from '#platform/postgres/pool.ts'

export interface DueSource {
  readonly id: string
  readonly code: string
  readonly kind: SourceKind
  readonly timeZone: string
  readonly version: number
  readonly settings: SourceSettings
  /** Sealed. */
  readonly secret: string | null
  readonly position: unknown
}

/** Sources that should be asked now, and that nobody works for; by the clock of the database. */
export async function dueSources(client: Queryable, kinds: readonly SourceKind[], most: number): Promise<DueSource[]> {
  const { rows } = await client.query<DueSource>(
    `select s.id, s.code, s.kind, s.time_zone as "timeZone", s.version, s.settings, x.secret, t.position
       from source s join source_state t on t.source_id = s.id left join source_secret x on x.id = s.id
      where t.on_since is not null and s.kind = any($1) and (t.due_at is null or t.due_at <= now())
        and (t.held_until is null or t.held_until < now())
      order by t.due_at nulls first limit $2`,
    [kinds, most],
  )
  return rows
}

/** What was under way when a process ended is said to be over; it is done again. */
export async function endInterrupted(client: Queryable, source: string): Promise<void> {
  await client.query(
    `update source_run set ended_at = now(), fault = 'INTERRUPTED'
      where source_id = $1 and kind = 'run' and ended_at is null`,
    [source],
  )
}

/** Where the source stands after it was asked, and when it is asked next; who has lost it to another process says nothing. */
export async function settle(
  client: Queryable,
  { source, holder, position, seconds }: { source: string; holder: string; position: object; seconds: number },
): Promise<void> {
  await client.query(
    `update source_state set position = $3, due_at = now() + make_interval(secs => $4), held_by = null, held_until = null
      where source_id = $1 and held_by = $2`,
    [source, holder, JSON.stringify(position), seconds],
  )
}

/** How far checkpoints have left the machine, per destination. */
import type { Queryable } from '../postgres/pool.ts'

export interface WitnessState {
  readonly name: string
  /** Rows that the destination knows of. */
  readonly size: number
  readonly deliveredAt: string | null
  readonly failingSince: string | null
  /** Why it fails, in short. */
  readonly trouble: string | null
}

export async function witnessStates(client: Queryable): Promise<WitnessState[]> {
  const { rows } = await client.query<WitnessState>(
    `select name, size, delivered_at as "deliveredAt", failing_since as "failingSince", trouble
       from audit_witness order by name`,
  )
  return rows
}

/** Seconds to wait before a destination is tried again: doubled while it fails, an hour at most. */
export async function witnessPause(client: Queryable, name: string): Promise<number> {
  const { rows } = await client.query<{ pause: number }>(
    `select case when failing_since is null then 0 else greatest(0, extract(epoch from
        tried_at + least(interval '1 hour', greatest(interval '10 seconds', tried_at - failing_since)) - now())) end::float8 as pause
       from audit_witness where name = $1`,
    [name],
  )
  return rows[0]?.pause ?? 0
}

export async function noteDelivery(client: Queryable, name: string, size: number): Promise<void> {
  await client.query(
    `insert into audit_witness (name, size, delivered_at, tried_at) values ($1, $2, now(), now())
     on conflict (name) do update set size = excluded.size, delivered_at = now(), tried_at = now(),
       failing_since = null, trouble = null`,
    [name, size],
  )
}

export async function noteTrouble(client: Queryable, name: string, trouble: string): Promise<void> {
  await client.query(
    `insert into audit_witness (name, tried_at, failing_since, trouble) values ($1, now(), now(), $2)
     on conflict (name) do update set tried_at = now(), failing_since = coalesce(audit_witness.failing_since, now()),
       trouble = excluded.trouble`,
    [name, trouble.slice(0, 500)],
  )
}

/** Destinations that are no longer set are forgotten. */
export async function keepWitnesses(client: Queryable, names: readonly string[]): Promise<void> {
  await client.query('delete from audit_witness where name <> all($1)', [names])
}

import { randomUUIDv7 } from 'node:crypto'
import type { Queryable } from '#platform/postgres/pool.ts'
import { instantText } from '../moment.ts'
import { type LedgerRun, type LedgerSums, ledgerSums } from './ledger.ts'

/** Numbers a parameter of a statement that is being put together. */
type NextParameter = (value: unknown, type: string) => string

/**
 * Two parts of a statement, for its `with`: what some deliveries add to the ledger, and that their sources have been
 * heard of. Written in the transaction of the rows themselves, so that counts and history never differ.
 */
export function ledgerParts(next: NextParameter, entries: readonly LedgerSums[]): string[] {
  const sums = ledgerSums(entries)
  const of = (value: (sum: LedgerSums) => unknown, type: string) => next(sums.map(value), type)
  const heard = new Map<string, boolean>()
  for (const { source, accepted, duplicate, revised } of sums)
    heard.set(source, (heard.get(source) ?? false) || accepted + duplicate + revised > 0)
  const sources = [...heard.keys()].toSorted()
  return [
    `ledger as (insert into source_run as r (id, source_id, kind, begun_at, about, messages, bytes, accepted, duplicate,
        revised, refused, flagged)
      select * from unnest(${of(({ run }) => run.id, 'uuid[]')}, ${of(({ source }) => source, 'uuid[]')},
        ${of(({ run }) => run.kind, 'text[]')}, ${of(({ run }) => instantText(run.begunAt), 'timestamptz[]')},
        ${of(({ run }) => run.about ?? null, 'text[]')}, ${of(({ messages }) => messages, 'int8[]')},
        ${of(({ bytes }) => bytes, 'int8[]')}, ${of(({ accepted }) => accepted, 'int8[]')},
        ${of(({ duplicate }) => duplicate, 'int8[]')}, ${of(({ revised }) => revised, 'int8[]')},
        ${of(({ refused }) => refused, 'int8[]')}, ${of(({ flagged }) => flagged, 'int8[]')})
      on conflict (id) do update set messages = r.messages + excluded.messages, bytes = r.bytes + excluded.bytes,
        accepted = r.accepted + excluded.accepted, duplicate = r.duplicate + excluded.duplicate,
        revised = r.revised + excluded.revised, refused = r.refused + excluded.refused,
        flagged = r.flagged + excluded.flagged)`,
    `heard as (insert into source_state as s (source_id, arrived_at, stored_at)
      select id, clock_timestamp(), case when stored then clock_timestamp() end
        from unnest(${next(sources, 'uuid[]')}, ${next(
          sources.map((id) => heard.get(id) ?? false),
          'bool[]',
        )}) t (id, stored)
      on conflict (source_id) do update set arrived_at = excluded.arrived_at,
        stored_at = coalesce(excluded.stored_at, s.stored_at),
        fault = case when excluded.stored_at is null then s.fault end,
        fault_about = case when excluded.stored_at is null then s.fault_about end,
        fault_at = case when excluded.stored_at is null then s.fault_at end)`,
  ]
}

/** The same where nothing was stored beside it. */
export async function noteLedger(client: Queryable, entries: readonly LedgerSums[]): Promise<void> {
  if (entries.length === 0) return
  const values: unknown[] = []
  const parts = ledgerParts((value, type) => `$${values.push(value)}::${type}`, entries)
  await client.query(`with ${parts.join(',\n')} select`, values)
}

/** Begins a run; `about` is what it is of. */
export async function beginRun(
  client: Queryable,
  { source, about, begunAt }: { readonly source: string; readonly about: string | null; readonly begunAt: number },
): Promise<LedgerRun> {
  const id = randomUUIDv7()
  await client.query(`insert into source_run (id, source_id, kind, begun_at, about) values ($1, $2, 'run', $3, $4)`, [
    id,
    source,
    instantText(begunAt),
    about,
  ])
  return { id, kind: 'run', begunAt, about }
}

/** What went wrong, as a code of `sourceFaults`; `about` is what the other side said, never a secret. */
export interface Fault {
  readonly code: string
  readonly about: string | null
}

/** Ends a run, well or with a fault. */
export async function endRun(client: Queryable, run: string, endedAt: string, fault: Fault | null): Promise<void> {
  await client.query(`update source_run set ended_at = $2, fault = $3, fault_about = $4 where id = $1`, [
    run,
    endedAt,
    fault?.code ?? null,
    fault?.about?.slice(0, 500) ?? null,
  ])
}

/** What is wrong with a source as a whole, until something is stored for it again; null: nothing any more. */
export async function noteFault(client: Queryable, source: string, fault: Fault | null): Promise<void> {
  await client.query(
    `insert into source_state (source_id, fault, fault_about, fault_at)
     values ($1, $2, $3, case when $2::text is not null then clock_timestamp() end)
     on conflict (source_id) do update set fault = excluded.fault, fault_about = excluded.fault_about,
       fault_at = excluded.fault_at`,
    [source, fault?.code ?? null, fault?.about?.slice(0, 500) ?? null],
  )
}

/** That a source was asked and had nothing new is an arrival too: it answers. */
export async function noteAnswered(client: Queryable, source: string): Promise<void> {
  await client.query(
    `insert into source_state (source_id, arrived_at) values ($1, clock_timestamp())
     on conflict (source_id) do update set arrived_at = excluded.arrived_at, fault = null, fault_about = null,
       fault_at = null`,
    [source],
  )
}

/** What happened long ago goes: runs after 90 days, letters that were taken care of after 30. */
export async function pruneSources(client: Queryable): Promise<number> {
  const { rowCount: runs } = await client.query(`delete from source_run where begun_at < now() - interval '90 days'`)
  const { rowCount: letters } = await client.query(
    `delete from source_reject where ended_at < now() - interval '30 days'`,
  )
  return (runs ?? 0) + (letters ?? 0)
}

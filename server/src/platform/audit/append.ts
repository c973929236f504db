/** The log of what was done: one row per act, in the transaction of the act itself. */
import type { PoolClient } from 'pg'

/** As in postgres/pool.ts, which itself notes what nobody else has noted. */
type Queryable = Pick<PoolClient, 'query'>

/** What a row tells beyond its columns: names of fields, counts, versions, ids. Never values of records. */
type Detail = { readonly [name: string]: DetailValue }
type DetailValue = string | number | boolean | null | undefined | readonly DetailValue[] | Detail

export interface Act {
  /** What was done, as `thing.verb`: `record.update`, `session.open`, `grant.refuse`. */
  readonly act: string
  /** Kind of thing it was done to: the noun of a register, `account`, `session`. */
  readonly noun?: string | undefined
  /** Id of the thing. */
  readonly object?: string | undefined
  /** Id of the department the thing belongs to. */
  readonly department?: string | null | undefined
  /** Code or reference of the purpose of a look at personal data; never words about a person. */
  readonly purpose?: string | undefined
  readonly detail?: Detail | undefined
  /**
   * Only where the transaction does not carry the actor yet, such as at sign-in; such a transaction runs in the rights
   * of the owner.
   */
  readonly actor?: { readonly id: string; readonly kind: 'person' | 'key' | 'system' | 'model' } | undefined
}

/** Clients whose transaction has noted what it does; emptied where a transaction begins. */
export const noted = new WeakSet<Queryable>()

/**
 * Notes one act. Who acted is taken from the transaction (`cw.actor`, `cw.actor_kind`); without one it was the system.
 * When the transaction is rolled back, the row goes with it: what did not happen is not in the log.
 */
export function noteAct(client: Queryable, act: Act): Promise<void> {
  return noteActs(client, [act])
}

/** Notes several acts in one statement. */
export async function noteActs(client: Queryable, acts: readonly Act[]): Promise<void> {
  if (acts.length > 0) noted.add(client)
  const own = acts.filter(({ actor }) => actor === undefined)
  const named = acts.filter(({ actor }) => actor !== undefined)
  if (own.length > 0) await client.query({ ...fromTransaction, values: columnsOf(own) })
  if (named.length > 0) {
    await client.query({
      ...withActor,
      values: [...columnsOf(named), named.map(({ actor }) => actor?.id), named.map(({ actor }) => actor?.kind)],
    })
  }
}

const given = '$1::text[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::jsonb[]'
const fromTransaction = {
  name: 'note acts',
  text: `insert into audit (act, noun, object, department, purpose, detail) select * from unnest(${given})`,
}
const withActor = {
  name: 'note acts of an actor',
  text: `insert into audit (act, noun, object, department, purpose, detail, actor, actor_kind)
         select * from unnest(${given}, $7::text[], $8::text[])`,
}

function columnsOf(acts: readonly Act[]): unknown[] {
  return [
    acts.map(({ act }) => act),
    acts.map(({ noun }) => noun ?? null),
    acts.map(({ object }) => object ?? null),
    acts.map(({ department }) => department ?? null),
    acts.map(({ purpose }) => purpose ?? null),
    acts.map(({ detail }) => JSON.stringify(storable(detail ?? {}))),
  ]
}

/** PostgreSQL stores no NUL and no half of a character, and numbers it would write in another way are kept as text. */
function storable(value: DetailValue): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '\uFFFD')
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : String(value)
  if (Array.isArray(value)) return value.map((item: DetailValue) => storable(item) ?? null)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [storable(name), storable(item)]))
}

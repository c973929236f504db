import type { Queryable } from '#platform/postgres/pool.ts'

/** One thing that is not as it should be. */
export interface Difference {
  /** Code of the scope; null where it is about the card itself. */
  readonly scope: string | null
  readonly rule: string
  /** A state or figure, a state without history, or the query of a card. */
  readonly what: string
  readonly kept: unknown
  readonly found: unknown
}

export interface EvidenceCheck {
  readonly at: string
  readonly milliseconds: number
  readonly compared: number
  readonly skipped: number
  readonly different: number
  /** The first of them. */
  readonly differences: readonly Difference[]
}

/** Differences that are kept in full; of more, their number says enough. */
const most = 200
/** Checks that are kept. */
const kept = 400

export async function keepCheck(client: Queryable, check: EvidenceCheck): Promise<string> {
  const { at, milliseconds, compared, skipped, different, differences } = check
  const { rows } = await client.query<{ id: string }>(
    `insert into evidence_check (at, milliseconds, compared, skipped, different, differences)
     values ($1, $2, $3, $4, $5, $6) returning id::text`,
    [at, milliseconds, compared, skipped, different, JSON.stringify(differences.slice(0, most))],
  )
  await client.query(
    'delete from evidence_check where id <= (select id from evidence_check order by id desc offset $1 limit 1)',
    [kept],
  )
  return rows[0]?.id ?? ''
}

export async function lastCheck(client: Queryable): Promise<EvidenceCheck | undefined> {
  const { rows } = await client.query<EvidenceCheck>(
    `select at, milliseconds, compared, skipped, different, differences from evidence_check order by id desc limit 1`,
  )
  return rows[0]
}

/** The state each rule of a scope last turned to, as the history has it. */
export async function lastTurns(client: Queryable, scopeId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ rule: string; state: string }>(
    `select distinct on (rule) rule, to_state as state from rule_history where scope_id = $1 order by rule, seq desc`,
    [scopeId],
  )
  return new Map(rows.map(({ rule, state }) => [rule, state]))
}

/** Hash of the query of each version, as it was last compiled. */
export async function compiledBefore(client: Queryable): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ version: string; sha256: string }>('select version, sha256 from compiled_rule')
  return new Map(rows.map(({ version, sha256 }) => [version, sha256]))
}

export async function keepCompiled(
  client: Queryable,
  rules: readonly { readonly version: string; readonly rule: string; readonly sha256: string }[],
  at: string,
): Promise<void> {
  if (rules.length === 0) return
  await client.query(
    `insert into compiled_rule (version, rule, sha256, at)
     select version, rule, sha256, $2 from jsonb_to_recordset($1::jsonb) as r(version text, rule text, sha256 text)
     on conflict (version) do update set sha256 = excluded.sha256, at = excluded.at`,
    [JSON.stringify(rules), at],
  )
}

/** Seconds that the oldest change which nobody has judged yet is waiting; 0 where all were. */
export async function lagSeconds(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ lag: number | null }>(
    `select extract(epoch from now() - min(at))::float8 as lag from (
       select l.at from evidence_position p
         cross join lateral (select at from change_log where (tx, seq) > (p.tx, p.seq)
           order by tx, seq limit 1) l
        where p.reader = 'evidence') waiting`,
  )
  return Math.max(0, rows[0]?.lag ?? 0)
}

/** Who sees to the platform itself. */
export async function administrators(client: Queryable): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select distinct r.account_id as id from account_role r join account a on a.id = r.account_id
      where r.role = 'sysadmin' and r.approved_at is not null and r.ended_at is null and r.expires_at > now()
        and a.disabled_at is null`,
  )
  return rows.map(({ id }) => id)
}

import { IndicatorDefinition } from '@citywide/model/benefits/indicator-definition'
import type { Text } from '@citywide/model/text'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'

/** An indicator with the definition that is in force. */
export interface Defined {
  readonly indicatorId: string
  readonly cityId: string
  readonly scopeId: string
  readonly version: number
  readonly definition: IndicatorDefinition
}

interface VersionRow {
  id: string
  indicatorId: string
  version: number
  sha256: string
  definition: IndicatorDefinition
  createdAt: string
}

const versionColumns = `d.id, d.indicator_id as "indicatorId", d.version, d.sha256, d.definition, d.created_at as "createdAt"`

/** Every indicator that is computed, or those among the given ones. */
export async function definedIndicators(client: Queryable, ids?: readonly string[]): Promise<Defined[]> {
  const { rows } = await client.query<Defined>(
    `select i.id as "indicatorId", i.city_id as "cityId", i.scope_id as "scopeId", d.version, d.definition
       from indicator i join indicator_definition d on d.id = i.definition_id
      where $1::uuid[] is null or i.id = any($1)`,
    [ids ?? null],
  )
  return rows.map(parsed)
}

/** A definition that was kept by an earlier release gets what has joined since with its default. */
function parsed<R extends { readonly definition: unknown }>(row: R): R & { definition: IndicatorDefinition } {
  return { ...row, definition: IndicatorDefinition.parse(row.definition) }
}

/** Which computed indicators read which of these streams. */
export async function readersOf(
  client: Queryable,
  streamIds: readonly number[],
): Promise<{ byStream: ReadonlyMap<number, readonly string[]>; indicators: readonly Defined[] }> {
  const { rows } = await client.query<Defined & { streamIds: number[] }>(
    `with recursive up as (
       select stream_id, property, unit, place, scope_id from stream where stream_id = any($1)
       union
       select u.stream_id, u.property, u.unit, u.place, s.parent_id from up u join scope s on s.id = u.scope_id
        where s.parent_id is not null)
     select i.id as "indicatorId", i.city_id as "cityId", i.scope_id as "scopeId", d.version, d.definition,
       array_agg(u.stream_id) as "streamIds"
     from up u join indicator i on i.scope_id = u.scope_id join indicator_definition d on d.id = i.definition_id
     where d.definition ->> 'property' = u.property and d.definition ->> 'unit' = u.unit
       and coalesce(d.definition ->> 'place', u.place) is not distinct from u.place
     group by i.id, d.id`,
    [streamIds],
  )
  const byStream = new Map<number, string[]>()
  for (const { indicatorId, streamIds: read } of rows) {
    for (const streamId of read) {
      const readers = byStream.get(streamId) ?? []
      byStream.set(streamId, readers)
      readers.push(indicatorId)
    }
  }
  return { byStream, indicators: rows.map(parsed) }
}

/** Computed indicators that read a stream, as far as the reader may see them, by code. */
export async function readersOfStream(
  client: Queryable,
  code: string,
): Promise<{ id: string; code: string; title: Text }[]> {
  const { rows } = await client.query<{ id: string; code: string; title: Text }>(
    `with recursive up as (
       select property, unit, place, scope_id from stream where code = $1
       union
       select u.property, u.unit, u.place, s.parent_id from up u join scope s on s.id = u.scope_id
        where s.parent_id is not null)
     select distinct i.id, i.code, i.title
       from up u join indicator i on i.scope_id = u.scope_id join indicator_definition d on d.id = i.definition_id
      where d.definition ->> 'property' = u.property and d.definition ->> 'unit' = u.unit
        and coalesce(d.definition ->> 'place', u.place) is not distinct from u.place
      order by i.code`,
    [code],
  )
  return rows
}

export async function newestVersion(client: Queryable, indicatorId: string): Promise<VersionRow | undefined> {
  const { rows } = await client.query<VersionRow>(
    `select ${versionColumns} from indicator_definition d where d.indicator_id = $1 order by d.version desc limit 1`,
    [indicatorId],
  )
  return rows[0] && parsed(rows[0])
}

export async function addVersion(
  client: PoolClient,
  version: VersionRow & { readonly createdBy: string | null },
): Promise<void> {
  await client.query(
    `insert into indicator_definition (id, indicator_id, version, definition, sha256, created_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      version.id,
      version.indicatorId,
      version.version,
      JSON.stringify(version.definition),
      version.sha256,
      version.createdAt,
      version.createdBy,
    ],
  )
}

/** Holds the indicator for the rest of the transaction: two new definitions at once get two versions. */
export async function holdIndicator(
  client: PoolClient,
  indicatorId: string,
): Promise<{ unit: string; version: number } | undefined> {
  const { rows } = await client.query<{ unit: string; version: number }>(
    'select unit, version from indicator where id = $1 for update',
    [indicatorId],
  )
  return rows[0]
}

/** SQL of the features of the map. Space is asked with native boxes, so no extension is needed. */
import type { FeatureCollectionView, MapCollection } from '@citywide/model/emergency/operations'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import type { Bounds } from './geometry.ts'
import type { ReadFeature } from './read.ts'

type StoredCollection = Omit<FeatureCollectionView, 'title'>

export async function collectionsOf(client: Queryable): Promise<StoredCollection[]> {
  const { rows } = await client.query<StoredCollection>(
    `select collection, version, count, attribution, approval, loaded_at as "loadedAt",
        case when bounds is null then null else
          array[(bounds[1])[0], (bounds[1])[1], (bounds[0])[0], (bounds[0])[1]] end as bounds
       from feature_collection order by collection`,
  )
  return rows
}

/** Changes with every upload; 0 while there is none. */
export async function mapVersion(client: Queryable): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    'select coalesce(sum(version), 0)::int as version from feature_collection',
  )
  return rows[0]?.version ?? 0
}

export interface Loaded {
  readonly attribution: string
  readonly approval: string
  readonly at: Temporal.Instant
  readonly by: string
}

/** Empties a collection for what is to come; others who upload it wait. @returns its new version */
export async function beginCollection(
  client: PoolClient,
  collection: MapCollection,
  { attribution, approval, at, by }: Loaded,
): Promise<number> {
  await client.query('select pg_advisory_xact_lock(37115, hashtext($1))', [collection])
  const { rows } = await client.query<{ version: number }>(
    `insert into feature_collection (collection, version, count, attribution, approval, loaded_at, loaded_by)
     values ($1, 1, 0, $2, $3, $4, $5)
     on conflict (collection) do update set version = feature_collection.version + 1, attribution = excluded.attribution,
       approval = excluded.approval, loaded_at = excluded.loaded_at, loaded_by = excluded.loaded_by
     returning version`,
    [collection, attribution, approval, at.toString(), by],
  )
  await client.query('delete from feature where collection = $1', [collection])
  return rows[0]?.version ?? 1
}

/** @param from number of the first one */
export async function addFeatures(
  client: PoolClient,
  { collection, version, from }: { collection: MapCollection; version: number; from: number },
  features: readonly ReadFeature[],
): Promise<void> {
  await client.query({
    name: 'add features',
    text: `insert into feature (collection, id, version, bbox, geojson, props)
      select $1, $2 + n, $3, box(point(w, s), point(e, u)), g, p
        from unnest($4::float8[], $5::float8[], $6::float8[], $7::float8[], $8::text[], $9::jsonb[])
          with ordinality as f(w, s, e, u, g, p, n)`,
    values: [
      collection,
      from,
      version,
      features.map(({ bounds }) => bounds[0]),
      features.map(({ bounds }) => bounds[1]),
      features.map(({ bounds }) => bounds[2]),
      features.map(({ bounds }) => bounds[3]),
      features.map(({ geojson }) => geojson),
      features.map(({ properties }) => JSON.stringify(properties)),
    ],
  })
}

export async function endCollection(client: PoolClient, collection: MapCollection): Promise<void> {
  await client.query(
    `update feature_collection c set count = f.count, bounds = f.bounds
       from (select count(*)::int as count, case when count(*) = 0 then null else
               box(point(min((bbox[1])[0]), min((bbox[1])[1])), point(max((bbox[0])[0]), max((bbox[0])[1]))) end as bounds
               from feature where collection = $1) f
      where c.collection = $1`,
    [collection],
  )
}

/** A feature as text that can be sent as it is. */
export interface FeatureText {
  readonly collection: MapCollection
  readonly id: number
  readonly geojson: string
  readonly props: string
}

const box = 'box(point($1, $2), point($3, $4))'

/** Features that touch a box, one more than asked for where there are more. */
export async function featuresWithin(
  client: Queryable,
  collection: MapCollection,
  [west, south, east, north]: Bounds,
  limit: number,
): Promise<FeatureText[]> {
  const { rows } = await client.query<FeatureText>({
    name: 'features within',
    text: `select collection, id, geojson, props::text as props from feature
      where bbox && ${box} and collection = $5 limit $6`,
    values: [west, south, east, north, collection, limit + 1],
  })
  return rows
}

/** Features whose boxes lie nearest to a point, in degrees: the caller measures. */
export async function featuresNear(
  client: Queryable,
  collection: MapCollection,
  [longitude, latitude]: readonly [number, number],
  limit: number,
): Promise<FeatureText[]> {
  const { rows } = await client.query<FeatureText>({
    name: 'features near',
    text: `select collection, id, geojson, props::text as props from feature
      where collection = $3 order by bbox <-> point($1, $2) limit $4`,
    values: [longitude, latitude, collection, limit],
  })
  return rows
}

interface TileQuestion {
  readonly bounds: Bounds
  readonly drawn: DrawnCollections
  /** Of the whole map. */
  readonly version: number
}

/** What is drawn at a zoom, and up to which rank. */
export interface DrawnCollections {
  readonly collections: readonly MapCollection[]
  /** Highest rank of each; what has no rank counts as 1. */
  readonly ranks: readonly number[]
}

/**
 * Features of a tile: those that are drawn at its zoom and touch its box, those of the first rank first. None where the
 * map has another version: one statement sees one state of it.
 */
export async function featuresOfTile(
  client: Queryable,
  { bounds: [west, south, east, north], drawn: { collections, ranks }, version }: TileQuestion,
  limit: number,
): Promise<FeatureText[]> {
  const { rows } = await client.query<FeatureText>({
    name: 'features of tile',
    text: `select f.collection, f.id, f.geojson, f.props::text as props
      from feature f join unnest($5::text[], $6::int[]) as d(collection, rank) on d.collection = f.collection
      where f.bbox && ${box} and coalesce((f.props ->> 'rank')::int, 1) <= d.rank
        and (select sum(version) from feature_collection) = $8
      order by f.collection, coalesce((f.props ->> 'rank')::int, 1), f.id limit $7`,
    values: [west, south, east, north, collections, ranks, limit, version],
  })
  return rows
}

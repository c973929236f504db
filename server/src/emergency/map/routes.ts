/** The map of the city: what it holds, how it is loaded, and what lies where. */
import {
  CityMap,
  DrawnGeometry,
  DrawnMap,
  FeatureUpload,
  FeatureUploaded,
  MapCollection,
  mapCollections,
} from '@citywide/model/emergency/operations'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { principalOf } from '#platform/access/guard.ts'
import { outsideRights } from '#platform/access/reach.ts'
import { noteAct } from '#platform/audit/append.ts'
import type { Clock } from '#platform/clock.ts'
import { type Pool, type Queryable, transaction } from '#platform/postgres/pool.ts'
import { demandOperations } from '../rights.ts'
import { drawnMap } from './drawn.ts'
import {
  addFeatures,
  beginCollection,
  collectionsOf,
  endCollection,
  featuresNear,
  featuresWithin,
  type FeatureText,
} from './feature-store.ts'
import type { Bounds } from './geometry.ts'
import { metresTo } from './near.ts'
import { MAP_BYTES, readFeatures } from './read.ts'
import { MAX_ZOOM, MIN_ZOOM } from './tile.ts'

export interface MapOptions {
  readonly pool: Pool
  readonly clock: Clock
}

const Collection = z.object({ collection: MapCollection })
const degrees = (text: string, count: number) => {
  const numbers = text.split(',').map(Number)
  return numbers.length === count && numbers.every((number) => Number.isFinite(number)) ? numbers : undefined
}
/** `west,south,east,north` in degrees, as in OGC API Features. */
const Box = z
  .string()
  .max(100)
  .refine((text) => {
    const [west = 0, south = 0, east = -1, north = -1] = degrees(text, 4) ?? []
    return west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north
  })
  .meta({ description: 'west,south,east,north in degrees' })
const Point = z
  .string()
  .max(60)
  .refine((text) => {
    const [longitude = 200, latitude = 100] = degrees(text, 2) ?? []
    return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
  })
  .meta({ description: 'longitude,latitude in degrees' })

const GEOJSON = 'application/geo+json'
/** Rows of one statement while a collection is loaded. */
const PART = 2_000

/** What is read here is the same for everybody who is let in, and is judged by no row: see `demandOperations`. */
export const mapRoutes: FastifyPluginAsyncZod<MapOptions> = async (app, { pool, clock }) => {
  const tags = ['map']
  let drawn: { readonly version: number; readonly map: Promise<DrawnMap> } | undefined

  app.get(
    '/map',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What the map of the city holds; null while none is loaded',
        response: { 200: CityMap.nullable() },
      },
    },
    async () => {
      demandOperations('read')
      return (await outsideRights(() => cityMap(pool))) ?? null
    },
  )

  app.get(
    '/map/drawn/:version',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The layers of the whole city, simplified for a map without tiles',
        params: z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) }),
        response: { 200: DrawnMap },
      },
    },
    async ({ params }, reply) => {
      demandOperations('read')
      const map = await outsideRights(() => cityMap(pool))
      if (map?.version !== params.version) throw new Problem('NOT_FOUND')
      if (drawn?.version !== map.version)
        drawn = { version: map.version, map: outsideRights(() => drawnMap(pool, map)) }
      reply.header('cache-control', 'private, max-age=31536000, immutable')
      try {
        return await drawn.map
      } catch (error) {
        drawn = undefined
        throw error
      }
    },
  )

  app.get(
    '/map/collections/:collection/features',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'Features that touch a box, as GeoJSON',
        params: Collection,
        querystring: z.strictObject({ bbox: Box, limit: z.coerce.number().int().min(1).max(10_000).default(1_000) }),
        produces: [GEOJSON],
      },
    },
    async ({ params, query }, reply) => {
      demandOperations('read')
      const [west = 0, south = 0, east = 0, north = 0] = degrees(query.bbox, 4) ?? []
      const bounds: Bounds = [west, south, east, north]
      const found = await outsideRights(() => featuresWithin(pool, params.collection, bounds, query.limit))
      return reply.type(GEOJSON).send(collectionText(found.slice(0, query.limit), found.length > query.limit))
    },
  )

  app.get(
    '/map/collections/:collection/nearest',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'The features nearest to a point, with their distances in metres',
        params: Collection,
        querystring: z.strictObject({ point: Point, limit: z.coerce.number().int().min(1).max(100).default(10) }),
        produces: [GEOJSON],
      },
    },
    async ({ params, query }, reply) => {
      demandOperations('read')
      const [longitude = 0, latitude = 0] = degrees(query.point, 2) ?? []
      // Boxes are measured in degrees and from their edges: the nearest feature is among the nearest boxes.
      const most = query.limit * 4 + 20
      const near = await outsideRights(() => featuresNear(pool, params.collection, [longitude, latitude], most))
      const measured = near
        .map((feature) => {
          const metres = metresTo([longitude, latitude], DrawnGeometry.parse(JSON.parse(feature.geojson)))
          return { feature, metres: Math.round(metres * 10) / 10 }
        })
        .toSorted((one, other) => one.metres - other.metres)
        .slice(0, query.limit)
      const text = collectionText(
        measured.map(({ feature, metres }) => ({
          ...feature,
          props: JSON.stringify({ ...JSON.parse(feature.props), metres }),
        })),
        false,
      )
      return reply.type(GEOJSON).send(text)
    },
  )

  await app.register(async (door) => {
    // A city's buildings are read as they come in, never held as a whole.
    door.removeContentTypeParser('application/json')
    door.addContentTypeParser([GEOJSON, 'application/json'], { bodyLimit: MAP_BYTES }, (_, payload, done) =>
      done(null, payload),
    )
    door.put<{ Params: z.infer<typeof Collection>; Querystring: z.infer<typeof FeatureUpload> }>(
      '/map/collections/:collection',
      {
        config: { access: 'ingest', lane: 'upload' },
        bodyLimit: MAP_BYTES,
        schema: {
          tags,
          summary: 'Replace a collection of the map as a whole: a GeoJSON FeatureCollection in WGS 84 or CGCS2000',
          params: Collection,
          querystring: FeatureUpload,
          consumes: [GEOJSON],
          response: { 200: FeatureUploaded },
        },
      },
      async (request) => {
        const { accountId: by } = principalOf(request)
        const { collection } = request.params
        const { attribution, approval } = request.query
        const source = request.body instanceof Readable ? request.body : Readable.from([])
        return transaction(
          pool,
          async (client) => {
            const version = await beginCollection(client, collection, { attribution, approval, at: clock.now(), by })
            let from = 0
            const { count, turned } = await readFeatures(source, PART, async (features) => {
              await addFeatures(client, { collection, version, from }, features)
              from += features.length
            })
            await endCollection(client, collection)
            await noteAct(client, { act: 'map.load', noun: 'map', detail: { collection, version, count } })
            return { collection, version, count, turned }
          },
          { actor: by, statementTimeout: 120_000 },
        )
      },
    )
  })
}

async function cityMap(client: Queryable): Promise<CityMap | undefined> {
  const stored = await collectionsOf(client)
  const bounds = stored.flatMap(({ bounds: of }) => (of === null ? [] : [of]))
  if (bounds.length === 0) return undefined
  const version = stored.reduce((sum, collection) => sum + collection.version, 0)
  return {
    set: 'city',
    version,
    tiles: `/tiles/city/${version}/{z}/{x}/{y}.mvt`,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    bounds: [
      Math.min(...bounds.map(([west]) => west)),
      Math.min(...bounds.map(([, south]) => south)),
      Math.max(...bounds.map(([, , east]) => east)),
      Math.max(...bounds.map(([, , , north]) => north)),
    ],
    collections: stored.map((collection) => ({ ...collection, title: mapCollections[collection.collection] })),
    drawn: `/api/map/drawn/${version}`,
    attributions: [...new Set(stored.map(({ attribution }) => attribution))],
    approvals: [...new Set(stored.map(({ approval }) => approval))],
  }
}

/** Features as they are kept, put together without reading them. */
function collectionText(features: readonly FeatureText[], more: boolean): string {
  const texts = features.map(
    ({ id, geojson, props }) => `{"type":"Feature","id":${id},"geometry":${geojson},"properties":${props}}`,
  )
  return `{"type":"FeatureCollection","more":${more},"features":[${texts.join(',')}]}`
}

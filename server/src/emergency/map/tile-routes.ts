/** `/tiles/:set/:version/:z/:x/:y.mvt`: the map as vector tiles, made when they are asked for and kept for ever. */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Problem } from '@citywide/model/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { outsideRights } from '#platform/access/reach.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { demandOperations } from '../rights.ts'
import { featuresOfTile, mapVersion } from './feature-store.ts'
import { drawnAt, isTile, MAX_ZOOM, MIN_ZOOM, type TileAddress, tileBounds, tileOf } from './tile.ts'
import { TileCache } from './tile-cache.ts'

/** Bytes of finished tiles that one process keeps. */
const CACHE = 64 * 1024 * 1024
/** Features of one tile: beyond these, nobody could tell them apart. */
const FEATURES = 30_000

const number = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const opened = promisify(gunzip)

export const tileRoutes: FastifyPluginAsyncZod<{ readonly pool: Pool }> = async (app, { pool }) => {
  const cache = new TileCache(CACHE)
  /** Tiles that are being made: who asks in the meantime waits for the same one. */
  const making = new Map<string, Promise<Buffer | null | undefined>>()

  /** @returns undefined where there is no such version (any more) */
  const make = (key: string, version: number, address: TileAddress): Promise<Buffer | null | undefined> =>
    outsideRights(async () => {
      const asked = { bounds: tileBounds(address), drawn: drawnAt(address.z), version }
      const features = await featuresOfTile(pool, asked, FEATURES)
      // Nothing is found in an empty tile, and in one of a version that is gone.
      if (features.length === 0 && (await mapVersion(pool)) !== version) return undefined
      const tile = (await tileOf(features, address)) ?? null
      cache.set(key, tile)
      return tile
    })

  app.get(
    '/tiles/:set/:version/:z/:x/:y.mvt',
    {
      config: { access: 'read' },
      schema: {
        tags: ['map'],
        summary: 'A vector tile of the map of the city',
        params: z.object({
          set: z.literal('city'),
          version: number(1, 2_147_483_647),
          z: number(MIN_ZOOM, MAX_ZOOM),
          x: number(0, 2 ** MAX_ZOOM),
          y: number(0, 2 ** MAX_ZOOM),
        }),
        produces: ['application/vnd.mapbox-vector-tile'],
      },
    },
    async (request, reply) => {
      demandOperations('read')
      const { version, ...address } = request.params
      if (!isTile(address)) throw new Problem('NOT_FOUND')
      const key = [version, address.z, address.x, address.y].join('/')
      let tile = cache.get(key)
      if (tile === undefined) {
        const begun = making.get(key) ?? make(key, version, address)
        making.set(key, begun)
        tile = await begun.finally(() => making.delete(key))
      }
      if (tile === undefined) throw new Problem('NOT_FOUND')
      reply.header('cache-control', 'private, max-age=31536000, immutable').header('vary', 'accept-encoding')
      if (tile === null) return reply.code(204).send()
      reply.type('application/vnd.mapbox-vector-tile')
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(await opened(tile))
      return reply.header('content-encoding', 'gzip').send(tile)
    },
  )
}

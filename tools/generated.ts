/** What is made from the sources and committed, so that a change of them shows in review: the schema and the API. */
import { fileURLToPath } from 'node:url'
import { buildApp } from '../server/src/app.ts'
import { blobsIn } from '../server/src/platform/files/blobs.ts'
import type { Pool } from '../server/src/platform/postgres/pool.ts'
import { schemaText } from '../server/src/platform/postgres/schema-text.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

export interface Generated {
  readonly path: string
  readonly text: string
}

/** @param pool a migrated database */
export async function generated(pool: Pool): Promise<Generated[]> {
  const app = await buildApp({
    pool,
    feed: { subscribe: () => () => undefined, stop: () => Promise.resolve() },
    blobs: blobsIn(`${root}data/files`),
    publicUrl: 'http://localhost:8080',
    timeZone: 'Asia/Shanghai',
    version: '0.0.0',
    web: false,
  })
  const { body } = await app.inject('/api/openapi.json')
  await app.close()
  return [
    { path: `${root}server/schema.sql`, text: await schemaText(pool) },
    { path: `${root}openapi.json`, text: inLines(JSON.parse(body)) },
  ]
}

/** JSON with a line per path and per component: a change of one shows as one line. */
function inLines(document: { paths: object; components: { schemas: object } & object } & object): string {
  const { paths, components, ...head } = document
  const { schemas, ...others } = components
  const rest = JSON.stringify({ ...head, components: others }, null, 1).replace(/\n \}\n\}$/, '')
  return `${rest},\n"schemas": ${lines(schemas)}\n},\n"paths": ${lines(paths)}\n}\n`
}

function lines(part: object): string {
  const entries = Object.entries(part).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
  return `{\n${entries.join(',\n')}\n}`
}

/** `npm run generate`: writes `server/schema.sql` and `openapi.json` anew, on a database that is thrown away. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../server/src/platform/postgres/embedded/start.ts'
import { migrate } from '../server/src/platform/postgres/migrate.ts'
import { openPool } from '../server/src/platform/postgres/pool.ts'
import { generated } from './generated.ts'

const folder = await mkdtemp(join(tmpdir(), 'citywide-generate-'))
const postgres = await startEmbeddedPostgres({
  directory: join(folder, 'postgres'),
  settings: { fsync: 'off' },
  durable: false,
})
const pool = openPool(postgres)
await migrate(pool)
for (const { path, text } of await generated(pool)) {
  await writeFile(path, text)
  process.stdout.write(`${path}\n`)
}
await pool.end()
await postgres.stop()
await rm(folder, { recursive: true, force: true })

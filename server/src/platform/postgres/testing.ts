import { randomUUID } from 'node:crypto'
import { Client, type Pool } from 'pg'
import { inject, onTestFinished } from 'vitest'
import { openPool } from './pool.ts'

/** How the tests reach the PostgreSQL of this run, started by `tools/test-database.ts`. */
export interface TestServer {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** A migrated, empty database that others are copied from. */
  readonly template: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestServer
  }
}

/** Content that several tests begin with: made once in a run, and copied. */
export interface Content {
  /** Part of the name of a database. */
  readonly name: string
  /** Brings the content into an empty, migrated database; leaves nothing connected. */
  readonly fill: (pool: Pool) => Promise<void>
}

/** A migrated database of this test alone, dropped when the test ends. */
export async function freshDatabase(content?: Content): Promise<Pool> {
  const { template, ...server } = inject('postgres')
  const from = content ? await filled(server, template, content) : template
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(server, (client) => client.query(`create database ${name} template ${from} strategy file_copy`))
  const pool = openPool({ ...server, database: name })
  onTestFinished(async () => {
    await pool.end()
    await administer(server, (client) => client.query(`drop database ${name} with (force)`))
  })
  return pool
}

/** The database that holds a content; whoever needs it first fills it, the others wait for that. */
async function filled(
  server: Omit<TestServer, 'template'>,
  template: string,
  { name, fill }: Content,
): Promise<string> {
  const full = `${template}_${name}`
  await administer(server, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [full])
    const { rows } = await client.query('select from pg_database where datname = $1', [full])
    if (rows.length > 0) return
    // What was cut off half-way has another name.
    await client.query(`drop database if exists ${full}_unready with (force)`)
    await client.query(`create database ${full}_unready template ${template} strategy file_copy`)
    const pool = openPool({ ...server, database: `${full}_unready` })
    try {
      await fill(pool)
    } finally {
      await pool.end()
    }
    await client.query(`alter database ${full}_unready rename to ${full}`)
  })
  return full
}

async function administer(
  server: Omit<TestServer, 'template'>,
  work: (client: Client) => Promise<unknown>,
): Promise<void> {
  const client = new Client(server)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** A connection outside the pool, to the same database; the feed listens on one. */
export async function clientOf(pool: Pool): Promise<Client> {
  const client = new Client(pool.options)
  client.on('error', () => undefined) // ends with the server when a test cuts it
  await client.connect()
  return client
}

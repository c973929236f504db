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

/** A migrated database of this test alone, dropped when the test ends. */
export async function freshDatabase(): Promise<Pool> {
  const { template, ...server } = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(server, `create database ${name} template ${template} strategy file_copy`)
  const pool = openPool({ ...server, database: name })
  onTestFinished(async () => {
    await pool.end()
    await administer(server, `drop database ${name} with (force)`)
  })
  return pool
}

async function administer(server: Omit<TestServer, 'template'>, statement: string): Promise<void> {
  const client = new Client(server)
  await client.connect()
  await client.query(statement)
  await client.end()
}

/** A connection outside the pool, to the same database; the feed listens on one. */
export async function clientOf(pool: Pool): Promise<Client> {
  const client = new Client(pool.options)
  client.on('error', () => undefined) // ends with the server when a test cuts it
  await client.connect()
  return client
}

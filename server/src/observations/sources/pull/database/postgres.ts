import { Client, type QueryConfig } from 'pg'
import { readAddress } from '#platform/outbound/address.ts'
import { Unreadable } from '../read/fault.ts'
import type { Inquiry, Result } from './inquiry.ts'

const CONNECTING = 10_000

/** Through a cursor, which takes a SELECT and nothing else, in a transaction that may only read. */
export async function askPostgres(inquiry: Inquiry): Promise<Result> {
  const { settings, address, password, since, most, seconds } = inquiry
  const { host, port, database, user, tls, authority } = settings
  const client = new Client({
    host: address,
    port,
    database,
    user,
    password,
    application_name: 'citywide',
    connectionTimeoutMillis: CONNECTING,
    query_timeout: (seconds + 5) * 1_000,
    // As the database writes it: nothing is rounded, no time moved.
    types: { getTypeParser: () => (text: string) => text },
    ssl: tls === 'verified' && {
      ...(authority !== null && { ca: authority }),
      ...(readAddress(host) === undefined ? { servername: host } : { host }),
    },
  })
  // A connection that breaks is told to whoever waits; without this it would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('begin transaction read only')
    await client.query(
      `set local statement_timeout = ${seconds * 1_000}; set local idle_in_transaction_session_timeout = 60000;
       set local time zone 'UTC'; set local datestyle = 'ISO'; set local bytea_output = 'hex'`,
    )
    const asked = inquiry.query.replaceAll(/(?<![:\w]):since\b/g, '$1')
    const values = asked === inquiry.query ? [] : [since]
    // The extended protocol takes one statement: what stands behind a semicolon is a fault of syntax.
    const declaring: QueryConfig & { readonly queryMode: 'extended' } = {
      text: `declare found no scroll cursor for ${asked}`,
      values,
      queryMode: 'extended',
    }
    await client.query(declaring)
    const { fields, rows } = await client.query<(string | null)[]>({
      text: `fetch forward ${most} from found`,
      rowMode: 'array',
    })
    await client.query('rollback')
    return { columns: fields.map(({ name }) => name), rows }
  } catch (error) {
    throw faultOf(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Source: PostgreSQL, appendix A (error codes). */
function faultOf(error: unknown): Error {
  const { code = '', message } =
    error instanceof Error ? (error as Error & { code?: string }) : { message: String(error) }
  const because = { cause: error }
  if (/^28|^3D000$/.test(code)) return new Unreadable('DATABASE_SIGN_IN', message, because)
  if (code === '57014' || message === 'Query read timeout') return new Unreadable('QUERY_TIME_OUT', undefined, because)
  if (code === '25006') return new Unreadable('QUERY_WRITES', message, because)
  if (/^(57P|53|08)/.test(code)) return new Unreadable('DATABASE_AWAY', message, because)
  if (/^[0-9A-Z]{5}$/.test(code)) return new Unreadable('QUERY_REFUSED', message, because)
  if (/CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UNABLE_TO/.test(code) || /SSL/.test(message))
    return new Unreadable('DATABASE_TLS', message, because)
  return new Unreadable('DATABASE_AWAY', code === '' ? message : code, because)
}

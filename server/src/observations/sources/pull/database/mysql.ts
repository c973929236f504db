// oxlint-disable-next-line no-restricted-imports -- to the address that platform/outbound has admitted, and no other
import { connect } from 'node:net'
import { type Connection, createConnection } from 'mysql2/promise'
import { Unreadable } from '../read/fault.ts'
import type { Inquiry, Result } from './inquiry.ts'

const CONNECTING = 10_000

/** MySQL and MariaDB: one statement, in a transaction that may only read. */
export async function askMysql(inquiry: Inquiry): Promise<Result> {
  const { settings, address, password, since, most, seconds } = inquiry
  const { host, port, database, user, tls, authority } = settings
  let connection: Connection | undefined
  const late = setTimeout(() => connection?.destroy(), (seconds + CONNECTING / 1_000 + 5) * 1_000)
  try {
    connection = await createConnection({
      host, // whom the certificate must name; the connection goes to the address that was checked
      stream: () => connect({ host: address, port }),
      port,
      database,
      user,
      password,
      connectTimeout: CONNECTING,
      charset: 'utf8mb4',
      // A server must not ask for files of ours.
      flags: ['-LOCAL_FILES'],
      multipleStatements: false,
      supportBigNumbers: true,
      bigNumberStrings: true,
      ...(tls === 'verified' && {
        ssl: { rejectUnauthorized: true, verifyIdentity: true, ...(authority !== null && { ca: authority }) },
      }),
    })
    connection.on('error', () => undefined)
    await bound(connection, seconds, most)
    await connection.query('start transaction read only')
    const asked = inquiry.query.replaceAll(/(?<![:\w]):since\b/g, () => connection?.escape(since) ?? '')
    const [found, fields] = await connection.query({
      sql: asked,
      rowsAsArray: true,
      timeout: (seconds + 5) * 1_000,
      // As the database writes it. A TIMESTAMP comes in the session's zone, UTC, and says so.
      typeCast: (field) => {
        const text = field.string()
        return text !== null && field.type === 'TIMESTAMP' ? `${text}Z` : text
      },
    })
    await connection.query('rollback')
    if (!Array.isArray(found)) throw new Unreadable('QUERY_WRITES')
    return { columns: fields.map(({ name }) => name), rows: found as (string | null)[][] }
  } catch (error) {
    throw error instanceof Unreadable ? error : faultOf(error)
  } finally {
    clearTimeout(late)
    connection?.destroy()
  }
}

/** Time and rows of the session; MariaDB and MySQL name the limit of time differently. */
async function bound(connection: Connection, seconds: number, most: number): Promise<void> {
  const [versions] = await connection.query({ sql: 'select version()', rowsAsArray: true })
  const isMaria = JSON.stringify(versions).includes('MariaDB')
  const time = isMaria ? `max_statement_time = ${seconds}` : `max_execution_time = ${seconds * 1_000}`
  await connection.query(
    `set session ${time}, sql_select_limit = ${most}, time_zone = '+00:00',
       sql_mode = replace(@@session.sql_mode, 'NO_BACKSLASH_ESCAPES', '')`,
  )
}

/** Source: MySQL 8.4 Error Message Reference; MariaDB, Error Codes. */
function faultOf(error: unknown): Error {
  const { code = '', errno = 0, message = String(error) } = error as { code?: string; errno?: number; message?: string }
  const because = { cause: error }
  if (
    code === 'HANDSHAKE_NO_SSL_SUPPORT' ||
    code === 'HANDSHAKE_SSL_ERROR' ||
    /CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|UNABLE_TO/.test(code)
  )
    return new Unreadable('DATABASE_TLS', message, because)
  if ([1044, 1045, 1049, 1130, 1251, 1698].includes(errno)) return new Unreadable('DATABASE_SIGN_IN', message, because)
  if (errno === 3024 || errno === 1969 || code === 'PROTOCOL_SEQUENCE_TIMEOUT')
    return new Unreadable('QUERY_TIME_OUT', undefined, because)
  if (errno === 1792 || errno === 1290) return new Unreadable('QUERY_WRITES', message, because)
  if (code.startsWith('ER_') && ![1040, 1053, 1203].includes(errno))
    return new Unreadable('QUERY_REFUSED', message, because)
  return new Unreadable('DATABASE_AWAY', code === '' ? message : code, because)
}

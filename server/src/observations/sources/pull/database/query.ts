/** One query to a database of the city: read only, bounded in time and rows. */
import type { DatabaseSettings } from '@citywide/model/observations/pull'
import { OutboundError } from '#platform/outbound/refused.ts'
import type { Outbound } from '#platform/outbound/outbound.ts'
import { Unreadable } from '../read/fault.ts'
import type { Result } from './inquiry.ts'
import { askMysql } from './mysql.ts'
import { askPostgres } from './postgres.ts'

export interface Page extends Result {
  /** There are more rows behind these. */
  readonly more: boolean
  /** Where to go on next time. */
  readonly since: string | undefined
}

type Asking = Pick<
  DatabaseSettings,
  'engine' | 'host' | 'port' | 'database' | 'user' | 'tls' | 'authority' | 'query' | 'follow'
>

/**
 * @param since last value of the column that is followed
 * @throws Unreadable, OutboundError
 */
export async function askDatabase(
  settings: Asking,
  {
    outbound,
    password,
    since = settings.follow?.begin,
    rows,
    seconds,
  }: {
    readonly outbound: Outbound
    readonly password: string | undefined
    readonly since?: string | undefined
    readonly rows: number
    readonly seconds: number
  },
): Promise<Page> {
  const query = settings.query.replace(/[\s;]+$/, '')
  demandReading(query)
  const { host, port, engine, follow } = settings
  const [address] = await outbound.addresses(host, port)
  if (address === undefined) throw new OutboundError('UNRESOLVED')
  const inquire = engine === 'postgresql' ? askPostgres : askMysql
  const inquiry = { settings, address, password: password ?? '', query, since, most: rows + 1, seconds }
  const result = await inquire(inquiry)
  return follow ? followed(result, follow.column, since, rows) : { ...result, ...first(result, rows), since: undefined }
}

const first = ({ rows }: Result, most: number) => ({ rows: rows.slice(0, most), more: rows.length > most })

/** Databases refuse to write in these transactions; what would write elsewhere (files) is refused here. */
function demandReading(query: string): void {
  const bare = query.replaceAll(/\/\*[\s\S]*?\*\/|--[^\n]*/g, ' ').trim()
  if (!/^(select|with|values|table|\()/i.test(bare) || /\binto\s+(outfile|dumpfile|@)/i.test(bare))
    throw new Unreadable('QUERY_WRITES')
}

/**
 * Rows up to where the next run can go on without missing any: where the page is full, the last value may have more rows
 * behind it, so all of its rows wait for the next run.
 *
 * @throws Unreadable COLUMN_MISSING, FOLLOW_UNORDERED, FOLLOW_STUCK
 */
export function followed({ columns, rows }: Result, column: string, since: string | undefined, most: number): Page {
  const at = columns.indexOf(column)
  if (at < 0) throw new Unreadable('COLUMN_MISSING', column)
  const values = rows.map((row) => row[at] ?? null)
  for (const [index, value] of values.entries()) {
    const before = values[index - 1]
    if (value === null || (typeof before === 'string' && isBefore(value, before)))
      throw new Unreadable('FOLLOW_UNORDERED', column)
  }
  const more = rows.length > most
  const edge = more ? values.findIndex((value) => value === values[most]) : rows.length
  if (more && edge === 0) throw new Unreadable('FOLLOW_STUCK', column)
  return { columns, rows: rows.slice(0, edge), more, since: values[edge - 1] ?? since }
}

/** Numbers by their size, times and texts as they are written. */
function isBefore(one: string, other: string): boolean {
  if (/^-?\d+$/.test(one) && /^-?\d+$/.test(other)) return BigInt(one) < BigInt(other)
  const [left, right] = [Number(one), Number(other)]
  return Number.isNaN(left) || Number.isNaN(right) ? one < other : left < right
}

/** A city of random records of every register: for measuring, and for holding incremental runs against full ones. */
import type { Field } from '@citywide/model/record/field'
import { columnOf } from '@citywide/model/record/names'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { registers } from '@citywide/model/registers'
import type { PoolClient } from '#platform/postgres/pool.ts'
import { identifier } from './sql/quote.ts'

/** Registers that operations fill; the others are kept by officers and stay small. */
const operational: Readonly<Record<string, number>> = {
  ServiceRequest: 20,
  PersonalDataAccess: 20,
  IndicatorValue: 12,
  SurveyResponse: 8,
  Asset: 6,
  Feedback: 6,
  CityEvent: 5,
  ChannelUsage: 4,
  ApiUsage: 4,
  Alert: 3,
  Sensor: 3,
  Consent: 2,
  DatasetField: 2,
  RoadWork: 1,
  Dataset: 1,
  IncidentSignal: 1,
}

export interface RandomCity {
  /**
   * Changes one random field of one record: of any register, or where most records are, as in the daily work of a city.
   * Resolves to the table that was written.
   */
  change(client: PoolClient, among?: 'registers' | 'records'): Promise<string>
  readonly records: number
}

/** A small generator with a seed: the same city every time. Source: mulberry32. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = Math.trunc(state + 0x6d2b79f5)
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = Math.trunc(t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Fills every register.
 *
 * @param records about how many in all
 * @param around the moment that dates lie around, from two years before to two months after
 */
export async function fillRandomCity(
  client: PoolClient,
  { scopeId, records, around, seed = 1 }: { scopeId: string; records: number; around: Temporal.Instant; seed?: number },
): Promise<RandomCity> {
  const next = random(seed)
  const filled = registers.filter(({ name }) => name !== 'Scope')
  const weights = filled.map(({ name }) => operational[name] ?? 0.05)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const ids = new Map<string, string[]>()
  for (const [index, { name }] of filled.entries()) {
    const size = Math.max(3, Math.round((records * (weights[index] ?? 0)) / whole))
    ids.set(
      name,
      Array.from({ length: size }, () => uuid(next)),
    )
  }
  const value = (field: Field) => randomValue(field, { next, around, ids })
  // References come before what they point to; change log and foreign keys would only cost time here.
  await client.query(`set session_replication_role = 'replica'`)
  for (const declaration of filled) {
    const common = { city_id: scopeId, scope_id: scopeId, version: 1, source: 'import', confidentiality: 'internal' }
    const stamps = { created_at: around.toString(), updated_at: around.toString() }
    const rows = (ids.get(declaration.name) ?? []).map((id) => ({
      id,
      ...common,
      ...stamps,
      ...Object.fromEntries(Object.entries(declaration.fields).map(([name, field]) => [columnOf(name), value(field)])),
    }))
    const table = identifier(declaration.table)
    for (let start = 0; start < rows.length; start += 5_000) {
      await client.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
        JSON.stringify(rows.slice(start, start + 5_000)),
      ])
    }
  }
  await client.query(`set session_replication_role = 'origin'`)
  return {
    records: [...ids.values()].reduce((sum, list) => sum + list.length, 0),
    change: async (writer, among = 'registers') => {
      const declaration = among === 'registers' ? pick(filled, next) : weighted(filled, weights, next)
      await changeOne(writer, declaration, { next, value, ids: ids.get(declaration.name) ?? [] })
      return declaration.table
    },
  }
}

async function changeOne(
  client: PoolClient,
  declaration: RecordDeclaration,
  { next, value, ids }: { next: () => number; value: (field: Field) => unknown; ids: readonly string[] },
): Promise<void> {
  const [name, field] = pick(Object.entries(declaration.fields), next)
  const table = identifier(declaration.table)
  const column = identifier(columnOf(name))
  await client.query(
    `update ${table} set ${column} = (jsonb_populate_record(null::${table}, $2)).${column}, version = version + 1,
       updated_at = now() where id = $1`,
    [pick(ids, next), JSON.stringify({ [columnOf(name)]: value(field) })],
  )
}

interface Chances {
  readonly next: () => number
  readonly around: Temporal.Instant
  readonly ids: ReadonlyMap<string, readonly string[]>
}

function randomValue(field: Field, { next, around, ids }: Chances): unknown {
  // What the platform gives, as the number of an alert or what it was merged into, holds to rules of its own.
  if (field.derived && (field.type === 'text' || field.type === 'ref')) return null
  if (!field.required && next() < 0.1 && field.type !== 'refs' && field.type !== 'codes') return null
  const moment = () => around.subtract({ minutes: Math.floor(next() * next() * 790 * 1_440) - 60 * 1_440 })
  const target = (to: readonly string[]) => pick(ids.get(pick(to, next)) ?? [uuid(next)], next)
  const some = (make: () => string) => [...new Set(Array.from({ length: Math.floor(next() * 4) }, make))]
  switch (field.type) {
    case 'text':
      return `text ${Math.floor(next() * 1_000)}`
    case 'bilingual':
      return next() < 0.8 ? { zh: '文本', en: 'Text' } : { zh: '文本' }
    case 'boolean':
      return next() < 0.7
    case 'number':
      return field.min + next() * Math.min(100, field.max - field.min)
    case 'integer':
      return field.min + Math.floor(next() * Math.min(100, field.max - field.min + 1))
    case 'date':
      return moment().toString().slice(0, 10)
    case 'datetime':
      return moment().toString()
    case 'code':
      return codeOf(field.list.values, next)
    case 'codes':
      return some(() => codeOf(field.list.values, next))
    case 'ref':
      return target(field.to)
    case 'refs':
      return some(() => target(field.to))
    case 'json':
      return {}
  }
}

function codeOf(values: object, next: () => number): string {
  const codes = Object.keys(values)
  return codes.length > 0 ? pick(codes, next) : `code-${Math.floor(next() * 50)}`
}

function pick<T>(list: readonly T[], next: () => number): T {
  const one = list[Math.floor(next() * list.length)]
  if (one === undefined) throw new RangeError('There is nothing to choose from.')
  return one
}

/** One of a list, by the weight of each. */
function weighted<T>(list: readonly T[], weights: readonly number[], next: () => number): T {
  let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
  const index = weights.findIndex((weight) => (left -= weight) < 0)
  const one = list[index]
  return one ?? pick(list, next)
}

function uuid(next: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(next() * 16).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}

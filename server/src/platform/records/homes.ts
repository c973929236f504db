/** The scope and the city that records belong to. */
import { Problem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Queryable } from '../postgres/pool.ts'
import { rowsOf, sql } from '../postgres/statement.ts'

interface Home {
  readonly scopeId: string
  readonly cityId: string
}

interface Candidate {
  readonly id: string
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * The home of each record. Without a scope given: the first city of this installation. A scope is its own home and
 * lies in the city of its parent, which may be one of the same batch.
 */
export async function homesOf(
  client: Queryable,
  declaration: RecordDeclaration,
  candidates: readonly Candidate[],
): Promise<(Home | Problem)[]> {
  const isScope = declaration.name === 'Scope'
  const askedBy = ({ values }: Candidate) => {
    const asked = values[isScope ? 'parentId' : 'scopeId']
    return typeof asked === 'string' ? asked : undefined
  }
  const asked = new Set(candidates.flatMap((candidate) => askedBy(candidate) ?? []))
  const cities = await citiesOf(client, [...asked])
  const beside = new Map(isScope ? candidates.map((candidate) => [candidate.id, candidate]) : [])
  const first = !isScope && candidates.some((candidate) => !askedBy(candidate)) ? await firstCity(client) : undefined

  const cityOf = (candidate: Candidate, below: ReadonlySet<string>): string | undefined => {
    const parent = askedBy(candidate)
    if (parent === undefined) return candidate.id
    const known = cities.get(parent)
    const neighbour = beside.get(parent)
    if (known !== undefined || !neighbour || below.has(parent)) return known
    return cityOf(neighbour, new Set([...below, candidate.id]))
  }
  return candidates.map((candidate) => {
    const parent = askedBy(candidate)
    if (!isScope && parent === undefined) return first ? { scopeId: first, cityId: first } : new Problem('NO_CITY')
    const city = isScope ? cityOf(candidate, new Set()) : cities.get(parent ?? '')
    if (city === undefined) return noSuchScope(isScope ? 'parentId' : 'scopeId', parent ?? '')
    return { scopeId: isScope ? candidate.id : (parent ?? city), cityId: city }
  })
}

function noSuchScope(field: string, code: string): Problem {
  const text = { zh: '没有这个实施范围。', en: 'There is no such scope.' }
  return new Problem('NO_SUCH_SCOPE', { code }, { fields: [{ pointer: `/${field}`, code: 'NO_SUCH_SCOPE', text }] })
}

async function citiesOf(client: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await rowsOf<{ id: string; city_id: string }>(
    client,
    sql`select id, city_id from scope where id = any(${ids})`,
  )
  return new Map(rows.map(({ id, city_id }) => [id, city_id]))
}

async function firstCity(client: Queryable): Promise<string | undefined> {
  const [city] = await rowsOf<{ id: string }>(
    client,
    sql`select id from scope where kind = 'city' order by created_at limit 1`,
  )
  return city?.id
}

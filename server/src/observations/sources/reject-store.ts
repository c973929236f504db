import { randomUUIDv7 } from 'node:crypto'
import type { PoolClient, Queryable } from '#platform/postgres/pool.ts'
import type { Letter } from './reject.ts'

/** Letters that wait: of one reason and stream, and of a source. What is beyond is counted. */
const OF_GROUP = 100
const OF_SOURCE = 5_000

/**
 * Keeps refused rows of a source, as far as there is room for them, and counts all of them by reason and stream. A row
 * that waits already is counted on its letter.
 */
export async function keepLetters(client: PoolClient, source: string, letters: readonly Letter[]): Promise<void> {
  const { rows: known } = await client.query<{ fingerprint: Buffer }>(
    `select fingerprint from source_reject where source_id = $1 and state = 'open' and fingerprint = any($2)`,
    [source, letters.map(({ fingerprint }) => fingerprint)],
  )
  const waiting = new Set(known.map(({ fingerprint }) => fingerprint.toString('base64')))
  const isKnown = ({ fingerprint }: Letter) => waiting.has(fingerprint.toString('base64'))
  const fresh = letters.filter((letter) => !isKnown(letter))
  const kept = fresh.length === 0 ? new Set<Letter>() : await withRoom(client, source, fresh)
  const written = letters.filter((letter) => isKnown(letter) || kept.has(letter))
  if (written.length > 0) await writeLetters(client, source, written)
  await countLetters(client, source, letters, (letter) => isKnown(letter) || kept.has(letter))
}

/** The letters that there is still room for. */
async function withRoom(client: Queryable, source: string, letters: readonly Letter[]): Promise<Set<Letter>> {
  const { rows } = await client.query<{ name: string; open: number }>(
    `select reason || ' ' || stream as name, count(*) as open from source_reject
      where source_id = $1 and ended_at is null group by reason, stream`,
    [source],
  )
  const open = new Map(rows.map((row) => [row.name, row.open]))
  let all = rows.reduce((sum, row) => sum + row.open, 0)
  const kept = new Set<Letter>()
  for (const letter of letters) {
    const name = `${letter.reason} ${letter.stream}`
    const count = open.get(name) ?? 0
    if (count >= OF_GROUP || all >= OF_SOURCE) continue
    open.set(name, count + 1)
    all += 1
    kept.add(letter)
  }
  return kept
}

async function writeLetters(client: Queryable, source: string, letters: readonly Letter[]): Promise<void> {
  const of = (value: (letter: Letter) => unknown) => letters.map(value)
  await client.query(
    `insert into source_reject as r (id, source_id, fingerprint, reason, stream, row, came, place, seen)
     select id, $1, fingerprint, reason, stream, row, came, place, seen
       from unnest($2::uuid[], $3::bytea[], $4::text[], $5::text[], $6::jsonb[], $7::text[], $8::text[], $9::int8[])
         t (id, fingerprint, reason, stream, row, came, place, seen) order by fingerprint
     on conflict (source_id, fingerprint) where state = 'open'
     do update set seen = r.seen + excluded.seen, last_at = now()`,
    [
      source,
      of(() => randomUUIDv7()),
      of(({ fingerprint }) => fingerprint),
      of(({ reason }) => reason),
      of(({ stream }) => stream),
      of(({ row }) => JSON.stringify(row)),
      of(({ came }) => came),
      of(({ place }) => place),
      of(({ seen }) => seen),
    ],
  )
}

/** Groups that one source may have: made-up names of streams must not fill the table. */
const GROUPS = 1_000

async function countLetters(
  client: Queryable,
  source: string,
  letters: readonly Letter[],
  isKept: (letter: Letter) => boolean,
): Promise<void> {
  const groups = new Map<string, { reason: string; stream: string; seen: number; beyond: number }>()
  for (const letter of letters) {
    const { reason, stream, seen } = letter
    const name = `${reason} ${stream}`
    const group = groups.get(name) ?? { reason, stream, seen: 0, beyond: 0 }
    groups.set(name, { ...group, seen: group.seen + seen, beyond: group.beyond + (isKept(letter) ? 0 : seen) })
  }
  const { rows } = await client.query<{ many: boolean }>(
    'select count(*) >= $2 as many from source_reject_count where source_id = $1',
    [source, GROUPS],
  )
  const rest = rows[0]?.many === true
  const sums = [...groups.values()].toSorted((a, b) => (a.reason + a.stream < b.reason + b.stream ? -1 : 1))
  // With too many groups, what is new goes to the one of its reason that names no stream.
  await client.query(
    `insert into source_reject_count as c (source_id, reason, stream, seen, beyond)
     select $1, reason, stream, sum(seen), sum(beyond) from (
       select t.reason, case when $6 and not exists (select from source_reject_count k
           where k.source_id = $1 and k.reason = t.reason and k.stream = t.stream) then '' else t.stream end as stream,
         t.seen, t.beyond
       from unnest($2::text[], $3::text[], $4::int8[], $5::int8[]) t (reason, stream, seen, beyond)) g
     group by reason, stream order by reason, stream
     on conflict (source_id, reason, stream)
     do update set seen = c.seen + excluded.seen, beyond = c.beyond + excluded.beyond, last_at = now()`,
    [
      source,
      sums.map(({ reason }) => reason),
      sums.map(({ stream }) => stream),
      sums.map(({ seen }) => seen),
      sums.map(({ beyond }) => beyond),
      rest,
    ],
  )
}

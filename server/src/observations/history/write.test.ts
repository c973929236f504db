import { flagBit, flagsOf, type QualityFlagName } from '@citywide/model/observations/quality'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Feed } from '#platform/events/feed.ts'
import type { Pool } from '#platform/postgres/pool.ts'
import { settleStreams } from '../quality/settle.ts'
import { usable } from '../quality/usable.ts'
import { freshRoom, NOW, sums } from '../testing.ts'
import { noteIngest } from './tally-store.ts'

const start = Temporal.Instant.from(NOW).epochMilliseconds - 40 * 86_400_000

interface Observation {
  stream: string
  at: number
  value: number
  quality: number
}

/** Few streams and times, so that batches meet; values are eighths, whose sums are exact in any order. */
const observation = fc.record(
  {
    stream: fc.constantFrom('air.a', 'air.b', 'air.c'),
    at: fc.nat(30).map((step) => start + step * 29 * 60_000 + (step % 7) * 86_400_000),
    value: fc.oneof(
      fc.integer({ min: -80, max: 80 }).map((eighths) => eighths / 8),
      fc.constantFrom(0, 0, 0.5),
    ),
    quality: fc.constantFrom(0, 0, 0, 2, 4),
  },
  { noNullPrototype: true },
)
const batches = fc.array(fc.array(observation, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 6 })

/** The plain meaning of a sequence of observations: one value per stream and time, the last one stands. */
function meaning(sent: readonly Observation[]) {
  const held = new Map<string, Observation>()
  const revisions: Observation[] = []
  const counts = { accepted: 0, duplicate: 0, revised: 0 }
  for (const given of sent) {
    const key = `${given.stream} ${given.at}`
    const before = held.get(key)
    if (!before) counts.accepted += 1
    else if (before.value === given.value && before.quality === given.quality) {
      counts.duplicate += 1
      continue
    } else {
      counts.revised += 1
      revisions.push(before)
    }
    held.set(key, given)
  }
  return { held: [...held.values()], revisions, counts }
}

const order = (a: Observation, b: Observation) =>
  a.stream.localeCompare(b.stream) || a.at - b.at || a.value - b.value || a.quality - b.quality

async function stored(pool: Pool, table: 'observation' | 'observation_revision'): Promise<Observation[]> {
  const { rows } = await pool.query<Observation>(
    `select s.code as stream, (extract(epoch from t) * 1000)::float8 as at, value, o.quality
       from ${table} o join stream s using (stream_id)`,
  )
  return rows.toSorted(order)
}

/** What the tally says was written, by the one sender there is. */
async function tallied(pool: Pool): Promise<{ accepted: number; revised: number } | undefined> {
  const { rows } = await pool.query<{ accepted: number; revised: number }>(
    `select coalesce(sum(accepted), 0)::int as accepted, coalesce(sum(revised), 0)::int as revised
       from ingest_tally join account a on a.id::text = actor where actor_kind = 'key'`,
  )
  return rows[0]
}

const carrying = (name: QualityFlagName) => `count(*) filter (where flags & ${flagBit(name)} <> 0)::int`

/** Rollups counted anew from the history, in SQL and with PostgreSQL's own idea of zones. */
async function differences(pool: Pool) {
  const good = usable('raw')
  const counted = `count(*) filter (where ${good})::int as n, coalesce(sum(value) filter (where ${good}), 0) as sum,
    min(value) filter (where ${good}) as min, max(value) filter (where ${good}) as max,
    max(t) filter (where ${good}) as last_at,
    (array_agg(value order by t desc) filter (where ${good}))[1] as last_value, bit_or(quality) as quality,
    bit_or(flags) as flags, count(*) filter (where not ${good})::int as bad`
  const held = 'n, sum, min, max, last_at, last_value, quality, flags, bad'
  const { rows } = await pool.query(`
    with raw as (
      select o.*, s.time_zone, date_trunc('hour', o.t at time zone s.time_zone) as local_hour,
        (o.t at time zone s.time_zone)::date as day
      from observation o join stream s using (stream_id)),
    hours as (
      select stream_id, date_trunc('hour', t at time zone 'UTC') at time zone 'UTC' as hour, ${counted} from raw group by 1, 2),
    days as (select stream_id, day, ${counted}, ${carrying('late')} as late from raw group by 1, 2),
    state as (
      select stream_id, max(t) filter (where ${good}) as at,
        (array_agg(value order by t desc) filter (where ${good}))[1] as value,
        (array_agg(quality order by t desc) filter (where ${good}))[1] as quality,
        (array_agg(flags order by t desc) filter (where ${good}))[1] as flags,
        min(t) as first_at, count(*) as n, max(t) as seen_at
      from raw group by 1),
    flagged as (
      select stream_id, day, ${carrying('outOfRange')} as out_of_range, ${carrying('stuck')} as stuck,
        ${carrying('implausible')} as implausible, ${carrying('rate')} as rate, ${carrying('gap')} as gap, ${carrying('ahead')} as ahead
      from raw where flags & ~${flagBit('late')} <> 0 group by 1, 2),
    kept_hours as (select stream_id, hour, ${held} from rollup_hour),
    kept_days as (select stream_id, day, ${held}, late from rollup_day),
    kept_state as (select stream_id, at, value, quality, flags, first_at, n, seen_at from latest),
    kept_flagged as (select * from quality_day)
    select * from (
      ${['hours', 'days', 'state', 'flagged']
        .map(
          (what) => `select '${what}' as what, count(*)::int as n from ((table ${what} except table kept_${what})
            union all (table kept_${what} except table ${what})) d`,
        )
        .join(' union all ')}) all_of_them where n > 0`)
  return rows
}

const limits = {
  least: -8,
  most: 8,
  plausibleLeast: -6,
  plausibleMost: 6,
  change: { most: 3, seconds: 3_600 },
  stuckSeconds: 7_200,
} as const

const inRange = ({ value }: Observation) => Math.abs(value) <= 8

/** What the flags of a history mean, looked up back and forth in it; hourly rhythm, all of it late. */
function meant(held: readonly Observation[]): string[] {
  return held.flatMap(({ stream, at, value }) => {
    const before = held.filter((other) => other.stream === stream && other.at < at).toSorted((a, b) => b.at - a.at)
    const flags: QualityFlagName[] = ['late']
    const HOUR = 3_600_000
    if (before[0] && at - before[0].at > 3 * HOUR) flags.push('gap')
    const sane = before.filter(inRange)
    const isStuck = (one: Observation, earlier: readonly Observation[]) => {
      const other = earlier.findIndex((each) => each.value !== one.value)
      const first = earlier.at(other < 0 ? earlier.length - 1 : other - 1)
      return first?.value === one.value && earlier[0]?.value === one.value && one.at - first.at >= 2 * HOUR
    }
    if (Math.abs(value) > 8) flags.push('outOfRange')
    else {
      if (Math.abs(value) > 6) flags.push('implausible')
      if (isStuck({ stream, at, value, quality: 0 }, sane)) flags.push('stuck')
      const last = sane.find((one, index) => !isStuck(one, sane.slice(index + 1)))
      if (last && Math.abs(value - last.value) * HOUR > 3 * Math.max(at - last.at, HOUR)) flags.push('rate')
    }
    return flags.map((flag) => `${stream} ${at} ${flag}`)
  })
}

async function found(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ stream: string; at: number; flags: number }>(
    `select s.code as stream, (extract(epoch from t) * 1000)::float8 as at, flags
       from observation o join stream s using (stream_id)`,
  )
  return rows.flatMap(({ stream, at, flags }) => flagsOf(flags).map((flag) => `${stream} ${at} ${flag}`))
}

const bulk = (offset: number, count: number, value: (index: number) => number) => ({
  streams: Array.from({ length: count }, (_, index) => (index % 2 === 0 ? 'air.a' : 'air.b')),
  at: Array.from({ length: count }, (_, index) => start + (((index * 7_919) % count) + offset) * 60_000),
  values: Array.from({ length: count }, (_, index) => value(index)),
})

const body = (value: string) => `{"observations":[{"stream":"air.a","at":${start},"value":${value}}]}`

describe('history, state and rollups', () => {
  test('say the same, whatever came in whatever order, late, twice or corrected', async () => {
    const listeners = new Set<Parameters<Feed['subscribe']>[0]>()
    const feed: Feed = {
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      stop: () => Promise.resolve(),
    }
    const { post, pool, declare } = await freshRoom({ feed })
    await declare('air.a', limits)
    await declare('air.b', { ...limits, timeZone: 'America/New_York' })
    await declare('air.c', { ...limits, timeZone: 'Europe/London' })
    await fc.assert(
      fc
        .asyncProperty(batches, fc.nat(5), fc.nat(5), async (sent, replays, settleAfter) => {
          const again = [...sent, ...sent.slice(0, replays)]
          const total = { accepted: 0, duplicate: 0, revised: 0 }
          for (const [index, observations] of again.entries()) {
            const answer = (await post({ observations })).json()
            for (const name of ['accepted', 'duplicate', 'revised'] as const) total[name] += answer[name]
            if (index === settleAfter) await settleStreams(pool)
          }
          const { held, revisions, counts } = meaning(again.flat())
          expect(total).toStrictEqual(counts)
          expect(await tallied(pool)).toStrictEqual({ accepted: counts.accepted, revised: counts.revised })
          expect(await stored(pool, 'observation')).toStrictEqual(held.toSorted(order))
          expect(await stored(pool, 'observation_revision')).toStrictEqual(revisions.toSorted(order))
          expect(await differences(pool)).toStrictEqual([])
          await settleStreams(pool)
          expect((await found(pool)).toSorted()).toStrictEqual(meant(held).toSorted())
          expect(await differences(pool)).toStrictEqual([])
          expect(await settleStreams(pool)).toBe(0)
        })
        .beforeEach(async () => {
          await pool.query(
            `truncate observation, observation_revision, latest, rollup_hour, rollup_day, ingest_tally, quality_day,
               unsettled_stream`,
          )
          // As another process would that wrote these streams.
          for (const listener of listeners)
            listener({ kind: 'notice', channel: 'observation', payload: '{"streams":null}' })
        }),
      { numRuns: 40 },
    )
  })

  test('say the same for bulk, in which rows come unsorted, repeated and corrected', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    await declare('air.b')
    const first = await post(bulk(0, 5_000, (index) => index % 100))
    expect(first.json()).toMatchObject({ accepted: 5_000, duplicate: 0, revised: 0 })
    const same = await post(bulk(0, 5_000, (index) => index % 100))
    expect(same.json()).toMatchObject({ accepted: 0, duplicate: 5_000, revised: 0 })
    const corrected = await post(bulk(0, 5_000, (index) => (index % 100) + (index % 50 === 0 ? 1 : 0)))
    expect(corrected.json()).toMatchObject({ accepted: 0, duplicate: 4_900, revised: 100 })
    const mixed = await post(bulk(2_500, 5_000, () => 3))
    expect(mixed.json().accepted + mixed.json().duplicate + mixed.json().revised).toBe(5_000)
    expect(mixed.json().accepted).toBeGreaterThan(2_000)
    expect(await differences(pool)).toStrictEqual([])
    const { history, latest } = await sums(pool)
    expect(latest.n).toBe(history.n)
  })

  test('who sent what stands in the audit once its five minutes are over, and once only', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    await post(bulk(0, 1, () => 1))
    await post(bulk(0, 1, () => 2))
    await post(bulk(0, 1, () => 2))
    expect(await noteIngest(pool)).toBe(0)
    await pool.query(`update ingest_tally set since = since - interval '10 minutes'`)
    expect(await noteIngest(pool)).toBe(1)
    expect(await noteIngest(pool)).toBe(0)
    const { rows } = await pool.query(
      `select actor_kind, detail - 'since' as detail from audit where act = 'observation.write'`,
    )
    expect(rows).toStrictEqual([{ actor_kind: 'key', detail: { requests: 2, accepted: 1, revised: 1 } }])
  })

  test('minus zero is zero: sent again it is a duplicate', async () => {
    const { post, declare } = await freshRoom()
    await declare('air.a')
    const headers = { 'content-type': 'application/json' }
    await post(body('-0.0'), headers)
    expect((await post(body('0'), headers)).json()).toMatchObject({ duplicate: 1, revised: 0 })
    expect((await post(body('-0'), headers)).json()).toMatchObject({ duplicate: 1, revised: 0 })
  })

  test('a day belongs to the zone of its stream, also where the clock is moved', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    await declare('air.b', { timeZone: 'Europe/Berlin' })
    const at = ['2026-10-24T21:59:59Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z']
    await post({
      observations: ['air.a', 'air.b'].flatMap((stream) => at.map((time) => ({ stream, at: time, value: 1 }))),
    })
    const { rows } = await pool.query(
      'select code, day, n from rollup_day join stream using (stream_id) order by code, day',
    )
    expect(rows).toStrictEqual([
      { code: 'air.a', day: '2026-10-25', n: 2 },
      { code: 'air.a', day: '2026-10-26', n: 2 },
      { code: 'air.b', day: '2026-10-24', n: 1 },
      { code: 'air.b', day: '2026-10-25', n: 2 },
      { code: 'air.b', day: '2026-10-26', n: 1 },
    ])
  })

  test('a partition holds a month; where streams are dense it holds a day, from now on', async () => {
    const { post, pool, declare } = await freshRoom()
    await declare('air.a')
    await post({ observations: [{ stream: 'air.a', at: '2016-02-29T12:00:00Z', value: 1 }] })
    for (let number = 0; number < 20; number += 1) await declare(`dense.${number}`, { intervalSeconds: 1 })
    await post({
      observations: ['2016-03-01T00:00:00Z', '2026-11-21T23:59:59Z', '2026-11-22T00:00:00Z'].map((at) => ({
        stream: 'dense.1',
        at,
        value: 1,
      })),
    })
    const { rows } = await pool.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'observation'::regclass order by 1`,
    )
    expect(rows.map(({ name }) => name)).toStrictEqual([
      'observation_2016_02',
      'observation_2016_03',
      'observation_2026_11_21',
      'observation_2026_11_22',
    ])
  })
})

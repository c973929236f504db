import type { IncomingMessage } from 'node:http'
import type { RowMapping } from '@citywide/model/observations/pull'
import type { PullTrialReport } from '@citywide/model/observations/pull-trial'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { serveHttp } from '#platform/outbound/testing.ts'
import { cityWith, observations } from './testing.ts'

const mapping: z.input<typeof RowMapping> = {
  stream: 'air.{station}.pm10',
  time: { text: '{at}', format: 'iso' },
  values: [{ field: 'value' }],
}
const at = (minute: number) => `2026-11-22T07:${String(minute).padStart(2, '0')}:00Z`

interface Page {
  status: number
  body: string
  headers?: Record<string, string>
}

/** An address that answers as it is told, and remembers what it was asked. */
async function openPage(page: Page) {
  const asked: IncomingMessage[] = []
  const port = await serveHttp((request, answer) => {
    asked.push(request)
    const same = request.headers['if-none-match'] === page.headers?.['etag'] && page.headers?.['etag'] !== undefined
    answer.writeHead(same ? 304 : page.status, page.headers)
    answer.end(same ? '' : page.body)
  })
  return { page, asked, address: `http://127.0.0.1:${port}/data.json` }
}

const settingsFor = (address: string, more: object = {}) => ({
  kind: 'pull-json' as const,
  asked: { address, ...more },
  schedule: { by: 'interval' as const, seconds: 300 },
  reading: { rows: 'rows' },
  mapping,
})

test('an address is asked, its rows are stored once, and each asking stands in the ledger', async () => {
  const rows = [
    { station: 'east', at: at(0), value: 1 },
    { station: 'east', at: at(1), value: 2 },
    { station: 'nowhere', at: at(0), value: 3 },
  ]
  const { page, asked, address } = await openPage({
    status: 200,
    body: JSON.stringify({ rows }),
    headers: { etag: '"1"' },
  })
  const authorization = { by: 'bearer' as const }
  const city = await cityWith(settingsFor(`${address}?from={since}`, { authorization }), {
    streams: ['air.east.pm10'],
    secret: 'hush',
  })
  await city.ask()
  expect(await observations(city.room)).toBe(2)
  expect(asked[0]?.headers.authorization).toBe('Bearer hush')

  // The same document is not asked for whole again; a longer one brings what is new, and what was corrected.
  await city.ask()
  expect(asked[1]?.headers['if-none-match']).toBe('"1"')
  expect(asked[1]?.url).toContain(`from=${encodeURIComponent(at(1))}`)
  page.headers = { etag: '"2"' }
  page.body = JSON.stringify({ rows: [{ ...rows[0], value: 9 }, ...rows.slice(1), { ...rows[0], at: at(5) }] })
  await city.ask()
  expect(await observations(city.room)).toBe(3)
  const [third, second, first] = await city.runs()
  expect(first).toMatchObject({ accepted: 2, duplicate: 0, revised: 0, refused: 1, fault: null })
  expect(second).toMatchObject({ accepted: 0, duplicate: 0, refused: 0, fault: null })
  expect(third).toMatchObject({ accepted: 1, duplicate: 1, revised: 1, refused: 1, fault: null })
  expect(first?.says.en).toContain('2 new, 1 refused')

  // Stored, and the process ended before it said so: asked again, nothing is doubled, and the run is said to be cut off.
  await city.room.pool.query(`update source_state set position = null`)
  await city.room.pool.query(`update source_run set ended_at = null where id = $1`, [third?.id])
  await city.ask()
  expect(await observations(city.room)).toBe(3)
  const [, interrupted] = await city.runs()
  expect(interrupted?.fault?.code).toBe('INTERRUPTED')
  expect(city.wrong).toStrictEqual([])
})

test('a source in trouble is asked less and less, says why, and recovers', async () => {
  const { page, address } = await openPage({ status: 503, body: '', headers: { 'retry-after': '900' } })
  const city = await cityWith(settingsFor(address), { streams: ['air.east.pm10'] })
  const due = async () => {
    const { rows } = await city.room.pool.query<{ seconds: number }>(
      `select extract(epoch from due_at - now())::int as seconds from source_state`,
    )
    return rows[0]?.seconds ?? 0
  }
  const source = async () => (await city.room.send({ url: '/api/sources/feed' })).json()
  await city.ask()
  expect(await due()).toBeGreaterThan(800)
  expect(await source()).toMatchObject({ health: 'failing', fault: { code: 'ANSWER_BROKEN', about: 'HTTP 503' } })
  page.headers = {}
  for (const [status, body, code] of [
    [401, '', 'ANSWER_SIGN_IN'],
    [404, '', 'ANSWER_NOT_FOUND'],
    [200, '<html>Sign in</html>', 'WEB_PAGE'],
    [200, '{"rows": [', 'NOT_JSON'],
    [200, '{"rows": 7}', 'PATH_NOT_ROWS'],
  ] as const) {
    Object.assign(page, { status, body })
    await city.ask()
    expect((await source()).fault.code).toBe(code)
  }
  expect(await due()).toBeGreaterThan(600)
  Object.assign(page, { status: 200, body: JSON.stringify({ rows: [{ station: 'east', at: at(0), value: 1 }] }) })
  await city.ask()
  expect(await source()).toMatchObject({ health: 'working', fault: null })
  expect(await due()).toBeLessThan(301)
})

test('readings without a time of their own are of the moment of asking, also where nothing has changed', async () => {
  const { address } = await openPage({ status: 200, body: '{"level": 7}', headers: { etag: '"1"' } })
  const settings = {
    ...settingsFor(address),
    reading: {},
    mapping: { stream: 'river.level', time: { format: 'arrival' as const }, values: [{ field: 'level' }] },
  }
  const city = await cityWith(settings, { streams: ['river.level'] })
  await city.ask()
  city.room.clock.set('2026-11-22T08:05:00Z')
  await city.ask()
  expect(await observations(city.room)).toBe(2)
})

test('a trial shows the first rows as they would be taken, what would be refused and what is to be declared', async () => {
  const rows = [
    { station: 'east', at: at(0), value: '1.5' },
    { station: 'west', at: at(0), value: 2 },
    { station: 'east', at: 'soon', value: 3 },
    { station: 'east', at: at(1), value: null },
  ]
  const { page, asked, address } = await openPage({ status: 200, body: JSON.stringify({ rows }) })
  const settings = settingsFor(address, { authorization: { by: 'bearer' } })
  const city = await cityWith(settings, { streams: ['air.east.pm10'], secret: 'hush' })
  const trial = async (more: object = {}) => {
    const payload = { code: 'feed', timeZone: 'Asia/Shanghai', settings, ...more }
    const answer = await city.room.send({ method: 'POST', url: '/api/sources/trial', payload })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return answer.json<PullTrialReport>()
  }
  const report = await trial()
  expect(asked[0]?.headers.authorization).toBe('Bearer hush')
  expect(report).toMatchObject({ fault: null, read: 4, missing: 1, found: 3, fitting: 1 })
  expect(report.rows.map(({ row, stream, value, refused }) => [row, stream, value, refused?.code])).toStrictEqual([
    [1, 'air.east.pm10', '1.5', undefined],
    [2, 'air.west.pm10', '2', 'STREAM_UNKNOWN'],
    [3, 'air.east.pm10', '3', 'TIME_NOT_VALID'],
  ])
  expect(report.undeclared).toStrictEqual([{ stream: 'air.west.pm10', property: 'pm10', unit: null, count: 1 }])
  expect(report.says.en).toBe(
    '4 rows with 3 observations: 1 would be taken, 2 refused; 1 field without a measurement passed over. Nothing was stored.',
  )
  expect(await observations(city.room)).toBe(0)

  // Another host learns nothing of the secret.
  const other = await openPage({ status: 200, body: '{"rows": []}' })
  const elsewhere = { ...settings, asked: { ...settings.asked, address: other.address } }
  expect(await trial({ settings: elsewhere })).toMatchObject({ fault: { code: 'SECRET_MISSING' } })
  expect(other.asked).toHaveLength(0)
  page.body = '{"rows": []}'
  expect(await trial()).toMatchObject({ fault: { code: 'NO_ROWS' }, rows: [] })
  const inside = { ...settings, asked: { address: 'http://10.1.2.3/' } }
  expect((await trial({ settings: inside })).fault?.code).toMatch(/NOT_PUBLIC|SCHEME|PORT/)
})

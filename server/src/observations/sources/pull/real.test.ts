import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { serveHttp } from '#platform/outbound/testing.ts'
import { FeedMessage } from './read/gtfs-feed.ts'
import { cityWith, observations } from './testing.ts'

const file = '/work/shared/data/beijing-air/PRSA_Data_Tiantan_20130301-20170228.csv'
const winds = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW']

test.skipIf(!existsSync(file))(
  'a year of a station of Beijing is pulled whole, each value once (shared/data/beijing-air)',
  async () => {
    const [header = '', ...all] = readFileSync(file, 'utf8').split(/\r?\n/)
    const year = all.filter((line) => line.split(',')[1] === '2016')
    const port = await serveHttp((_, answer) => {
      answer.writeHead(200, { 'content-encoding': 'gzip' })
      answer.end(gzipSync([header, ...year].join('\n')))
    })
    const city = await cityWith(
      {
        kind: 'pull-csv',
        asked: { address: `http://127.0.0.1:${port}/tiantan.csv` },
        schedule: { by: 'interval', seconds: 3_600 },
        reading: {},
        mapping: {
          stream: 'air.{station}.{property}',
          time: { text: '{year}-{month}-{day} {hour}:00', format: 'local' },
          values: [
            { field: 'PM2.5', property: 'pm2.5' },
            { field: 'wd', property: 'wind', words: Object.fromEntries(winds.map((name, at) => [name, at * 22.5])) },
          ],
        },
      },
      { streams: ['air.tiantan.pm2.5', 'air.tiantan.wind'] },
    )
    // Counted by plain splitting: the file has no commas within its quotes.
    const lines = year.map((line) => line.split(','))
    const present = lines.flatMap((line) => [line[5], line[15]]).filter((value) => value !== 'NA')
    await city.ask()
    const [run] = await city.runs()
    expect(run).toMatchObject({ accepted: present.length, duplicate: 0, revised: 0, refused: 0, fault: null })
    expect(await observations(city.room)).toBe(present.length)
    const { rows } = await city.room.pool.query(
      `select sum(value) as sum, min(t) as first, max(t) as last from observation o join stream using (stream_id)
      where code = 'air.tiantan.pm2.5'`,
    )
    const sum = lines.reduce((total, line) => total + (line[5] === 'NA' ? 0 : Number(line[5])), 0)
    expect(rows).toMatchObject([{ sum, first: '2015-12-31T16:00:00Z', last: '2016-12-31T15:00:00Z' }])
    await city.ask()
    expect(await observations(city.room)).toBe(present.length)
  },
)

test('a feed of public transport is pulled by its own clock: the same feed again is nothing new', async () => {
  const timestamp = Date.parse('2026-11-22T07:59:30Z') / 1_000
  const entity = [{ id: '1', vehicle: { trip: { routeId: 'L1' }, vehicle: { id: 'v1' } } }]
  const body = FeedMessage.encode(FeedMessage.fromObject({ header: { version: '2.0', timestamp }, entity })).finish()
  const port = await serveHttp((_, answer) => answer.end(body))
  const city = await cityWith(
    {
      kind: 'gtfs-realtime',
      asked: { address: `http://127.0.0.1:${port}/vehicles.pb` },
      schedule: { by: 'interval', seconds: 30 },
      prefix: 'rail',
      measures: ['vehicles', 'delay'],
      routes: ['L1'],
    },
    { streams: ['rail.vehicles', 'rail.l1.vehicles'] },
  )
  await city.ask()
  await city.ask()
  expect(await observations(city.room)).toBe(2)
  // Asked so often, it has one row of the ledger an hour.
  expect(await city.runs()).toMatchObject([{ kind: 'span', accepted: 2, duplicate: 0, fault: null }])
})

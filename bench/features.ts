/**
 * What the operations screen waits for: 200,000 buildings loaded, asked by box and by nearness and drawn as tiles; the
 * situation and all live objects of 5,000 streams. Each beside an answer of the same door that holds next to nothing.
 *
 * Run: npm run bench:features [-- --features 200000 --streams 5000 --rounds 300]
 */
import { loadavg } from 'node:os'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { mulberry32 } from '../model/src/benefits/random.ts'
import { buildApp } from '../server/src/app.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { startFeed } from '../server/src/platform/events/feed.ts'
import { blobsIn } from '../server/src/platform/files/blobs.ts'
import { openBenchDatabase } from './database.ts'
import { say, time } from './report.ts'

const { values: settings } = parseArgs({
  options: {
    features: { type: 'string', default: '200000' },
    streams: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '300' },
  },
})
const [FEATURES, STREAMS, ROUNDS] = [Number(settings.features), Number(settings.streams), Number(settings.rounds)]
/** A city of 24 by 17 km. */
const [WEST, SOUTH, WIDTH, HEIGHT] = [113.34, 30.48, 0.25, 0.15]
const words = new URLSearchParams({ attribution: 'bench', approval: 'made up' })
const chance = mulberry32(7)

const bench = await openBenchDatabase()
const feed = await startFeed(bench.pool, async () => {
  const client = new Client(bench.connection)
  await client.connect()
  return client
})
const app = await buildApp({
  pool: bench.pool,
  feed,
  blobs: blobsIn(`${bench.directory}/files`),
  publicUrl: 'http://localhost',
  timeZone: 'Asia/Shanghai',
  version: '0.0.0',
  clock: systemClock,
  web: false,
})
const headers = { authorization: `Bearer ${bench.key}`, 'accept-encoding': 'gzip' }
const get = async (url: string) => {
  const answer = await app.inject({ url, headers })
  if (answer.statusCode >= 400) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
  return answer
}

/** Median and 99th percentile of many requests, one after the other. */
async function asked(name: string, url: () => string, rounds = ROUNDS): Promise<void> {
  for (let warm = 0; warm < 5; warm += 1) await get(url())
  const times: number[] = []
  let bytes = 0
  for (let round = 0; round < rounds; round += 1) {
    const address = url()
    times.push(
      await time(async () => {
        bytes += (await get(address)).rawPayload.length
      }),
    )
  }
  const at = (share: number) => times.toSorted((one, other) => one - other)[Math.floor((times.length - 1) * share)] ?? 0
  say(`| ${name} | ${at(0.5).toFixed(1)} | ${at(0.99).toFixed(1)} | ${(bytes / rounds / 1_024).toFixed(1)} |`)
}

function* buildings(): Generator<string> {
  yield '{"type":"FeatureCollection","features":['
  for (let number = 0; number < FEATURES; number += 1) {
    const [x, y, size] = [WEST + chance() * WIDTH, SOUTH + chance() * HEIGHT, 0.000_1 + chance() * 0.000_3]
    const ring = [
      [x, y],
      [x + size, y],
      [x + size, y + size * 0.6],
      [x + size * 0.5, y + size * 0.9],
      [x, y + size * 0.6],
      [x, y],
    ]
    const rank = number % 3 === 0 ? 1 : 2
    yield `${number === 0 ? '' : ','}{"type":"Feature","properties":{"kind":"house","rank":${rank}},"geometry":{"type":"Polygon","coordinates":${JSON.stringify([ring])}}}`
  }
  yield ']}'
}

const box = (size: number) => {
  const [x, y] = [WEST + chance() * (WIDTH - size), SOUTH + chance() * (HEIGHT - size)]
  return [x, y, x + size, y + size].map((degrees) => degrees.toFixed(6)).join()
}

try {
  const text = [...buildings()].join('')
  const seconds =
    (await time(async () => {
      const answer = await app.inject({
        method: 'PUT',
        url: `/api/map/collections/building?${words}`,
        headers: { ...headers, 'content-type': 'application/geo+json' },
        payload: Readable.from([Buffer.from(text)]),
      })
      if (answer.statusCode !== 200) throw new Error(answer.body)
    })) / 1_000
  await bench.pool.query('analyze feature')
  say(`load ${FEATURES} features, ${(text.length / 1e6).toFixed(0)} MB: ${seconds.toFixed(1)} s`)
  await bench.pool.query(
    `insert into stream (code, title, property, unit, scope_id, interval_seconds, time_zone, longitude, latitude, plausible_most, monotonic)
     select 'live.' || n, jsonb_build_object('zh', '测点 ' || n, 'en', 'Point ' || n), 'pm2.5', 'ug/m3', s.id, 300, 'Asia/Shanghai',
       $2 + random() * $3, $4 + random() * $5, 75, false from scope s, generate_series(1, $1) n where s.kind = 'city'`,
    [STREAMS, WEST, WIDTH, SOUTH, HEIGHT],
  )
  const observations = Array.from({ length: STREAMS }, (_, number) => ({
    stream: `live.${number + 1}`,
    at: Date.now() - 60_000,
    value: Math.round(chance() * 80),
  }))
  const sent = await app.inject({ method: 'POST', url: '/api/observations', headers, payload: { observations } })
  if (sent.statusCode !== 201) throw new Error(sent.body)
  await bench.pool.query('analyze')
  const map = (await get('/api/map')).json()
  const tile = (zoom: number) => {
    const [longitude, latitude] = [WEST + chance() * WIDTH, SOUTH + chance() * HEIGHT]
    const x = Math.floor(((longitude + 180) / 360) * 2 ** zoom)
    const y = Math.floor(((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * 2 ** zoom)
    return `/tiles/city/${map.version}/${zoom}/${x}/${y}.mvt`
  }
  // Tiles that nobody asked for yet are made anew for each address, so there are fewer of them than rounds.
  const fresh = (zoom: number) => {
    const known = new Set<string>()
    return () => {
      for (;;) {
        const address = tile(zoom)
        if (known.has(address)) continue
        known.add(address)
        return address
      }
    }
  }
  say(`\nload average ${loadavg()[0]?.toFixed(1)}\n`)
  say('| what | p50 ms | p99 ms | KB |')
  say('| --- | ---: | ---: | ---: |')
  await asked('the door with next to nothing behind it: alert targets', () => '/api/operations/alert-targets')
  await asked(
    'bounding box, about 330 of the features',
    () => `/api/map/collections/building/features?bbox=${box(0.007_8)}`,
  )
  await asked('nearest 10', () => {
    const [west = '', south = ''] = box(0.001).split(',')
    return `/api/map/collections/building/nearest?point=${west},${south}`
  })
  await asked('tile made, zoom 13', fresh(13), 20)
  await asked('tile made, zoom 14', fresh(14), 60)
  await asked('tile made, zoom 15', fresh(15), 200)
  const kept = tile(14)
  await asked('tile kept', () => kept)
  await asked(`situation, ${STREAMS} streams`, () => '/api/operations?scope=bench')
  await asked(`all live objects, ${STREAMS} streams`, () => '/api/operations/objects?scope=bench', 60)
  say(`\nload average ${loadavg()[0]?.toFixed(1)}`)
} finally {
  await app.close()
  await feed.stop()
  await bench.stop()
}

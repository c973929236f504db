import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { freshApp } from '../../../server/src/testing.ts'
import { connect } from '../api.ts'
import { importAir } from './import-air.ts'

const head =
  '"No","year","month","day","hour","PM2.5","PM10","SO2","NO2","CO","O3","TEMP","PRES","DEWP","RAIN","wd","WSPM","station"'

/** Files of two stations over some days of March 2014, and the command on a running application. */
async function station() {
  const folder = await mkdtemp(join(tmpdir(), 'citywide-air-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const { app, key, pool } = await freshApp()
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const api = connect({ url, key: () => Promise.resolve(key), patience: 5 })
  const name = (of: string) => join(folder, `${of}.csv`)
  return {
    pool,
    api,
    async files(days: number, change: (line: string) => string = (line) => line) {
      for (const of of ['Tiantan', 'Gucheng']) {
        const lines = Array.from({ length: days * 24 }, (_, hour) => {
          const pm = hour % 10 === 3 ? 'NA' : 20 + (hour % 7)
          return `${hour},2014,3,${1 + Math.floor(hour / 24)},${hour % 24},${pm},8,4,7,300,77,1,1023,1,0,"N",4.4,"${of}"`
        })
        await writeFile(name(of), [head, ...lines.map(change)].join('\n'))
      }
    },
    async run() {
      const said: string[] = []
      const out = { isTTY: false, write: (text: string) => said.push(text) > 0 }
      const complete = await importAir({ paths: [name('Tiantan'), name('Gucheng')], api, out })
      return { complete, said: said.join('') }
    },
    async counted() {
      const { rows } = await pool.query<{ observations: number; records: number }>(
        `select (select count(*) from observation) as observations,
           (select count(*) from indicator) + (select count(*) from benefit) + (select count(*) from benefit_link)
           + (select count(*) from vision_target) + (select count(*) from sensor) + (select count(*) from scope) as records`,
      )
      return rows[0]
    },
  }
}

test(
  'everything is stored once, run twice, and a longer file goes on where it stopped',
  { timeout: 180_000 },
  async () => {
    const place = await station()
    await place.files(3)
    const first = await place.run()
    expect(first.complete).toBe(true)
    expect(first.said).toContain('rows 144, values 1,728: accepted 1,714, there already 0, revised 0, missing (NA) 14')
    const after = await place.counted()
    expect(after?.observations).toBe(1_714)

    const second = await place.run()
    expect(second.complete).toBe(true)
    expect(second.said).toContain('accepted 0, there already 1,714')
    expect(second.said).toContain('indicators: 0 made, 30 there')
    expect(await place.counted()).toEqual(after)

    await place.files(4)
    const third = await place.run()
    expect(third.said).toContain('accepted 570, there already 1,714')
    expect(await place.counted()).toEqual({ observations: 2_284, records: after?.records })
  },
)

test('what cannot be stored is said with its reason, and the command fails', { timeout: 120_000 }, async () => {
  const place = await station()
  // More rain than can be summed is for the server to refuse; a word for a number is seen here.
  await place.files(1, (line) => line.replace(/^5,(.*),0,"N"/, '5,$1,1e200,"N"').replace(/^7,(.*),300,/, '7,$1,many,'))
  const { complete, said } = await place.run()
  expect(complete).toBe(false)
  expect(said).toContain('rejected 2, unreadable 2')
  expect(said).toContain('CO is “many”')
  expect(said).toMatch(/2 × .*·.*precipitation.*1e\+?200/)
  // 24 hours × 12 quantities × 2 stations, less NA in the hours 3, 13 and 23, the refused and the unreadable.
  expect((await place.counted())?.observations).toBe(576 - 6 - 2 - 2)
})

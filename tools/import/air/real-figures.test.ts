/** The system's figures of the real files against the same figures worked out in another way. */
import { existsSync, globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { PeriodFigure } from '@citywide/model/quantity'
import { describe, expect, test } from 'vitest'
import { freshApp } from '../../../server/src/testing.ts'
import { type Api, connect } from '../api.ts'
import { progressLine } from '../progress-line.ts'
import { keepCity } from './city.ts'
import { indicatorCode, keepIndicators } from './indicators.ts'
import { load } from './load.ts'
import { pollutants } from './quantities.ts'
import { computeFigures, figuresOf, isResult } from './settle.ts'

const shared = process.env['CITYWIDE_SHARED'] ?? '../shared'
const folder = `${shared}/data/beijing-air`
const files = existsSync(folder) ? globSync(`${folder}/*.csv`).toSorted() : []
const quiet = { write: () => true, isTTY: false }

describe.skipIf(files.length === 0)(`figures of the real air-quality files (skipped without ${folder})`, () => {
  test(
    'PM2.5 and ozone of every year, of the city and of each station, equal an independent computation to 1e-9',
    { timeout: 600_000 },
    async () => {
      const api = await listening()
      const stations = files.map((path) => /PRSA_Data_([A-Za-z]+)_/.exec(path)?.[1] ?? '')
      const city = await keepCity(api, stations, () => undefined)
      const ids = await keepIndicators(api, city, stations, () => undefined)
      const measured = pollutants.filter(({ property }) => property === 'pm2.5' || property === 'o3')
      const loaded = await load(api, files, 'beijing', progressLine(quiet, 1, ''), measured)
      expect(loaded.accepted + loaded.missing).toBe(loaded.values)
      await computeFigures(api, ids)

      for (const pollutant of measured) {
        const days = await stationDays(pollutant.column, pollutant.statistic)
        const ofCity = new Map(
          [...days].map(([day, values]) => [day, total([...values.values()]) / values.size] as const),
        )
        const figures = async (kind: 'annual-mean' | 'days-within', station?: string) =>
          (await figuresOf(api, ids.get(indicatorCode(kind, pollutant, station)) ?? '')).figures
        compare(await figures('annual-mean'), ofCity, (values) => total(values) / values.length)
        compare(
          await figures('days-within'),
          ofCity,
          (values) => values.filter((value) => value <= pollutant.dayLimit).length,
        )
        for (const station of stations) {
          const own = new Map(
            [...days].flatMap(([day, values]) => {
              const value = values.get(station)
              return value === undefined ? [] : [[day, value] as const]
            }),
          )
          compare(await figures('annual-mean', station), own, (values) => total(values) / values.length)
        }
      }

      // Computed again from the same observations, nothing is new: not even in the last digit.
      const values = async () =>
        (await api.send<{ count: object }>('GET', 'indicator-values?scope=beijing&limit=1')).body.count
      const before = await values()
      await computeFigures(api, ids)
      expect(await values()).toEqual(before)

      const pm = await figuresOf(api, ids.get('air.pm2.5.annual-mean.city') ?? '')
      expect(pm.figures.map(({ periodStart, state, days }) => [periodStart.slice(0, 4), state, days])).toEqual([
        ['2013', 'partial', { valid: 306, expected: 365, needed: 324 }],
        ['2014', 'final', { valid: 363, expected: 365, needed: 324 }],
        ['2015', 'final', { valid: 363, expected: 365, needed: 324 }],
        ['2016', 'final', { valid: 364, expected: 366, needed: 324 }],
        ['2017', 'partial', { valid: 14, expected: 365, needed: 324 }],
      ])
    },
  )
})

/** Every year that the other method finds: the same number, the same days, and no result from too few of them. */
function compare(
  figures: readonly PeriodFigure[],
  days: ReadonlyMap<string, number>,
  aggregate: (values: number[]) => number,
): void {
  // The set is judged at the beginning of 15 January 2017: what the files hold of later days is not known then.
  const years = Map.groupBy(
    [...days].filter(([day]) => day < '2017-01-15'),
    ([day]) => day.slice(0, 4),
  )
  expect(figures.map(({ periodStart }) => periodStart.slice(0, 4))).toEqual([...years.keys()].toSorted())
  for (const figure of figures) {
    const values = (years.get(figure.periodStart.slice(0, 4)) ?? []).map(([, value]) => value)
    expect(Math.abs((figure.value ?? Number.NaN) - aggregate(values))).toBeLessThan(1e-9)
    expect(figure.days?.valid).toBe(values.length)
    expect(isResult(figure)).toBe(values.length >= 324)
  }
}

/** Day → station → value, from the text of the files: no parser, no database, no code of the system. */
async function stationDays(column: string, statistic: string): Promise<Map<string, Map<string, number>>> {
  const days = new Map<string, Map<string, number>>()
  for (const path of files) {
    const [head = '', ...lines] = (await readFile(path, 'utf8')).trim().split(/\r?\n/)
    const names = head.replaceAll('"', '').split(',')
    const at = (name: string) => names.indexOf(name)
    const hours = new Map<string, (number | undefined)[]>()
    let station = ''
    for (const line of lines) {
      const cells = line.replaceAll('"', '').split(',')
      station = cells[at('station')] ?? ''
      const day = [cells[at('year')], cells[at('month')]?.padStart(2, '0'), cells[at('day')]?.padStart(2, '0')].join(
        '-',
      )
      const list = hours.get(day) ?? []
      hours.set(day, list)
      const cell = cells[at(column)] ?? 'NA'
      list[Number(cells[at('hour')])] = cell === 'NA' ? undefined : Number(cell)
    }
    for (const [day, list] of hours) {
      const value = statistic === 'mean' ? meanOfDay(list) : highestEightHours(list)
      if (value === undefined) continue
      const stations = days.get(day) ?? new Map<string, number>()
      days.set(day, stations.set(station, value))
    }
  }
  return days
}

function meanOfDay(hours: readonly (number | undefined)[]): number | undefined {
  const present = hours.filter((value) => value !== undefined)
  return present.length >= 20 ? total(present) / present.length : undefined
}

function highestEightHours(hours: readonly (number | undefined)[]): number | undefined {
  const means: number[] = []
  for (let end = 8; end <= 24; end += 1) {
    const present = hours.slice(end - 8, end).filter((value) => value !== undefined)
    if (present.length >= 6) means.push(total(present) / present.length)
  }
  return means.length >= 14 ? Math.max(...means) : undefined
}

/** Kahan's sum: what is lost of each addition is carried along. */
function total(values: readonly number[]): number {
  let sum = 0
  let lost = 0
  for (const value of values) {
    const next = value - lost
    const sumNow = sum + next
    lost = sumNow - sum - next
    sum = sumNow
  }
  return sum
}

/** The whole application on a free port, spoken to over HTTP. */
async function listening(): Promise<Api> {
  const { app, key } = await freshApp()
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const api = connect({ url, key: () => Promise.resolve(key), patience: 10 })
  return api
}

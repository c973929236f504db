/** Real files of four cities through the whole application: every row arrives or is named, a second run makes nothing. */
import { existsSync, globSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import { registers } from '@citywide/model/registers'
import { importJobs } from '../../../server/src/platform/imports/jobs.ts'
import { startJobs } from '../../../server/src/platform/jobs.ts'
import { recordStore } from '../../../server/src/platform/records/store.ts'
import { freshApp } from '../../../server/src/testing.ts'
import { type Api, connect } from '../api.ts'
import { contractsSource } from '../contracts/source.ts'
import { sources } from './sources.ts'
import { takeIn } from './take-in.ts'

const data = `${process.env['CITYWIDE_SHARED'] ?? '../shared'}/data`

/** Register → rows of the file and what became of them. */
async function outcome(api: Api, kind: string, paths: readonly string[]) {
  const source = sources[kind]
  if (!source) throw new Error(kind)
  const taken = await takeIn(api, await source.read(paths))
  const problems = taken.flatMap((sheet) => sheet.problems.filter(({ severity }) => severity === 'error'))
  expect(problems.slice(0, 5)).toEqual([])
  return Object.fromEntries(
    taken.map(({ sheet, counts }) => [sheet.register, [counts.rows, counts.new, counts.same, counts.refused]]),
  )
}

async function count(api: Api, address: string): Promise<number> {
  return (await api.send<{ count: { value: number } }>('GET', `${address}&limit=1`)).body.count.value
}

async function first(api: Api, address: string): Promise<Record<string, unknown> | undefined> {
  return (await api.send<{ items: Record<string, unknown>[] }>('GET', address)).body.items[0]
}

describe.skipIf(!existsSync(data))(`real files (skipped without ${data})`, () => {
  test('the 1,135 service items of a Chinese district', async () => {
    const api = await listening()
    const paths = [`${data}/services-zh/guangan_511602_service_items.js`]
    expect(await outcome(api, 'services', paths)).toEqual({
      organizations: [34, 34, 0, 0],
      services: [1135, 1135, 0, 0],
    })
    expect(await outcome(api, 'services', paths)).toEqual({
      organizations: [34, 0, 34, 0],
      services: [1135, 0, 1135, 0],
    })
    expect(await count(api, 'services?scope=guangan')).toBe(1135)
    expect(await count(api, 'services?scope=guangan-511602&itemType=licence')).toBe(536)
    const item = await first(api, `services?title.contains=${encodeURIComponent('适龄儿童、少年因身体状况')}`)
    expect(item).toMatchObject({
      title: { zh: '适龄儿童、少年因身体状况需要延缓入学或者休学审批' },
      domain: 'education',
      status: 'live',
      itemType: 'licence',
      // What the list does not say is not known.
      online: null,
      personalData: null,
      source: 'import',
    })
  })

  test("San Diego's 109 data sets with the 507 files they can be had as", async () => {
    const api = await listening()
    const paths = [`${data}/catalogues/sandiego/src`]
    expect(await outcome(api, 'datasets', paths)).toEqual({
      organizations: [26, 26, 0, 0],
      datasets: [109, 109, 0, 0],
      distributions: [507, 507, 0, 0],
    })
    const bikes = await first(api, 'datasets?identifier=bike-route-lines')
    expect(bikes).toMatchObject({ openType: 'open', publishedAt: '2016-05-09', machineReadable: true })
    expect(await count(api, `distributions?datasetId=${String(bikes?.['id'])}`)).toBe(5)
  })

  test("San Francisco's 10,000 cases with their places, agencies and channels", { timeout: 300_000 }, async () => {
    const api = await listening()
    const paths = [`${data}/service-requests/sf311_cases_sample_10000.csv`]
    expect(await outcome(api, 'cases', paths)).toEqual({
      areas: [122, 122, 0, 0],
      organizations: [150, 150, 0, 0],
      channels: [8, 8, 0, 0],
      'service-requests': [10_000, 10_000, 0, 0],
    })
    expect(await count(api, 'service-requests?scope=san-francisco&closedAt.missing=true')).toBe(470)
    expect(await count(api, 'service-requests?scope=san-francisco&origin=hotline')).toBe(6674)
    const odor = await first(api, 'service-requests?caseNumber=3600298')
    expect(odor).toMatchObject({
      submittedAt: '2014-04-30T21:51:52Z',
      closedAt: null,
      category: 'Sewer Issues',
      subject: 'Odor',
      location: { type: 'Point', coordinates: [-122.395680023339, 37.774007256355] },
      dueAt: null,
    })
  })

  test('a contracting process of OCDS from plan to payments; releases and the compiled record say the same', async () => {
    const api = await listening()
    const releases = globSync(`${data}/procurement/0*.json`).toSorted()
    expect(releases).toHaveLength(6)
    expect(await outcome(api, 'contracts', releases)).toEqual({
      organizations: [3, 3, 0, 0],
      procurements: [1, 1, 0, 0],
      contracts: [1, 1, 0, 0],
    })
    const [scope, procurement, contract] = await Promise.all([
      first(api, 'scopes?code=london-borough-of-barnet'),
      first(api, 'procurements?scope=london-borough-of-barnet'),
      first(api, 'contracts?scope=london-borough-of-barnet'),
    ])
    expect(scope).toMatchObject({ currency: 'GBP' })
    expect(procurement).toMatchObject({ stage: 'awarded', value: 1_100_000, category: 'works', sharedNeed: null })
    expect(contract).toMatchObject({ status: 'active', value: 11_000_000, procurementId: procurement?.['id'] })

    const [merged, compiled] = [await rows(releases), await rows([`${data}/procurement/record.json`])]
    // The day of planning stands in its own release alone.
    const withoutPlan = (sheets: typeof compiled) =>
      sheets.map((sheet) => sheet.map((row) => ({ ...row, planned: '' })))
    expect(withoutPlan(compiled)).toEqual(withoutPlan(merged))
  })

  test('a file of bare test cases is refused with the reason', async () => {
    await expect(contractsSource([`${data}/procurement/cardinal-red-flags/R003.jsonl`])).rejects.toThrow(/R003|date/)
  })
})

const rows = async (paths: readonly string[]) => (await contractsSource(paths)).sheets.map((sheet) => sheet.rows)
const byName = new Map(registers.map((declaration) => [declaration.name, declaration]))

async function listening(): Promise<Api> {
  const { app, key, pool } = await freshApp()
  const jobs = await startJobs(
    pool,
    importJobs({ pool, byName, store: recordStore(byName), timeZone: 'Asia/Shanghai' }),
    app.log,
  )
  onTestFinished(() => jobs.stop())
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return connect({ url, key: () => Promise.resolve(key), patience: 5 })
}

import { randomUUIDv7 } from 'node:crypto'
import { Asset } from '@citywide/model/resources/asset'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { freshApp } from '../../testing.ts'
import { listPage } from './list.ts'

const city = { code: 'chengchuan', title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true }
/** Few values, so that ties are many. */
const name = fc.constantFrom('', '泵', '泵站', 'a', 'A', 'é', 'ａ')
const title = fc.record({ zh: fc.option(name, { nil: undefined }), en: fc.option(name, { nil: undefined }) })
const asset = fc.record({
  title,
  assetClass: fc.constantFrom('platform', 'road'),
  annualCost: fc.option(fc.constantFrom(0, -0, 0.1, 1e15, 3)),
  reusePotential: fc.option(fc.integer({ min: 1, max: 3 })),
  critical: fc.boolean(),
  endOfLifeAt: fc.option(fc.constantFrom('2026-01-01', '2027-01-01')),
  telemetryAt: fc.option(fc.constantFrom('2026-01-01T00:00:00.123456Z', '2026-01-01T00:00:00.123457Z')),
})
const sorted = [
  'updatedAt',
  'title',
  'assetClass',
  'annualCost',
  'reusePotential',
  'critical',
  'endOfLifeAt',
  'telemetryAt',
  'id',
  'createdBy',
  'stewardId',
  'validTo',
]

test('walking all pages gives exactly the filtered records, in order: any field, direction, ties and missing values', async () => {
  const { create, pool } = await freshApp()
  const { id: scopeId } = await create('scopes', city)
  await fc.assert(
    fc.asyncProperty(
      fc.array(asset, { maxLength: 25 }),
      fc.constantFrom(...sorted),
      fc.boolean(),
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom({}, { assetClass: 'road' }, { 'annualCost.missing': 'false' }, { critical: 'true' }),
      async (assets, by, descending, limit, filter) => {
        await pool.query('truncate asset cascade')
        await pool.query(
          `insert into asset (id, city_id, scope_id, physical, shareable, lifecycle_state, telemetry_open_format,
              title, asset_class, annual_cost, reuse_potential, critical, end_of_life_at, telemetry_at)
           select id, $1, $1, true, true, 'operating', true, title, "assetClass", "annualCost", "reusePotential", critical,
              "endOfLifeAt", "telemetryAt"
             from jsonb_to_recordset($2) as a (id uuid, title jsonb, "assetClass" text, "annualCost" float, "reusePotential" int,
               critical boolean, "endOfLifeAt" date, "telemetryAt" timestamptz)`,
          [scopeId, JSON.stringify(assets.map((one) => ({ id: randomUUIDv7(), ...one })))],
        )
        const sort = descending ? `-${by}` : by
        const walked: string[] = []
        let after: string | undefined
        let count = 0
        do {
          const page = await listPage(pool, Asset, { ...filter, sort, limit, after })
          expect(page.items.length).toBeLessThanOrEqual(limit)
          walked.push(...page.items.map(({ id }) => String(id)))
          after = page.next ?? undefined
          count = page.count.value
        } while (after !== undefined)
        const whole = await listPage(pool, Asset, { ...filter, sort, limit: 500 })
        const values = whole.items.map((item) => keyOf(item[by]))
        expect(walked).toEqual(whole.items.map(({ id }) => id))
        expect(new Set(walked).size).toBe(count)
        expect(count).toBe(assets.filter((one) => fits(one, filter)).length)
        // Missing values last, whatever the direction.
        const present = values.filter((value) => value !== null)
        expect(values.slice(present.length).every((value) => value === null)).toBe(true)
        const rising = descending ? present.toReversed() : present
        expect(rising.every((value, index) => index === 0 || precedes(rising[index - 1], value))).toBe(true)
      },
    ),
    { numRuns: 60 },
  )
})

type Filter = Readonly<Record<string, string>>

function fits(
  { assetClass, annualCost, critical }: { assetClass: string; annualCost: number | null; critical: boolean },
  filter: Filter,
) {
  return (
    (filter['assetClass'] === undefined || filter['assetClass'] === assetClass) &&
    (filter['annualCost.missing'] === undefined || annualCost !== null) &&
    (filter['critical'] === undefined || String(critical) === filter['critical'])
  )
}

/** What a list sorts by; null when there is nothing. */
function keyOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value !== 'object' || value === null) return null
  const { zh, en } = value as { zh?: string; en?: string }
  return zh ?? en ?? null
}

/** Texts in the order of their bytes, as the database of the tests has them. */
function precedes(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b)) <= 0
  return Number(a) <= Number(b)
}

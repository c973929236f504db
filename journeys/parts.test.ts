import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { Frame } from './pages/frame.ts'
import { type City, expectAccessible, openCity, visit } from './testing.ts'

/** The page in the other language, looked at, and back. */
async function inBoth(frame: Frame, what: string): Promise<void> {
  const { page } = frame
  const address = new URL(page.url())
  for (const language of ['zh-CN', 'en'] as const) {
    address.searchParams.set('lang', language)
    await page.goto(address.href)
    await frame.settled()
    await expectAccessible(page, `${what}, ${language}`)
  }
}

async function open(city: City, width = 1440): Promise<Frame> {
  const { page } = await visit(city, { width })
  await page.goto(await city.link('programme_office'))
  const frame = new Frame(page)
  await frame.settled()
  return frame
}

function inMain(page: Page) {
  return page.locator('main')
}

/** Until the engine has judged every scope: the tree says of each how it stands. */
async function judged({ address, key }: City): Promise<void> {
  await expect
    .poll(
      async () => {
        const answer = await fetch(`${address}/api/scope-tree`, { headers: { authorization: `Bearer ${key}` } })
        const tree = (await answer.json()) as { counts: unknown }[]
        return tree.every(({ counts }) => counts !== null)
      },
      { timeout: 60_000 },
    )
    .toBe(true)
}

test('from the rail to a part, along a linkage to another, into its register, and from a cell of the matrix to the records behind it', async () => {
  const city = await openCity()
  const frame = await open(city)
  const { page } = frame
  const rail = page.getByRole('navigation', { name: 'Main navigation' })
  for (const name of [/^Governance changes .*GC$/, /^Emergency .*EM$/, /^Success factors .*D$/])
    await rail.getByRole('link', { name }).waitFor()

  await rail.getByRole('link', { name: /^Services .*B9$/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Delivering integrated citizen-centric services' }).waitFor()
  await frame.settled()
  await inBoth(frame, 'part')
  await expect.poll(() => inMain(page).textContent()).toContain('ISO 37106:2021 §6')
  await expect
    .poll(() => inMain(page).textContent())
    .toMatch(/rules? waits? for the first record of life-event journeys/)

  // The edition is the reader's: every place that names the standard follows.
  await rail.getByRole('button', { name: 'GB/T 41150-2021' }).click()
  await expect.poll(() => inMain(page).textContent()).toContain('GB/T 41150-2021 §6')
  await expect.poll(() => rail.getByRole('link', { name: /^Governance changes/ }).count()).toBe(0)
  await rail.getByRole('button', { name: 'ISO 37106:2021' }).click()

  await inMain(page).getByRole('link', { name: /^B13/ }).click()
  await page.getByRole('heading', { level: 1, name: 'IT and data resource mapping and management' }).waitFor()
  await frame.settled()
  await inMain(page)
    .getByRole('link', { name: /without steward/i })
    .click()
  await page.getByRole('heading', { level: 1, name: /Data ?sets/i }).waitFor()
  await frame.settled()
  await expect.poll(() => inMain(page).textContent()).toContain('Historic buildings of Gucheng')

  await rail.getByRole('link', { name: 'Assurance' }).click()
  await page.getByRole('heading', { level: 1, name: 'Assurance' }).waitFor()
  await inMain(page).getByRole('link', { name: 'Purposes and issues' }).click()
  await page.getByRole('heading', { level: 1, name: 'Purposes and issues' }).waitFor()
  await frame.settled()
  await inBoth(frame, 'matrix')
  await page.getByRole('link', { name: /Services: Social cohesion, Culture and community identity/ }).click()
  await page.getByRole('heading', { level: 1, name: /Services/i }).waitFor()
  await frame.settled()
  await expect.poll(() => inMain(page).textContent()).toContain('Repair of old houses')
  await expect.poll(() => inMain(page).textContent()).not.toContain('Starting a firm')
})

test('the scopes are a tree: one is chosen by its name, parts stand side by side, and what cannot move says why', async () => {
  const city = await openCity()
  await judged(city)
  const frame = await open(city)
  const { page } = frame
  await page.getByRole('button', { name: 'Scope: Chengchuan' }).click()
  const picker = page.getByRole('dialog')
  await picker.getByRole('searchbox').fill('liutang')
  await picker.getByRole('link', { name: 'Jiangbei District' }).waitFor({ state: 'detached' })
  await expectAccessible(page, 'scope picker')
  await picker.getByRole('link', { name: 'All scopes, and their parts' }).click()
  await page.getByRole('heading', { level: 1, name: 'Scopes' }).waitFor()
  await frame.settled()
  await inBoth(frame, 'scopes')
  const table = page.getByRole('table')
  await expect
    .poll(() => table.getByRole('columnheader').allTextContents())
    .toEqual(['Part of the standard', 'Chengchuan', 'Jiangbei District', 'Gucheng District'])

  await page.getByRole('button', { name: 'Move Jiangbei District' }).click()
  const dialog = page.getByRole('dialog')
  // Neither itself nor what lies in it is offered, so no circle can be asked for.
  await dialog.getByRole('button', { name: /New parent/ }).click()
  const offered = await page.getByRole('option').allTextContents()
  expect(offered.map((name) => name.replace(/Chengchuan.+$/, 'Chengchuan'))).not.toContain('Jiangbei District')
  expect(offered.join(' ')).not.toContain('Riverside')
  await page.getByRole('option', { name: /^Gucheng District/ }).click()
  await dialog.getByRole('button', { name: 'Move it' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('columnheader', { name: 'Jiangbei District' }).waitFor({ state: 'detached' })

  // In a part everything is of that part.
  await page.getByRole('link', { name: 'Gucheng District' }).first().click()
  await page.getByRole('button', { name: 'Scope: Gucheng District' }).waitFor()
  expect(new URL(page.url()).searchParams.get('scope')).toBe('gucheng')
})

test('on a phone the pages of the model need no sideways scrolling and are told apart by those who listen', async () => {
  const city = await openCity()
  const frame = await open(city, 390)
  const { page } = frame
  const model = [
    '',
    '/overview',
    '/success-factors',
    '/phase-gates',
    '/recommendations/C2.1',
    '/changes',
    '/purposes',
    '/contradictions',
    '/frameworks',
    '/frameworks/ISO37108',
  ]
  for (const path of ['scopes', 'parts/C2', 'emergency/cycle', ...model.map((screen) => `assurance${screen}`)]) {
    await page.goto(`${city.address}/app/${path}?lang=zh-CN`)
    await frame.settled()
    expect([path, await frame.overflow()]).toEqual([path, 0])
    await expectAccessible(page, `${path} on a phone`)
  }
})

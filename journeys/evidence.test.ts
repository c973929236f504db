import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { Frame } from './pages/frame.ts'
import { expectAccessible, openCity, visit } from './testing.ts'

/** Looks at the page as it stands in both languages and both themes, and comes back to English and light. */
async function expectAccessibleEverywhere(page: Page, what: string): Promise<void> {
  for (const language of ['zh-CN', 'en'] as const) {
    const address = new URL(page.url())
    address.searchParams.set('lang', language)
    await page.goto(address.href)
    await settled(page)
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(language === 'en' ? 'en' : 'zh-CN')
    for (const scheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.locator(`html[data-theme=${scheme}]`).waitFor()
      await painted(page)
      await expectAccessible(page, `${what}, ${language}, ${scheme}`)
    }
  }
}

/** Two frames later the change of theme has been drawn, transitions of no length included. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))',
  )
}

async function settled(page: Page): Promise<void> {
  await new Frame(page).settled()
}

test('a leader signs in by the link, changes the language, opens a benefit, its evidence, and follows it to the records', async () => {
  const city = await openCity()
  const { page } = await visit(city)
  await page.goto(await city.link('city_leader'))
  await settled(page)
  expect(new URL(page.url()).pathname).toMatch(/^\/app/)
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain('fifteen minutes')
  await expect.poll(() => page.locator('main').textContent()).toContain('Chengchuan is made up')

  await page.getByRole('button', { name: '中文' }).click()
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toContain('一刻钟')
  await expect.poll(() => page.locator('main').textContent()).toContain('虚构')
  await expectAccessibleEverywhere(page, 'cockpit')

  await page.getByRole('link', { name: /Days the Cheng River met Class III/ }).click()
  await page.getByRole('heading', { level: 1, name: /Cheng River/ }).waitFor()
  await settled(page)
  await expect.poll(() => page.locator('main').textContent()).toMatch(/behind plan/)
  await expectAccessibleEverywhere(page, 'benefit')

  await page
    .getByRole('link', { name: 'Evidence' })
    .or(page.getByRole('button', { name: 'Evidence' }))
    .first()
    .click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('heading', { level: 2 }).waitFor()
  await expectAccessibleEverywhere(page, 'evidence drawer')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })

  await page.goto(`${city.address}/app/assurance/recommendations?lang=en`)
  await settled(page)
  await expectAccessibleEverywhere(page, 'recommendations')
  await page.goto(`${city.address}/app/resources/feeds/demo.river.outfall.oxygen?lang=en`)
  await settled(page)
  await expectAccessibleEverywhere(page, 'stream')
})

test('an officer mends the record that a verdict fails on, and the verdict turns by itself', async () => {
  const city = await openCity()
  const { page } = await visit(city)
  await page.goto(await city.link('programme_office'))
  await settled(page)
  await page.goto(`${city.address}/app/assurance/recommendations?lang=en&evidence=A.2-E1`)
  const drawer = page.getByRole('dialog')
  await drawer.getByText('3 of 4 records satisfy it').waitFor()
  await drawer.getByRole('link', { name: 'Open to all, and built together.' }).click()
  await page.getByRole('heading', { level: 1, name: 'Open to all, and built together.' }).waitFor()
  await expectAccessibleEverywhere(page, 'record')

  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByLabel(/^Deviation note/).fill('none')
  await expectAccessible(page, 'form')
  await page.getByRole('button', { name: 'Save as a draft' }).click()
  await page.getByRole('button', { name: 'Send to review' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Send to review' }).click()
  await page.getByText('a second person has to review it').waitFor()

  // What is agreed changes when a second person has approved it, and not before.
  const { page: reviewer } = await visit(city)
  await reviewer.goto(await city.link('city_leader'))
  await settled(reviewer)
  // Who approves has just shown a strong factor; how that is done, sign-in.test.ts walks through.
  await city.pool.query('update session set strong_at = now()')
  await reviewer.goto(page.url())
  await reviewer.getByRole('button', { name: 'Approve and publish' }).click()
  await reviewer.getByRole('dialog').getByRole('button', { name: 'Approve and publish' }).click()
  await reviewer.getByText(/^Approved and published/).waitFor()

  await page.goto(`${city.address}/app/assurance/recommendations?lang=en&evidence=A.2`)
  await drawer.getByText('4/4').waitFor()
  await expect.poll(() => drawer.textContent()).toMatch(/Partly met → Met/)
})

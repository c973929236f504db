import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { Frame } from './pages/frame.ts'
import { expectAccessible, openCity, visit } from './testing.ts'

/** Raises an alert as a person does who saw something. */
async function raise(page: Page, title: string, severity?: string): Promise<void> {
  await page.getByRole('button', { name: 'Raise an alert' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^What happened/).fill(title)
  if (severity !== undefined) {
    await dialog.getByRole('button', { name: /Severity/ }).click()
    await page.getByRole('option', { name: severity }).click()
  }
  await dialog.getByLabel('Longitude').fill('113.47')
  await dialog.getByLabel('Latitude').fill('30.56')
  await dialog.getByRole('button', { name: 'Raise it' }).click()
  await dialog.waitFor({ state: 'detached' })
}

test('an alert appears by itself, is acknowledged, takes another in and becomes an incident; list and wall show the same', async () => {
  const city = await openCity()
  const { page, context } = await visit(city, { expected: /WebGL|webgl/ })
  const frame = new Frame(page)
  await page.goto(await city.link('duty_officer'))
  await frame.settled()
  const screen = `${city.address}/app/emergency?lang=en&map=svg`
  await page.goto(screen)
  await page.getByRole('heading', { level: 1, name: 'Operations' }).waitFor()
  await frame.settled()

  const desk = await context.newPage()
  await desk.goto(screen)
  await raise(desk, 'Smell of gas at the old market', 'Critical')

  // It comes without anybody asking for it.
  const line = page.getByRole('button', { name: /^Critical Smell of gas at the old market/ })
  await line.waitFor()
  await page.getByText(/1 high alert open|high alerts open/).waitFor()
  await line.click()
  const panel = page.getByRole('region', { name: 'Smell of gas at the old market' })
  await panel.getByText('Critical').waitFor()
  await expectAccessible(page, 'operations with an alert')
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('a')
  await panel.getByText('Acknowledged', { exact: true }).first().waitFor()

  // Who comes second is told who was first.
  await raise(desk, 'Gas alarm in the market hall')
  const other = page.getByRole('button', { name: /^High Gas alarm in the market hall/ })
  await other.waitFor()
  await panel.getByRole('button', { name: 'Merge' }).click()
  await page.getByRole('dialog').locator('label').filter({ hasText: 'Gas alarm in the market hall' }).click()
  await expectAccessible(page, 'merge')
  await page.getByRole('dialog').getByRole('button', { name: 'Merge 1' }).click()
  await other.waitFor({ state: 'detached' })
  await panel.getByText('1 alert merged into it').waitFor()

  await panel.getByRole('button', { name: 'Open an incident' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Hazard/ }).click()
  await page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: /Level/ }).click()
  await page.getByRole('option', { name: 'Level III (larger)' }).click()
  await dialog.getByRole('button', { name: 'Open an incident' }).click()
  await dialog.waitFor({ state: 'detached' })
  await panel.getByText('Incident opened').first().waitFor()
  await panel.getByRole('link', { name: 'Open the incident' }).waitFor()
  await page.locator('.incident-strip').waitFor()

  // The map is not needed for any of it.
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await page.getByRole('table', { name: 'Objects' }).waitFor()
  await page.getByRole('searchbox').fill('Smell of gas')
  // The alert and the incident that it became.
  await expect.poll(() => page.getByRole('table', { name: 'Objects' }).getByRole('rowheader').count()).toBe(2)
  await expectAccessible(page, 'objects as a list')

  const wall = await context.newPage()
  await wall.goto(`${city.address}/wall/operations?lang=en&map=svg`)
  await wall.getByText('Smell of gas at the old market').first().waitFor()
  await expectAccessible(wall, 'wall')
})

test('the operations screen is accessible in both languages and themes, wide and on a phone', async () => {
  const city = await openCity()
  const { page, context } = await visit(city)
  const frame = new Frame(page)
  await page.goto(await city.link('duty_officer'))
  await frame.settled()
  for (const lang of ['zh-CN', 'en']) {
    await page.goto(`${city.address}/app/emergency?lang=${lang}&map=svg`)
    await page.locator('.svg-map svg').waitFor()
    await frame.settled()
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.waitForFunction((theme) => document.documentElement.dataset['theme'] === theme, colorScheme)
        await page.waitForFunction(() => document.getAnimations().length === 0)
        await expectAccessible(page, `operations ${lang} ${width} ${colorScheme}`)
      }
    }
    expect(await frame.overflow()).toBe(0)
  }
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await frame.overflow()).toBe(0)
  await context.close()
})

import { expect, test } from 'vitest'
import { Frame } from './pages/frame.ts'
import { expectAccessible, openCity, visit } from './testing.ts'

test('in an empty installation the first officer is told what is missing, enters the city, and has a cockpit', async () => {
  const city = await openCity({ demo: false })
  const { page } = await visit(city)
  await page.goto(await city.link('programme_office'))
  await page.getByText('There is no city yet').waitFor()
  await expectAccessible(page, 'no city')

  await page.getByRole('link', { name: 'Enter the city' }).click()
  const main = page.locator('main')
  await main.getByLabel(/^Code/).fill('linjiang')
  await main
    .getByLabel(/Chinese/)
    .first()
    .fill('临江市')
  await main
    .getByLabel(/English/)
    .first()
    .fill('Linjiang')
  await expectAccessible(page, 'first form')
  await page.getByRole('button', { name: /^(Save|Create)/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Linjiang' }).waitFor()

  await page.getByRole('link', { name: 'Cockpit' }).click()
  await page.getByRole('heading', { level: 1, name: 'No city vision has been registered yet' }).waitFor()
  await new Frame(page).settled()
  await page.getByText('Linjiang').first().waitFor()
  await expect.poll(() => page.locator('main').textContent()).not.toContain('did not arrive')
  await expectAccessible(page, 'empty cockpit')
})

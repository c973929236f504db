import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { Frame } from './pages/frame.ts'
import { expectAccessible, openCity, visit } from './testing.ts'

/** The rows of a list as they are read: names in their order, and the headings of its columns. */
async function shown(page: Page): Promise<{ rows: string[]; columns: string[] }> {
  const rows = await page.locator('.row-name').allInnerTexts()
  const columns = await page.locator('.record-table thead th').allInnerTexts()
  return { rows, columns: columns.map((text) => text.trim()) }
}

test('a saved view sent as a link shows a colleague the same rows, columns and order', async () => {
  const city = await openCity()
  const first = await visit(city)
  const frame = new Frame(first.page)
  await first.page.goto(await city.link('programme_office'))
  await frame.settled()
  await first.page.goto(
    `${city.address}/app/records/initiatives?status=active&status=planned&sort=-budget&columns=budget,status,plannedEnd`,
  )
  await frame.settled()
  const seen = await shown(first.page)
  expect(seen.rows.length).toBeGreaterThan(1)

  await first.page.getByRole('button', { name: 'Views' }).click()
  await first.page.getByRole('menuitem', { name: 'Save as a new view…' }).click()
  await first.page.getByLabel('Name in English').fill('Money at work')
  await first.page.getByText('Everybody', { exact: true }).click()
  await expectAccessible(first.page, 'the dialog that saves a view')
  await first.page.getByRole('button', { name: 'Save', exact: true }).click()
  await first.page.getByRole('button', { name: /Views\s*Money at work/ }).waitFor()
  const id = new URL(first.page.url()).searchParams.get('view')
  expect(id).toMatch(/^[0-9a-f-]{36}$/)

  const second = await visit(city)
  const other = new Frame(second.page)
  await second.page.goto(await city.link('programme_office'))
  await other.settled()
  await second.page.goto(`${city.address}/app/records/initiatives?view=${id}`)
  await second.page.getByRole('button', { name: /Views\s*Money at work/ }).waitFor()
  await other.settled()
  await expect.poll(() => shown(second.page)).toEqual(seen)
  await expectAccessible(second.page, 'a list that shows a saved view')

  await first.page.getByRole('button', { name: /Views\s*Money at work/ }).click()
  await first.page.getByRole('menuitem', { name: 'Rename or share…' }).click()
  await first.page.getByText('Only me', { exact: true }).click()
  await first.page.getByRole('button', { name: 'Save', exact: true }).click()
  await frame.drawer.waitFor({ state: 'detached' })
  // The browser notes the refusal in the console, which the first page of a visit must keep empty.
  const later = await second.context.newPage()
  await later.goto(`${city.address}/app/records/initiatives?view=${id}`)
  await later.getByText('This view is private to somebody else.', { exact: false }).waitFor()
})

test('many records are changed together after a preview, and all of it is undone', async () => {
  const city = await openCity()
  const { page } = await visit(city)
  const frame = new Frame(page)
  await page.goto(await city.link('programme_office'))
  await frame.settled()
  await page.goto(`${city.address}/app/records/risks?sort=title`)
  await frame.settled()
  const boxes = page.locator('tbody .row-check')
  await boxes.first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.getByText('2 selected').waitFor()
  await expectAccessible(page, 'a list with rows chosen')

  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Edit' }).click()
  await frame.drawer.getByRole('button', { name: /Field to change/ }).click()
  await page.getByRole('option', { name: 'Response', exact: true }).click()
  await frame.drawer.getByRole('textbox', { name: /^Response/ }).fill('Weekly watch by the programme office')
  await frame.drawer.getByLabel(/^Reason/).fill('Agreed at the board')
  await frame.drawer.getByRole('button', { name: 'Preview' }).click()
  await frame.drawer.getByText('Will change (2)').waitFor()
  await frame.drawer
    .getByText(/→ Weekly watch/)
    .first()
    .waitFor()
  await expectAccessible(page, 'a preview')
  await frame.drawer.getByRole('button', { name: 'Apply to 2' }).click()
  await frame.drawer.getByText('2 records were written.', { exact: false }).waitFor()
  await frame.drawer.getByRole('button', { name: 'Close' }).last().click()

  await page.getByRole('link', { name: 'Deleted records and bulk changes' }).click()
  await page.getByText('2 changed').waitFor()
  await expectAccessible(page, 'what was done to many records')
  await page.getByRole('button', { name: 'Undo' }).click()
  await frame.drawer.getByLabel(/^Reason/).fill('Not agreed after all')
  await frame.drawer.getByRole('button', { name: 'Undo' }).click()
  await frame.drawer.waitFor({ state: 'detached' })
  await page.getByText('undone', { exact: false }).first().waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Undo' }).count()).toBe(0)
})

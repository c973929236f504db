import { expect, test } from 'vitest'
import { Frame } from './pages/frame.ts'
import { expectAccessible, openCity, visit } from './testing.ts'

test('from a verdict to its finding, an action and the mended record: the finding closes on the open page, and says why', async () => {
  const city = await openCity()
  const { page, context } = await visit(city)
  const frame = new Frame(page)
  await page.goto(await city.link('programme_office'))
  await frame.settled()

  await page.goto(`${city.address}/app/assurance/recommendations?lang=en&evidence=B2.5-E2`)
  await frame.drawer.getByText('Not met').first().waitFor()
  await frame.drawer.getByRole('link', { name: 'Open the finding' }).click()
  await page.getByRole('heading', { level: 1, name: 'Actions due in 180 days completed on time' }).waitFor()
  await frame.settled()
  const main = page.getByRole('main')
  await main.getByText('completion date is recorded', { exact: true }).waitFor()
  await expectAccessible(page, 'finding')

  await page.getByRole('button', { name: 'Plan an action' }).click()
  await frame.drawer.getByLabel(/^What is to be done \(English\)/).fill('Ask when the telemetry was renewed')
  await expectAccessible(page, 'an action for a finding')
  await frame.drawer.getByRole('button', { name: 'Save' }).click()
  await main.getByRole('link', { name: 'Ask when the telemetry was renewed' }).waitFor()
  await main.getByText('Planned', { exact: true }).waitFor()
  await main.getByText('An action was planned').waitFor()

  // In another tab somebody mends the record that the finding names.
  const record = await main.locator('.failing').getByRole('link').first().getAttribute('href')
  const desk = await context.newPage()
  await desk.goto(new URL(record ?? '', city.address).href)
  await desk.getByRole('link', { name: 'Edit' }).click()
  await desk.getByLabel(/^Completion date/).fill(await desk.getByLabel(/^Due date/).inputValue())
  await desk.getByRole('button', { name: 'Save', exact: true }).click()
  await desk.getByRole('link', { name: 'Edit' }).waitFor()

  await main.getByText(/Closed .+: a later verdict says met/).waitFor()
  const history = page.getByRole('region', { name: 'History' })
  await expect
    .poll(() => history.getByRole('listitem').allTextContents())
    .toEqual([
      expect.stringMatching(/^Closed · Met.*by itself · because 1 action record changed$/),
      expect.stringMatching(/^An action was planned · Not met.*Lin Lan$/),
      expect.stringMatching(/^Opened · Not met/),
    ])

  await page.goto(`${city.address}/app/assurance/findings?lang=en&show=closed`)
  await frame.settled()
  await main.getByRole('link', { name: /Actions due in 180 days/ }).waitFor()
  await page.goto(`${city.address}/app/assurance/findings?lang=zh-CN`)
  await frame.settled()
  await page.getByRole('checkbox', { name: '选择全部待处理项' }).check()
  await expectAccessible(page, 'findings')
  await page.getByRole('button', { name: /标为已知悉$/ }).click()
  await main.getByText('已知悉', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: '关注与提醒' }).click()
  await frame.drawer.getByRole('button', { name: '关注', exact: true }).click()
  await frame.drawer.getByText('全部发现项').waitFor()
  await expectAccessible(page, 'follow')

  await page.goto(`${city.address}/app/assurance/next?lang=en`)
  await frame.settled()
  await main.getByText(/would turn \d+ of the \d+ rules/).waitFor()
  await expectAccessible(page, 'next changes')
})

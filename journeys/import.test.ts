import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { Frame } from './pages/frame.ts'
import { expectAccessible, openCity, visit } from './testing.ts'

/** In both languages, changed by the switch in the bar: what is on the page stays as it is. */
async function expectAccessibleInBoth(page: Page, what: string): Promise<void> {
  await expectAccessible(page, `${what}, en`)
  await page.getByRole('button', { name: '中文' }).click()
  await page.locator('html[lang=zh-CN]').waitFor()
  await new Frame(page).settled()
  await expectAccessible(page, `${what}, zh`)
  expect(await new Frame(page).overflow()).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: 'EN, English', exact: true }).click()
  await page.locator('html[lang=en]').waitFor()
  await new Frame(page).settled()
}

const headings = '单位名称,Name in English,类别,行业,战略供应商,备注'
const good = [
  '城市更新中心,Urban renewal centre,政府部门,公共部门,否,甲',
  '河湖管理所,River office,GOV,公共部门,否,乙',
  '数据运营公司,Data operations company,企业,公共部门,是,丙',
]
const bad = [
  '坏类别单位,Wrong kind,没有这一类,公共部门,否,丁',
  ',,政府部门,公共部门,否,没有名称',
  '坏标记单位,Wrong flag,政府部门,公共部门,也许,己',
]
const csv = (...rows: readonly string[]) => ({
  name: '单位名录.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`\uFEFF${[headings, ...rows].join('\r\n')}\r\n`),
})

test('an officer brings in a file with bad rows, is told each of them, mends them, and takes the whole import back', async () => {
  const city = await openCity()
  const { page } = await visit(city)
  const frame = new Frame(page)
  const main = page.locator('main')
  await page.goto(await city.link('programme_office', 'data_steward'))
  await frame.settled()
  const list = `${city.address}/app/records/organizations?lang=en&sort=name`
  await page.goto(list)
  await frame.settled()
  const names = async () => main.getByRole('rowheader').allTextContents()
  const before = await names()

  // From the list to the file.
  await main.getByRole('link', { name: 'Import' }).click()
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor()
  await frame.settled()
  await expectAccessibleInBoth(page, 'start')
  await page.getByRole('button', { name: 'Read the file' }).click()
  await main.getByText('Choose the file.').waitFor()
  await main.locator('input[type=file]').setInputFiles(csv(...good, ...bad))
  await page.getByRole('button', { name: 'Read the file' }).click()

  // Fields: what the headings do not say is said by the officer.
  await page.getByRole('heading', { level: 1, name: '单位名录.csv' }).waitFor()
  await frame.settled()
  const map = async (column: string, field: string) => {
    await main.getByRole('button', { name: `Column “${column}” goes into` }).click()
    await page.getByRole('searchbox', { name: 'Find a field' }).fill(field)
    await page.getByRole('menuitem', { name: new RegExp(`^${field.replaceAll(/[()]/g, String.raw`\$&`)}`) }).click()
  }
  const choose = async (what: RegExp, option: string) => {
    await main.getByRole('button', { name: what }).click()
    await page.getByRole('option', { name: option, exact: true }).click()
  }
  await map('单位名称', 'Name (Chinese)')
  await map('Name in English', 'Name (English)')
  await choose(/“GOV” \(1 row\)/, 'Government department')
  await map('行业', 'Sector')
  await main.getByText('Columns that are not taken: 备注.').waitFor()
  await main.getByText('The mapping is saved.').waitFor()
  await expectAccessibleInBoth(page, 'fields')
  await page.reload()
  await frame.settled()
  await main.getByText('Columns that are not taken: 备注.').waitFor()
  await main.getByLabel('Name of the source').fill('Personnel office')
  await page.getByRole('button', { name: 'Check all rows' }).click()

  // Check: the rows add up, and each bad one is named with its column and its cell.
  await main.getByText('3 rows can be written, 3 are refused').waitFor()
  await frame.settled()
  await main.getByText('6 = 3 + 0 + 0 + 3').waitFor()
  const problems = main.getByRole('table', { name: 'What is wrong' })
  const rowOf = (row: number) =>
    problems.getByRole('row').filter({ has: page.getByRole('rowheader', { name: `${row}` }) })
  await expect.poll(() => rowOf(5).textContent()).toMatch(/类别.*没有这一类.*none of the values/)
  await expect.poll(() => rowOf(6).textContent()).toMatch(/required/)
  await expect.poll(() => rowOf(7).textContent()).toMatch(/战略供应商.*也许.*yes or no/)
  await main.getByRole('button', { name: /1 row: 类别: “没有这一类”/ }).click()
  await expect.poll(() => problems.getByRole('row').count()).toBe(2)
  await expectAccessibleInBoth(page, 'check')
  expect(await names()).not.toEqual([])

  // Nothing is written yet; then the accepted rows are.
  await page.goto(list)
  await frame.settled()
  expect(await names()).toEqual(before)
  await page.goBack()
  await frame.settled()
  await main.getByRole('radio', { name: /Only the accepted rows: 3 are written, 3 stay out/ }).waitFor()
  await main.getByLabel('Reason').fill('Yearly list')
  await page.getByRole('button', { name: 'Import 3 rows' }).click()
  await main.getByText(/3 records created, 0 changed/).waitFor()
  await frame.settled()
  await expectAccessibleInBoth(page, 'result')
  const imported = page.url()

  // The refused rows come back as a file of their own.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    main.getByRole('link', { name: 'Download the refused rows (CSV)' }).click(),
  ])
  const stream = await download.createReadStream()
  const text = Buffer.concat(await stream.toArray()).toString('utf8')
  expect(text).toBe(`\uFEFF${[headings, ...bad].join('\r\n')}\r\n`)

  await main.getByRole('link', { name: 'See the records in the list' }).click()
  await page.getByRole('heading', { level: 1, name: 'Organizations' }).waitFor()
  await frame.settled()
  expect((await names()).length).toBe(3)

  // Mended, they are mapped by themselves.
  await main.getByRole('link', { name: 'Import' }).click()
  await page.getByRole('heading', { level: 1, name: 'Import' }).waitFor()
  await frame.settled()
  const mended = [
    '好类别单位,Right kind,政府部门,公共部门,否,丁',
    '有名称单位,With a name,政府部门,公共部门,否,戊',
    '好标记单位,Right flag,政府部门,公共部门,是,己',
  ]
  await main.locator('input[type=file]').setInputFiles(csv(...mended))
  await page.getByRole('button', { name: 'Read the file' }).click()
  await main.getByText('Mapped as remembered for “Personnel office”.').waitFor()
  await page.getByRole('button', { name: 'Check all rows' }).click()
  await main.getByText('nothing is wrong, 3 rows can be written').waitFor()
  await page.getByRole('button', { name: 'Import 3 rows' }).click()
  await main.getByText(/3 records created/).waitFor()

  // Both are taken back, and the list is as it was.
  for (const address of [page.url(), imported]) {
    await page.goto(address)
    await frame.settled()
    await main.getByRole('button', { name: 'Undo the import' }).click()
    await frame.drawer.getByText('The 3 records that it created are deleted.').waitFor()
    await expectAccessible(page, 'undo')
    await frame.drawer.getByLabel('Reason for undoing it').fill('Only a trial')
    await frame.drawer.getByRole('button', { name: 'Undo the import' }).click()
    await main.getByText(/^Undone/).waitFor()
  }
  await frame.settled()
  await expectAccessibleInBoth(page, 'undone')
  await page.goto(list)
  await frame.settled()
  expect(await names()).toEqual(before)

  await page.goto(`${city.address}/app/import?lang=en`)
  await frame.settled()
  await expect.poll(() => main.getByRole('table', { name: 'Imports so far' }).getByRole('row').count()).toBe(3)
})

test('an import that others have worked on since is not taken back unseen: they are named, and the rest goes', async () => {
  const city = await openCity()
  const { page } = await visit(city, { width: 320 })
  const frame = new Frame(page)
  const main = page.locator('main')
  await page.goto(await city.link('programme_office', 'data_steward'))
  await frame.settled()
  const send = async (method: string, path: string, body?: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${city.address}/api${path}`, {
      method,
      ...(body !== undefined && { body }),
      headers: {
        authorization: `Bearer ${city.key}`,
        'idempotency-key': crypto.randomUUID(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
    })
    const answer = (await response.json()) as Record<string, unknown>
    expect([path, response.ok, answer]).toEqual([path, true, answer])
    return answer
  }
  const units = 'name.zh,name.en,kind,sector\n甲单位,Unit A,company,private\n乙单位,Unit B,company,private\n'
  const file = '/imports?register=organizations&name=units.csv'
  const { id } = await send('POST', file, units, { 'content-type': 'text/csv' })
  const path = `/imports/${String(id)}`
  await send('POST', `${path}/check`)
  await send('POST', `${path}/apply`, JSON.stringify({ mode: 'all' }))
  const { items } = (await send('GET', `${path}/rows`)) as { items: { recordId: string }[] }
  const renamed = JSON.stringify({ name: { zh: '甲单位', en: 'Unit A, renamed' } })
  await send('PATCH', `/organizations/${items[0]?.recordId}`, renamed, { 'if-match': '"1"' })

  await page.goto(`${city.address}/app/import/${String(id)}?lang=en`)
  await frame.settled()
  const undo = async (name: string) => {
    await main.getByRole('button', { name }).click()
    await frame.drawer.getByLabel('Reason for undoing it').fill('Wrong list')
    await frame.drawer.getByRole('button', { name }).click()
  }
  await undo('Undo the import')
  await main.getByText('Rows that cannot simply be taken back').first().waitFor()
  await main.getByText('The record was changed after the import.').first().waitFor()
  await expectAccessibleInBoth(page, 'held')
  await undo('Undo the rest')
  await main.getByText(/1 rows? (are|is) again as (they were|it was), 1 had to stay/).waitFor()
  expect(await frame.overflow()).toBeLessThanOrEqual(0)
})

/** Several people write one thing: on a plain record at once, and on a published one through a draft. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { Frame } from './pages/frame.ts'
import { type City, expectAccessible, openCity, visit } from './testing.ts'

async function signedIn(
  city: City,
  options: { width?: number; expected?: RegExp; role?: 'city_leader' | 'programme_office' } = {},
) {
  const { page } = await visit(city, options)
  await page.goto(await city.link(options.role ?? 'programme_office'))
  await settled(page)
  // Who approves has just shown a strong factor; how that is done, sign-in.test.ts walks through.
  await city.pool.query('update session set strong_at = now()')
  return page
}

const settled = (page: Page) => new Frame(page).settled()

/** The API as a program has it. */
async function get<T>(city: City, path: string): Promise<T> {
  const answer = await fetch(`${city.address}/api${path}`, { headers: { authorization: `Bearer ${city.key}` } })
  return answer.json() as Promise<T>
}

interface Risk {
  readonly id: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly response: string | null
  readonly version: number
}

test('two editors write one record at once: the second sees both versions and decides, and both changes stand in the history', async () => {
  const city = await openCity()
  const { items } = await get<{ items: Risk[] }>(city, '/risks?scope=chengchuan&limit=1')
  const [risk] = items
  if (!risk) throw new Error('the demo city has no risk')
  const edit = `${city.address}/app/records/risks/${risk.id}/edit?lang=en`
  // The browser writes every refusal into its console; this one is what the journey is about.
  const [first, second] = [await signedIn(city), await signedIn(city, { expected: /status of 412/ })]
  for (const page of [first, second]) {
    await page.goto(edit)
    await settled(page)
  }
  // Both write before either saves: one field that collides, two that do not.
  await second.getByLabel(/^Title English/).fill('Supplier fails, says the second')
  await second.getByLabel(/^Title Chinese/).fill('供应商违约（第二位）')
  await second.getByRole('textbox', { name: /^Reason for the change/ }).fill('clearer words')
  await first.getByRole('textbox', { name: /^Response/ }).fill('Reserve a second supplier.')
  await first.getByLabel(/^Title English/).fill('Supplier fails, says the first')
  await first.getByRole('button', { name: 'Save' }).click()
  await first.getByText('2 versions').waitFor()
  await second.getByText('Somebody changed this record while you were editing.').waitFor()
  await second.getByRole('button', { name: 'Save' }).click()
  await second.getByRole('heading', { level: 1, name: 'Somebody else changed this record too' }).waitFor()
  await expect.poll(() => second.locator('main').textContent()).toContain('Lin Lan has saved version 2')
  const title = second.getByRole('group', { name: 'Title' })
  await expect.poll(() => title.textContent()).toMatch(/Mine.*says the second.*Theirs.*says the first/)
  await expect.poll(() => second.locator('main').textContent()).toContain('Reserve a second supplier.')
  await expectAccessible(second, 'two versions')
  await second.getByRole('button', { name: 'Save this choice' }).click()
  await second.getByText('One field still waits for your choice.').waitFor()
  await title.getByRole('radio', { name: /Mine/ }).check()
  await second.getByRole('button', { name: 'Save this choice' }).click()
  await second.getByText('3 versions').waitFor()

  const stands = await get<Risk>(city, `/risks/${risk.id}`)
  expect(stands).toMatchObject({
    version: 3,
    title: { zh: '供应商违约（第二位）', en: 'Supplier fails, says the second' },
    response: 'Reserve a second supplier.',
  })
  const history = await get<{ version: number; reason: string | null; document: Risk }[]>(
    city,
    `/risks/${risk.id}/history`,
  )
  expect(history.map(({ version, document }) => [version, document.title.en])).toEqual([
    [3, 'Supplier fails, says the second'],
    [2, 'Supplier fails, says the first'],
    [1, risk.title.en],
  ])
  expect(history[0]?.reason).toBe('clearer words')
})

interface Principle {
  readonly id: string
  readonly text: { readonly zh: string; readonly en: string }
  readonly status: string
}

test('a published principle is edited as a draft, reviewed by a second person and published; until then all read the old one', async () => {
  const city = await openCity()
  const { items } = await get<{ items: Principle[] }>(city, '/principles?scope=chengchuan&status=agreed')
  const [principle] = items
  if (!principle) throw new Error('the demo city has no agreed principle')
  const wanted = `${principle.text.en} At every counter.`
  const published = async () => (await get<Principle>(city, `/principles/${principle.id}`)).text.en
  const author = await signedIn(city)
  await author.goto(`${city.address}/app/records/principles/${principle.id}/edit?lang=en`)
  await settled(author)
  await author.getByLabel(/^Text English/).fill(wanted)
  await author.getByText('what you save becomes a draft').waitFor()
  await author.getByRole('button', { name: 'Save as a draft' }).click()
  await author.getByRole('heading', { level: 1, name: /^Draft: / }).waitFor()
  await expect
    .poll(() => author.locator('ins').allTextContents())
    .toEqual([expect.stringContaining('At every counter')])
  expect(await published()).toBe(principle.text.en)
  await expectAccessible(author, 'draft, written')
  const draft = author.url()

  await author.getByRole('button', { name: 'Send to review' }).click()
  await author
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Why it changes/ })
    .fill('The council asked for counters.')
  await author.getByRole('dialog').getByRole('button', { name: 'Send to review' }).click()
  await author.getByText('a second person has to review it').waitFor()
  await expect.poll(() => author.getByRole('button', { name: 'Approve and publish' }).count()).toBe(0)

  // The record says that a draft waits, and goes on showing what is published.
  const reviewer = await signedIn(city, { role: 'city_leader', width: 390 })
  await reviewer.goto(`${city.address}/app/records/principles/${principle.id}?lang=en`)
  await reviewer.getByText('Draft by Lin Lan: In review.').waitFor()
  await expect.poll(() => reviewer.getByRole('heading', { level: 1 }).textContent()).toBe(principle.text.en)

  await reviewer.goto(`${city.address}/app/drafts?lang=en`)
  await settled(reviewer)
  await expectAccessible(reviewer, 'drafts, phone')
  await reviewer.getByRole('link', { name: /At every counter/ }).click()
  await reviewer.getByRole('heading', { level: 1, name: /^Draft: / }).waitFor()
  expect(reviewer.url().split('?')[0]).toBe(draft.split('?')[0])
  await expectAccessible(reviewer, 'draft in review, phone')
  expect(await new Frame(reviewer).overflow()).toBeLessThanOrEqual(0)
  await reviewer.getByRole('button', { name: 'Return' }).click()
  await reviewer
    .getByRole('dialog')
    .getByRole('textbox', { name: /^Reason/ })
    .fill('Also online.')
  await reviewer.getByRole('dialog').getByRole('button', { name: 'Return' }).click()
  await reviewer.getByText('Lin Lan returned it').waitFor()
  expect(await published()).toBe(principle.text.en)

  await author.getByRole('link', { name: 'Go on writing' }).click()
  await author.getByRole('heading', { level: 1, name: /^Write in the draft/ }).waitFor()
  await author.getByLabel(/^Text English/).fill(`${wanted} And online.`)
  await author.getByRole('button', { name: 'Save as a draft' }).click()
  await author.getByRole('button', { name: 'Send to review' }).click()
  await author.getByRole('dialog').getByRole('button', { name: 'Send to review' }).click()
  await author.getByText('a second person has to review it').waitFor()

  await reviewer.getByRole('button', { name: 'Approve and publish' }).click()
  expect(await published()).toBe(principle.text.en)
  await reviewer.getByRole('dialog').getByRole('button', { name: 'Approve and publish' }).click()
  await reviewer.getByText(/^Approved and published by Lin Lan/).waitFor()
  expect(await published()).toBe(`${wanted} And online.`)
  await reviewer.getByRole('link', { name: 'Open the record' }).click()
  await reviewer.getByRole('link', { name: 'Approved by Lin Lan' }).waitFor()
  await expect.poll(() => reviewer.locator('main').textContent()).toContain('The council asked for counters.')
})

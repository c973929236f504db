import { randomUUIDv7 } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { keepAccount, newSignInLink } from '../server/src/platform/access/store.ts'
import { type City, expectAccessible, openCity, visit } from './testing.ts'

/** A colleague of the city with a name of his own, in a window of his own, signed in. */
async function colleague(city: City, zh: string, en: string): Promise<Page> {
  const login = randomUUIDv7()
  await keepAccount(city.pool, { id: randomUUIDv7(), login, name: { zh, en }, roles: ['programme_office'] })
  const { page } = await visit(city)
  await page.goto(`${city.address}/sign-in/${await newSignInLink(city.pool, login)}`)
  await page.waitForURL(/\/app\//)
  return page
}

/** A file as it lies on somebody's desk. */
async function report(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'citywide-desk-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, '可行性研究.pdf')
  await writeFile(path, `%PDF-1.7\n${'x'.repeat(300_000)}`)
  return path
}

test('a file is attached and a colleague called, who finds it in the inbox, answers, and takes it over', async () => {
  const city = await openCity({ demo: false })
  const headers = { authorization: `Bearer ${city.key}`, 'content-type': 'application/json' }
  const create = async (path: string, body: object) => {
    const answer = await fetch(`${city.address}/api/${path}`, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': randomUUIDv7() },
      body: JSON.stringify(body),
    })
    expect(answer.status).toBe(201)
    return (await answer.json()) as { id: string }
  }
  await create('scopes', { code: 'c', title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true })
  const bureau = { name: { zh: '数据局', en: 'Data bureau' }, kind: 'department', sector: 'public' }
  const { id } = await create('organizations', { ...bureau, strategicSupplier: false })
  const record = `/app/records/organizations/${id}?lang=en`
  const [lin, wang] = [await colleague(city, '林岚', 'Lin Lan'), await colleague(city, '王明', 'Wang Ming')]

  // Lin attaches a report, and gets back what was sent.
  await lin.goto(city.address + record)
  await lin.locator('input[type=file]').setInputFiles(await report())
  const link = lin.getByRole('link', { name: '可行性研究.pdf' })
  await link.waitFor()
  const saved = lin.waitForEvent('download')
  await link.click()
  expect((await readFile(await (await saved).path())).length).toBe(300_009)

  // Lin calls Wang, by keyboard alone.
  const words = lin.getByRole('textbox', { name: 'Write a comment' })
  await words.focus()
  await lin.keyboard.type('Please look at the report, @Wan')
  await lin.getByRole('option', { name: 'Wang Ming' }).waitFor()
  await expectAccessible(lin, 'the list of colleagues')
  await lin.keyboard.press('Enter')
  await lin.keyboard.type('before Friday.')
  await expect.poll(() => words.inputValue()).toBe('Please look at the report, @Wang Ming before Friday.')
  await lin.keyboard.press('Control+Enter')
  await lin.locator('.comment .mentioned', { hasText: '@Wang Ming' }).waitFor()
  await expect.poll(() => words.inputValue()).toBe('')

  // Wang hears of it where he is, and it leads him there.
  await wang.getByRole('link', { name: /^(Inbox, 1 unread|收件箱，1 条未读)$/ }).click()
  await wang.goto(`${city.address}/app/inbox?lang=en`)
  await wang.getByText('Lin Lan mentioned you').waitFor()
  await expectAccessible(wang, 'the inbox')
  await wang.getByRole('link', { name: 'Data bureau' }).click()
  await wang.getByRole('link', { name: 'Inbox, 0 unread' }).waitFor()

  // His answer appears on Lin's page by itself.
  await wang.getByRole('textbox', { name: 'Write a comment' }).fill('I read it. Who takes it further?')
  await wang.getByRole('button', { name: 'Comment', exact: true }).click()
  await lin.getByText('I read it. Who takes it further?').waitFor()

  // Lin asks him to act; it appears on his page, in his inbox and among his tasks.
  await lin.getByRole('button', { name: 'Assign', exact: true }).click()
  await lin.getByRole('combobox', { name: 'Person' }).fill('Wang')
  await lin.getByRole('option', { name: 'Wang Ming' }).click()
  await lin.getByLabel('Due on').fill('2020-01-31')
  await lin.getByRole('textbox', { name: 'What is to be done' }).fill('Take the report to the council')
  await expectAccessible(lin, 'the dialog of an assignment')
  await lin.getByRole('dialog').getByRole('button', { name: 'Assign', exact: true }).click()
  await wang.getByText('Take the report to the council').waitFor()
  await wang.getByRole('link', { name: 'Inbox, 1 unread' }).waitFor()
  await expectAccessible(wang, 'a record with files, talk and somebody to act')
  await wang.goto(`${city.address}/app/tasks?lang=en`)
  await wang.getByRole('heading', { name: 'Overdue' }).waitFor()
  await expectAccessible(wang, 'the tasks')
  await wang.getByRole('button', { name: 'Done: Data bureau' }).click()
  await wang.getByText('Nothing waits').waitFor()
  await lin.getByText('Nobody is asked to act on this.').waitFor()

  // The file is taken away again, with a reason that stays.
  await lin.getByRole('button', { name: 'Remove 可行性研究.pdf' }).click()
  await lin.getByRole('textbox', { name: 'Reason' }).fill('Superseded')
  await lin.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await lin.getByText('1 removed file').click()
  await lin.getByText(/Lin Lan removed it on .*: Superseded/).waitFor()
})

import { randomUUIDv7 } from 'node:crypto'
import { expect, test } from 'vitest'
import { expectAccessible, openCity, visit } from './testing.ts'

const shots = process.env['SHOTS']

test('an architect subscribes a system, tests it, and gives up with a reason what it never took', async () => {
  const city = await openCity({ demo: false })
  // Addresses and receivers that do not answer belong to the story.
  const { page } = await visit(city, { expected: /status of 422/ })
  await page.goto(await city.link('it_architect'))
  await page.getByRole('button', { name: /^Account/ }).waitFor()
  await city.pool.query('update session set strong_at = now()')
  await page.goto(`${city.address}/app/admin/webhooks?lang=en`)
  await page.getByText('No subscriptions', { exact: true }).waitFor()
  await expectAccessible(page, 'no webhooks')

  await page.getByRole('button', { name: 'Subscribe a system' }).click()
  const form = page.getByRole('dialog', { name: 'Subscribe a system' })
  await form.getByLabel('Name').fill('Exchange platform')
  await form.getByLabel('Address').fill('http://127.0.0.1:9/hook')
  await form.getByLabel('Find a register').fill('organ')
  await form.getByText('Organizations', { exact: true }).click()
  await expectAccessible(page, 'the form of a webhook')
  if (shots) await page.screenshot({ path: `${shots}/webhook-form.png` })
  await form.getByRole('button', { name: 'Save' }).click()
  await form.getByRole('alert').getByText('Nothing can be sent there').waitFor()
  await form.getByLabel('Address').fill('https://receiver.invalid/hook')
  await form.getByRole('button', { name: 'Save' }).click()
  const secret = page.getByRole('dialog', { name: 'Secret' })
  await secret.getByText(/^whsec_/).waitFor()
  if (shots) await page.screenshot({ path: `${shots}/webhook-secret.png` })
  await secret.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('link', { name: 'Exchange platform' }).click()
  await page.getByRole('heading', { level: 1, name: 'Exchange platform' }).waitFor()
  await page.getByRole('button', { name: 'Send a test' }).click()
  await page.getByText(/^The test did not arrive/).waitFor()
  await page.getByRole('table', { name: 'Deliveries' }).getByText('Failed', { exact: true }).waitFor()

  // A day later.
  await city.pool.query(
    `insert into dead_letter (id, webhook_id, event, topic, subject, body, event_at, tries, failure)
     select $1, id, $2, 'record.created', 'Organization/' || id, '{}', now() - interval '25 hours', 38, 'UNRESOLVED' from webhook`,
    [randomUUIDv7(), randomUUIDv7()],
  )
  const dead = page.getByRole('region', { name: 'Events that could not be delivered' })
  await dead.getByText('38 tries').waitFor()
  await expectAccessible(page, 'a webhook with a dead letter')
  if (shots) await page.screenshot({ path: `${shots}/webhook-en.png`, fullPage: true })
  await page.setViewportSize({ width: 320, height: 700 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(page.url().replace('lang=en', 'lang=zh-CN'))
  await page.getByText('尝试 38 次').waitFor()
  await expectAccessible(page, 'a webhook on a phone')
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
  if (shots) await page.screenshot({ path: `${shots}/webhook-zh-320.png`, fullPage: true })

  await page.getByRole('button', { name: '全部放弃' }).click()
  const drop = page.getByRole('dialog', { name: '放弃全部未送达的事件？' })
  await drop.getByRole('textbox').fill('接收方已停用')
  await drop.getByRole('button', { name: '放弃' }).click()
  await page.getByText('没有未送达的事件。').waitFor()
})

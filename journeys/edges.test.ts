/** What a browser does with hostile texts and with scripts that come from nowhere, on pages as they are served. */
import { randomUUIDv7 } from 'node:crypto'
import { isSafeLink, richTags } from '@citywide/model/platform/rich-text'
import { expect, test } from 'vitest'
import { hostile } from '../server/src/platform/rich-text/hostile.ts'
import { Frame } from './pages/frame.ts'
import { type City, expectAccessible, openCity, visit } from './testing.ts'

async function sender({ address, key }: City) {
  return async (path: string, body: object) => {
    const answer = await fetch(`${address}/api/${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUIDv7(),
      },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as { id: string } }
  }
}

const formatted = `## Site visit\n\nThe **bridge** at [the river](https://example.org/river):\n\n- north\n- south\n\n|Part|State|\n|-|-|\n|Deck|good|\n\n> Agreed.`

test('hostile comments stay words, and every page works where strings become neither scripts nor HTML', async () => {
  const city = await openCity({ demo: false })
  const send = await sender(city)
  const title = { zh: '澄川市', en: 'Chengchuan' }
  const { body: scope } = await send('scopes', { code: 'c', title, kind: 'city', madeUp: true })
  const around = { register: 'scopes', record: scope.id }
  for (const text of hostile) {
    const { status } = await send('comments', { ...around, text })
    // Texts with characters that cannot be stored are refused at the door.
    expect([text, status]).toEqual([text, text.includes('\0') ? 400 : 201])
  }
  await send('comments', { ...around, text: formatted })

  const { page, context } = await visit(city)
  await context.addInitScript('globalThis.hit = () => console.error("a text of somebody ran as a script")')
  const frame = new Frame(page)
  await page.goto(await city.link('programme_office', 'data_steward'))
  await page.waitForURL(/\/app\//)
  await page.goto(`${city.address}/app/records/scopes/${scope.id}?lang=en`)
  await page.getByRole('button', { name: 'Show earlier comments' }).click()
  await page.getByText('hit()</script>').first().waitFor()
  await expect
    .poll(() => page.locator('.comment').count())
    .toBe(hostile.filter((text) => !text.includes('\0')).length + 1)

  const found = await page.locator('.rich-text *').evaluateAll((elements) =>
    elements.map(({ localName, attributes }) => ({
      tag: localName,
      attributes: [...attributes].map(({ name, value }) => ({ name, value })),
    })),
  )
  const known = new Set([...richTags, 'h4', 'div'])
  expect(found.filter(({ tag }) => !known.has(tag))).toEqual([])
  const names = new Set(['href', 'target', 'rel', 'lang', 'class', 'tabindex'])
  const attributes = found.flatMap((element) => element.attributes)
  expect(attributes.filter(({ name }) => !names.has(name))).toEqual([])
  expect(attributes.filter(({ name, value }) => name === 'href' && !isSafeLink(value))).toEqual([])

  // What is meant as formatting is formatted, and is seen so before it is said.
  await page.getByRole('heading', { name: 'Site visit' }).waitFor()
  await page.getByRole('textbox', { name: 'Write a comment' }).fill('a **bold** word')
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('region', { name: 'Preview' }).locator('strong', { hasText: 'bold' }).waitFor()

  await expectAccessible(page, 'formatted comments')

  for (const path of [
    'assurance/cockpit',
    'records/organizations',
    'records/organizations/new',
    'benefits/register',
    'imports',
    'inbox',
    'nowhere',
  ]) {
    await page.goto(`${city.address}/app/${path}?lang=en`)
    await frame.settled()
  }
  // The browser keeps how things look, and nothing of what was seen.
  const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  expect(kept.filter((name) => !/^(citywide|tsr-)/.test(name))).toEqual([])
})

test('a string becomes neither script nor HTML on our pages, whoever tries', async () => {
  const city = await openCity({ demo: false })
  const { page } = await visit(city, { expected: /401|against|Content Security Policy|Trusted/ })
  await page.goto(`${city.address}/sign-in?lang=en`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const tried = (what: string) =>
    page.evaluate((code) => {
      const attempts: Record<string, () => unknown> = {
        html: () => (document.body.innerHTML = '<b>x</b>'),
        document: () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
        script: () => (document.createElement('script').text = 'x'),
        worker: () => new Worker('data:text/javascript,1'),
        policy: () =>
          (
            globalThis as never as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
          ).trustedTypes.createPolicy('default', {}),
      }
      try {
        attempts[code]?.()
        return 'done'
      } catch {
        return 'refused'
      }
    }, what)
  for (const what of ['html', 'document', 'script', 'worker', 'policy'])
    expect([what, await tried(what)]).toEqual([what, 'refused'])
})

import { randomUUIDv7 } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Role } from '../server/src/platform/access/grants.ts'
import { strengthen } from '../server/src/platform/access/sign-in/testing.ts'
import { keepAccount, newSignInLink } from '../server/src/platform/access/store.ts'
import { readAllowed } from '../server/src/platform/outbound/allowed.ts'
import { openOutbound } from '../server/src/platform/outbound/outbound.ts'
import { CLIENT, openIssuer } from '../server/src/platform/sso/testing.ts'
import { type City, expectAccessible, openCity, visit } from './testing.ts'

/** Who has not signed in yet is told so by the first thing every page asks. */
const unsigned = /status of 401/

interface Officer {
  readonly roles: readonly Role[]
  readonly organizationId?: string
}

/** Somebody with a name of his own, in a window of his own, signed in with a strong factor. */
async function officer(city: City, en: string, { roles, organizationId }: Officer): Promise<Page> {
  const id = randomUUIDv7()
  const login = en.toLowerCase().replace(' ', '.')
  const place = organizationId === undefined ? {} : { organizationId }
  await keepAccount(city.pool, { id, login, name: { zh: en, en }, roles, ...place })
  const { page } = await visit(city)
  await page.goto(`${city.address}/sign-in/${await newSignInLink(city.pool, login)}`)
  await page.waitForURL(/\/app/)
  await strengthen(city, id)
  return page
}

async function create(city: City, path: string, body: object): Promise<{ id: string }> {
  const answer = await fetch(`${city.address}/api/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${city.key}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUIDv7(),
    },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(201)
  return (await answer.json()) as { id: string }
}

test('an administrator grants a role, the head of the department approves it, and the person can', async () => {
  const city = await openCity({ demo: false })
  await create(city, 'scopes', { code: 'c', title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true })
  const name = { zh: '数据局', en: 'Data bureau' }
  const { id: organizationId } = await create(city, 'organizations', { name, kind: 'department', sector: 'public' })
  const admin = await officer(city, 'Lin Lan', { roles: ['secadmin'] })
  const head = await officer(city, 'Zhao Head', { roles: ['department_head', 'service_owner'], organizationId })
  const wang = await officer(city, 'Wang Ming', { roles: ['benefit_owner'], organizationId })

  // Wang may not yet write among the data sets.
  const newDataset = wang.getByRole('link', { name: /^Add / })
  await wang.goto(`${city.address}/app/records/datasets?lang=en`)
  await wang.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => newDataset.count()).toBe(0)

  // Lin finds him and grants the role, with a reason.
  await admin.goto(`${city.address}/app/admin/accounts?lang=en`)
  await admin.getByRole('searchbox').fill('wang')
  await admin.getByRole('button', { name: 'Wang Ming' }).click()
  const drawer = admin.getByRole('dialog')
  await drawer
    .getByRole('button', { name: /Grant a role/ })
    .first()
    .click()
  await admin.getByRole('option', { name: 'Data steward' }).click()
  // A button that has just come to life is still changing its colours: look before.
  await expectAccessible(admin, 'an account beside the list')
  await drawer.getByRole('textbox', { name: 'Reason' }).fill('Keeps the catalogue from December')
  await drawer.getByRole('button', { name: 'Grant a role', exact: true }).last().click()
  await drawer.getByText('waits for approval').waitFor()

  // Zhao is told, reads why, and approves.
  await head.goto(`${city.address}/app/inbox?lang=en`)
  await head.getByRole('link', { name: 'Data steward for Wang Ming waits for your approval' }).click()
  await head.getByText('Keeps the catalogue from December').waitFor()
  await expectAccessible(head, 'what waits for approval')
  await head.getByRole('button', { name: 'Approve Data steward for Wang Ming' }).click()
  await head.getByText('Nothing waits for approval').waitFor()

  // Wang can, at once, and sees in his account since whose word.
  await wang.goto(`${city.address}/app/account?lang=en`)
  await wang.getByText(/approved by Zhao Head/).waitFor()
  await expectAccessible(wang, 'the own account with roles and keys')
  await wang.goto(`${city.address}/app/records/datasets?lang=en`)
  await newDataset.first().waitFor()
})

test('people come in with the account of their own organization, and only they', async () => {
  const outbound = openOutbound({ allow: [readAllowed('http://127.0.0.1:*')].flatMap((entry) => entry ?? []) })
  const city = await openCity({ demo: false, named: true, outbound })
  await create(city, 'scopes', { code: 'c', title: { zh: '澄川市', en: 'Chengchuan' }, kind: 'city', madeUp: true })
  const { issuer } = await openIssuer([`${city.address}/sign-in/sso/city/callback`], {
    wang: { email: 'wang@city.example', email_verified: true, name: 'Wang Ming' },
    li: { email: 'li@city.example', email_verified: false, name: 'Li Na' },
    zhao: { email: 'zhao@elsewhere.example', email_verified: true, name: 'Zhao' },
  })

  // An administrator enters the provider, tests it and switches it on.
  const admin = await officer(city, 'Lin Lan', { roles: ['secadmin'] })
  await admin.goto(`${city.address}/app/admin/providers?lang=en`)
  await admin.getByRole('button', { name: 'Add' }).click()
  const form = admin.getByRole('dialog')
  await expectAccessible(admin, 'the form of a provider')
  await form.getByRole('textbox', { name: 'Code' }).fill('city')
  await form.getByRole('textbox', { name: 'Name in Chinese' }).fill('市统一认证')
  await form.getByRole('textbox', { name: 'Name in English' }).fill('City identity')
  await form.getByRole('textbox', { name: 'Issuer' }).fill(issuer)
  await form.getByRole('textbox', { name: 'Client ID' }).fill(CLIENT.clientId)
  await form.getByLabel('Client secret').fill(CLIENT.secret)
  await form.getByRole('textbox', { name: 'Mail domains' }).fill('city.example')
  await form.getByRole('button', { name: 'Save' }).click()
  await admin.getByRole('button', { name: 'Test City identity' }).click()
  await admin.getByText(/tested on/).waitFor()
  await admin.getByRole('button', { name: 'Switch on City identity' }).click()
  await admin.getByRole('button', { name: 'Switch off City identity' }).waitFor()
  await expectAccessible(admin, 'the providers')

  const at = async (staffNumber: string) => {
    const { page } = await visit(city, { elsewhere: issuer, expected: unsigned })
    await page.goto(`${city.address}/sign-in?lang=en`)
    await page.getByRole('link', { name: /City identity/ }).click()
    await page.getByRole('heading', { name: 'City identity' }).waitFor()
    await page.getByRole('textbox', { name: 'Staff number' }).fill(staffNumber)
    const back = page.waitForRequest(/\/callback\?/)
    await page.getByRole('button', { name: 'Continue' }).click()
    return { page, back: (await back).url() }
  }

  // Wang has an account at once; the same way back opens nothing a second time, nor with a state of somebody's making.
  const wang = await at('wang')
  await wang.page.waitForURL(/\/app|\/my/)
  await wang.page.goto(wang.back)
  await wang.page.getByText(/That sign-in took too long, was ended already/).waitFor()
  await wang.page.goto(wang.back.replace(/state=[^&]+/, `state=${'a'.repeat(43)}`))
  await wang.page.getByText(/was not begun in this browser/).waitFor()
  await expectAccessible(wang.page, 'a sign-in that came to nothing')
  const stranger = await visit(city, { expected: unsigned })
  await stranger.page.goto(wang.back)
  await stranger.page.getByText(/was not begun in this browser/).waitFor()

  // An address that nobody confirmed, and one of another house, open none.
  await (await at('li')).page.getByText('The provider has not confirmed your mail address').waitFor()
  await (await at('zhao')).page.getByText('That account opens no account here yet').waitFor()
  const { rows } = await city.pool.query(`select login from account where login like 'city:%'`)
  expect(rows).toEqual([{ login: 'city:wang@city.example' }])
})

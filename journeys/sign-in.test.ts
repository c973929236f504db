import type { CDPSession, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { Frame } from './pages/frame.ts'
import { expectAccessible, openCity, visit } from './testing.ts'

const PASSWORD = 'seven lamps over the quay'

/** A phone or key that recognises its owner, inside the browser. Source: WebAuthn level 3 § 11. */
async function withAuthenticator(page: Page): Promise<{ device: CDPSession; id: string }> {
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId: id } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { device, id }
}

test('the first officer secures the account with a passkey, signs in with it, and shows it again for what weighs heavily', async () => {
  const city = await openCity({ demo: false, named: true, secondFactorNeeded: true })
  const { page } = await visit(city, { expected: /status of (401|403|404)/ })
  const { device, id } = await withAuthenticator(page)
  const frame = new Frame(page)
  await page.goto(await city.link('programme_office'))
  await page.getByText('First secure your account').waitFor()
  await frame.settled()
  await expectAccessible(page, 'confined account')

  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByLabel('Name').fill('Office computer')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Rename “Office computer”' }).waitFor()
  await page.getByRole('link', { name: 'Go to the cockpit' }).click()
  await page.getByText('There is no city yet').waitFor()

  // The session ends somewhere else. The browser offers the passkey by itself, and leads back to the page that was open.
  await page.goto(`${city.address}/app/account`)
  await frame.settled()
  await city.pool.query('delete from session')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Account and security' }).waitFor()
  await frame.settled()
  expect((await city.pool.query('select opened_by from session')).rows).toEqual([{ opened_by: 'passkey' }])

  // The same by its button, in a browser that offers nothing by itself.
  await page.evaluate('PublicKeyCredential.isConditionalMediationAvailable = async () => false')
  await page.getByRole('button', { name: /^Account:/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByText('You are signed out.').waitFor()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('There is no city yet').waitFor()
  await page.getByRole('button', { name: /^Account:/ }).click()
  await page.getByRole('menuitem', { name: 'Account and security' }).click()
  await page.getByRole('heading', { level: 1, name: 'Account and security' }).waitFor()
  await frame.settled()

  // The factor is old by now: what changes the ways in asks for it in a dialog, and then goes on by itself.
  await city.pool.query(
    `update session set strong_at = now() - interval '11 minutes', proved_at = now() - interval '11 minutes'`,
  )
  await page.getByRole('button', { name: 'Make new recovery codes' }).click()
  await page.getByRole('heading', { name: 'Show that it is you' }).waitFor()
  await expectAccessible(page, 'step up')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByText('They are shown this once').waitFor()
  await expect.poll(() => page.locator('.recovery-codes li').count()).toBe(10)
  await expectAccessible(page, 'recovery codes')
  const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId: id })
  expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }])
})

test('somebody with a password adds an authenticator app and needs its code from then on', async () => {
  const city = await openCity({ demo: false, named: true })
  const { page } = await visit(city, { width: 320, expected: /status of (401|403|404|422)/ })
  const frame = new Frame(page)
  await page.goto(await city.link('city_leader'))
  await page.goto(`${city.address}/app/account?lang=zh-CN`)
  await frame.settled()
  expect(await frame.overflow()).toBeLessThanOrEqual(0)
  const login = (await page.locator('.page-sentence').textContent())?.match(/reader-[\w-]+/)?.[0] ?? ''

  await page.getByRole('button', { name: '设置密码' }).click()
  await page.getByRole('textbox', { name: '新密码' }).fill(PASSWORD)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('密码已设置').waitFor()
  await page.getByRole('button', { name: '启用验证器应用' }).click()
  const secret = ((await page.locator('p > .secret').textContent()) ?? '').replaceAll(' ', '')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  await page.locator('figure.qr path').waitFor({ state: 'attached' })
  await expectAccessible(page, 'authenticator app')
  const { codeAt, stepAt } = await import('../server/src/platform/access/sign-in/one-time-code.ts')
  const now = async () => {
    const { rows } = await city.pool.query<{ now: number }>('select extract(epoch from now())::float8 as now')
    return stepAt(rows[0]?.now ?? 0)
  }
  await page.getByLabel('验证码').fill(codeAt(secret, (await now()) - 1))
  await page.getByRole('button', { name: '继续' }).click()
  await page.locator('.recovery-codes').waitFor()
  const [recovery = ''] = await page.locator('.recovery-codes li').allTextContents()
  await page.getByRole('button', { name: '完成' }).click()

  await page.goto(`${city.address}/sign-in?lang=zh-CN&to=%2Fapp%2Faccount`)
  await page.getByLabel('账户名').fill(login)
  await expectAccessible(page, 'sign in')
  await page.getByLabel('密码', { exact: true }).fill('not this one at all')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByText('账户名或密码不正确').waitFor()
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '第二重验证' }).waitFor()
  await expectAccessible(page, 'second factor')
  expect(await frame.overflow()).toBeLessThanOrEqual(0)
  await page.getByLabel('验证码').fill('000000')
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByText('验证码不正确或已使用过').waitFor()
  await page.getByRole('button', { name: '改用恢复码' }).click()
  await page.getByLabel('恢复码').fill(recovery)
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByText('还有 9 个未使用').waitFor()
})

import { expect, test } from 'vitest'
import { Frame } from './pages/frame.ts'
import { expectAccessible, openCity, visit } from './testing.ts'

const dayIn = (months: number) => new Date(Date.now() + months * 30 * 86_400_000).toISOString().slice(0, 10)

test('a city settles a limit of its own and states what records do not say; a second person signs both', async () => {
  const city = await openCity()
  const { page } = await visit(city)
  const frame = new Frame(page)
  const { drawer } = frame
  // All of them are there before anything waits for somebody.
  const [author, second, third] = [
    await city.link('programme_office'),
    await city.link('programme_office'),
    await city.link('programme_office'),
  ]
  const signedIn = async (link: string, lang: string) => {
    await page.goto(`${link}?lang=${lang}`)
    await frame.settled()
    await city.pool.query('update session set strong_at = now()')
  }
  const shot = async (name: string) => {
    const folder = process.env['SHOTS']
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` })
  }
  await signedIn(author, 'en')
  await page.goto(`${city.address}/app/assurance/recommendations?lang=en&evidence=B2.5-E2`)
  await drawer.getByText('Judged by the defaults.').waitFor()
  await drawer.getByRole('button', { name: 'Propose a setting' }).click()
  const dialog = page.getByRole('dialog', { name: 'B2.5-E2: propose a setting' })
  await dialog.getByLabel(/^Met/).fill('0')
  await dialog.getByLabel(/^Partly met/).fill('')
  await dialog.getByLabel(/^Reason/).fill('The register of actions was taken over half a year ago.')
  await dialog.getByLabel(/^To be reviewed by/).fill(dayIn(6))
  await shot('setting-dialog')
  await expectAccessible(page, 'proposing limits')
  await dialog.getByRole('button', { name: 'Send for approval' }).click()
  await drawer.getByText('waits for approval').waitFor()
  await expectAccessible(page, 'a proposal in the drawer')
  await shot('drawer-proposed')

  await signedIn(second, 'zh-CN')
  await page.goto(`${city.address}/app/inbox?lang=zh-CN`)
  await page.getByText('本市设定待您批准').waitFor()
  await shot('inbox')
  await page.getByRole('link', { name: /^B2.5-E2/ }).click()
  await page.getByText('The register of actions was taken over half a year ago.').waitFor()
  await expectAccessible(page, 'profile with a proposal')
  await shot('profile-waiting')
  await page.getByRole('button', { name: '批准：B2.5-E2 本市阈值', exact: true }).click()
  await page.getByRole('button', { name: '生效中 1' }).click()
  await page.getByText('宽于默认值').waitFor()
  await shot('profile')
  await page.goto(`${city.address}/app/assurance/recommendations?lang=zh-CN&evidence=B2.5-E2`)
  await drawer.getByText('宽于默认值').first().waitFor()
  await drawer.locator('.evidence-state').getByText('符合', { exact: true }).waitFor()
  await shot('drawer-looser')

  await page.goto(`${city.address}/app/assurance/recommendations?lang=zh-CN&evidence=DS1-E1`)
  await drawer.getByRole('button', { name: '提出声明' }).click()
  const stating = page.getByRole('dialog', { name: 'DS1-E1：提出声明' })
  await stating.getByLabel('声明（中文）').fill('数据集评估由第三方完成，报告见附件。')
  await stating.getByLabel(/^有效至/).fill(dayIn(10))
  await stating.getByRole('button', { name: '保存草稿并添加证据' }).click()
  await stating.getByLabel('选择文件').setInputFiles({
    name: 'report.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('第三方评估报告'),
  })
  await stating.getByLabel(/^取得日期/).fill(dayIn(-1))
  await stating.getByRole('button', { name: '添加' }).click()
  await stating.getByRole('link', { name: 'report.txt' }).waitFor()
  await expectAccessible(page, 'making a statement')
  await shot('attest')
  await stating.getByRole('button', { name: '签署', exact: true }).click()
  await drawer.getByText('待复核签署').waitFor()
  await expectAccessible(page, 'a statement in the drawer')

  await signedIn(third, 'en')
  await page.goto(`${city.address}/app/assurance/attestations?lang=en`)
  await page.getByText('数据集评估由第三方完成').waitFor()
  await expectAccessible(page, 'statements')
  await shot('statements')
  await page.getByRole('button', { name: 'Sign as the second: DS1-E1' }).click()
  await page.getByRole('button', { name: 'In force 1' }).click()
  await page.getByText('What happened').click()
  await expect
    .poll(() => page.locator('.history').getByRole('listitem').allTextContents())
    .toEqual([expect.stringMatching(/signed as the second$/), expect.stringMatching(/signed$/)])
  for (const [width, dark] of [[320, true]] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
    for (const screen of ['attestations', 'profile']) {
      await page.goto(
        `${city.address}/app/assurance/${screen}?lang=en&show=${screen === 'profile' ? 'in_force' : 'valid'}`,
      )
      await page.locator('.setting-line').first().waitFor()
      await expectAccessible(page, `${screen}, narrow and dark`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await shot(`narrow-${screen}`)
    }
  }
})

import { expect, test } from 'vitest'
import { expectAccessible, openCity, visit } from './testing.ts'

test('who runs the platform sees on one page, also on a phone, what needs somebody and what to do', async () => {
  const city = await openCity({ demo: false })
  const { page } = await visit(city)
  await page.goto(await city.link('sysadmin'))
  await page.getByRole('button', { name: /^Account/ }).waitFor()
  await page.goto(`${city.address}/app/admin/health?lang=en`)
  await page.getByRole('heading', { level: 1, name: 'How the platform is doing' }).waitFor()
  // Nothing is set up in this city: no backup, no drill.
  const needs = page.getByRole('region', { name: 'What needs somebody' })
  await needs.getByText('Set BACKUP_DIR').waitFor()
  await page
    .getByRole('region', { name: 'Database' })
    .getByText(/PostgreSQL \S+ answers/)
    .waitFor()
  await expectAccessible(page, 'health')
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(`${city.address}/app/admin/health?lang=zh-CN`)
  await page.getByRole('heading', { level: 1, name: '平台运行状况' }).waitFor()
  await expectAccessible(page, 'health on a phone')
  expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true)
})

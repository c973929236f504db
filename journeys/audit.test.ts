import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { noteActs } from '../server/src/platform/audit/append.ts'
import { openKeyRing } from '../server/src/platform/audit/keys.ts'
import { sealTurn } from '../server/src/platform/audit/seal.ts'
import { Frame } from './pages/frame.ts'
import { expectAccessible, openCity, visit } from './testing.ts'

test('an auditor finds an act, follows its proof, and anybody sees the checkpoint it leads to', async () => {
  const city = await openCity({ demo: false })
  const folder = await mkdtemp(join(tmpdir(), 'citywide-journey-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const keys = await openKeyRing(city.pool, folder, 'ed25519-sha256')
  const officer = { id: '0199f3a0-0000-7000-8000-000000000001', kind: 'person' } as const
  await noteActs(
    city.pool,
    Array.from({ length: 60 }, (_, index) => ({
      act: index % 2 === 0 ? 'record.update' : 'session.open',
      noun: index % 2 === 0 ? 'Asset' : 'session',
      object: `0199f3a0-0000-7000-8000-${String(index).padStart(12, '0')}`,
      detail: { version: index },
      actor: officer,
    })),
  )
  const { page } = await visit(city)
  await page.goto(await city.link('auditor'))
  const frame = new Frame(page)
  await frame.settled()
  await city.pool.query('update session set strong_at = now()')
  await sealTurn(city.pool, keys)

  await page.goto(`${city.address}/app/admin/audit`)
  await page.getByRole('heading', { level: 1, name: 'Audit log' }).waitFor()
  await page.getByRole('cell', { name: 'Session opened' }).first().waitFor()
  await expectAccessible(page, 'audit log')
  await page.getByRole('button', { name: 'Kind of act', exact: true }).click()
  await page.getByRole('dialog', { name: 'Kind of act' }).getByText('Record', { exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByText('30 rows', { exact: true }).waitFor()

  await page
    .getByRole('button', { name: /^Look at the row of/ })
    .first()
    .click()
  await page.getByText('This browser has computed it by itself.').waitFor()
  await page.getByRole('link', { name: 'The record and its history' }).waitFor()
  await expectAccessible(page, 'row of the audit log')
  await page.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('link', { name: 'Public page of the checkpoint' }).click()
  await page.getByRole('heading', { level: 1, name: 'Checkpoint of the audit log' }).waitFor()
  await expectAccessible(page, 'checkpoint')
  await page.getByRole('link', { name: '中文' }).click()
  await page.getByRole('heading', { level: 1, name: '审计日志检查点' }).waitFor()
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320)
})

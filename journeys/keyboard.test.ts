import { expect, test } from 'vitest'
import { Frame } from './pages/frame.ts'
import { openCity, visit } from './testing.ts'

test('the cockpit, a benefit, its evidence and the search are used without a mouse', async () => {
  const city = await openCity()
  const { page } = await visit(city)
  const frame = new Frame(page)
  await page.goto(await city.link('city_leader'))
  await frame.settled()

  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter') // the first stop leads past the navigation
  expect(await frame.hasFocus(page.locator('main'))).toBe(true)
  await frame.tabTo(page.getByRole('link', { name: /Days the Cheng River met Class III/ }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Cheng River/ }).waitFor()
  await frame.settled()
  await expect.poll(() => frame.hasFocus(frame.heading)).toBe(true)
  expect(await page.title()).toMatch(/Cheng River.* · Citywide/)

  const evidence = page.getByRole('link', { name: 'Evidence' })
  await frame.tabTo(evidence)
  await page.keyboard.press('Enter')
  await frame.drawer.getByRole('heading', { level: 2 }).waitFor()
  expect(new URL(page.url()).searchParams.get('evidence')).toBe('C2.1')
  await page.keyboard.press('Escape')
  await frame.drawer.waitFor({ state: 'detached' })
  await expect.poll(() => frame.hasFocus(evidence)).toBe(true)

  await frame.goTo('Benefit tracking')
  expect(new URL(page.url()).pathname).toBe('/app/parts/C2')
  await expect.poll(() => frame.heading.textContent()).toBe('Benefit tracking')
})

test('on the smallest phone nothing runs over the edge, and the navigation opens and closes', async () => {
  const city = await openCity()
  const { page } = await visit(city, { width: 320 })
  const frame = new Frame(page)
  await page.goto(await city.link('programme_office'))
  await frame.settled()
  const paths = [
    '/app/assurance/cockpit',
    '/app/assurance/recommendations',
    '/app/parts/D',
    '/app/benefits/register',
    '/app/resources/feeds',
    '/app/records',
    '/app/records/initiatives',
    '/app/records/benefits/new',
  ]
  const wide: (readonly [path: string, pixels: number])[] = []
  for (const path of paths) {
    await page.goto(`${city.address}${path}?lang=zh-CN`)
    await frame.settled()
    const over = await frame.overflow()
    if (over > 0) wide.push([path, over])
  }
  expect(wide).toEqual([])

  await page.getByRole('button', { name: '打开导航' }).click()
  await page.getByRole('link', { name: '驾驶舱' }).click()
  await page.getByRole('heading', { level: 1, name: /一刻钟/ }).waitFor()
  // It closes once the new page is drawn, which is a moment after its heading is there.
  await page.getByRole('link', { name: '驾驶舱' }).waitFor({ state: 'hidden' })
})

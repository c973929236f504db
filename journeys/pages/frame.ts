/** What every page behind the sign-in has: bar, rail, search, heading. */
import type { Locator, Page } from 'playwright-core'

export class Frame {
  readonly page: Page
  readonly heading: Locator
  readonly search: Locator
  readonly drawer: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 1 })
    this.search = page.getByRole('dialog').getByRole('searchbox')
    this.drawer = page.getByRole('dialog')
  }

  /** The heading is there and nothing on the page waits for an answer. The live stream stays open, so "no request at all" never comes. */
  async settled(): Promise<void> {
    await this.heading.waitFor()
    // Several parts may still be waiting: a locator that means one of them would be refused.
    await this.page.waitForFunction(() => !document.querySelector('[aria-busy=true]'))
  }

  /** Goes to a place by its name, as people with a keyboard do: Ctrl K, a few letters, Enter. */
  async goTo(words: string): Promise<void> {
    await this.page.keyboard.press('Control+k')
    await this.search.waitFor()
    await this.page.keyboard.type(words)
    // The first hit is the one that Enter takes.
    await this.page.getByRole('menuitem').first().filter({ hasText: words }).waitFor()
    await this.page.keyboard.press('Enter')
    await this.drawer.waitFor({ state: 'detached' })
    await this.settled()
  }

  async hasFocus(target: Locator): Promise<boolean> {
    return target.evaluate((element) => element === document.activeElement)
  }

  /** Moves on by Tab until something holds the focus. Fails where the keyboard never gets there. */
  async tabTo(target: Locator, most = 80): Promise<void> {
    for (let count = 0; count < most; count += 1) {
      if (await this.hasFocus(target)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not reach ${String(target)}`)
  }

  /** How many pixels the page is wider than its window. */
  async overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  }
}

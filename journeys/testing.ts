/** What every journey stands on: the whole application on a database of its own, the demo city, a real browser. */
import { randomUUIDv7 } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import type { AxeResults } from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { buildApp } from '../server/src/app.ts'
import { startEvaluation } from '../server/src/assurance/index.ts'
import { startTracking } from '../server/src/benefits/index.ts'
import { loadDemoCity } from '../server/src/demo/index.ts'
import type { Role } from '../server/src/platform/access/grants.ts'
import { keepAccount, newSignInLink, renewKey } from '../server/src/platform/access/store.ts'
import { systemClock } from '../server/src/platform/clock.ts'
import { startFeed } from '../server/src/platform/events/feed.ts'
import { freshBlobs } from '../server/src/platform/files/testing.ts'
import type { Outbound } from '../server/src/platform/outbound/outbound.ts'
import type { Pool } from '../server/src/platform/postgres/pool.ts'
import { clientOf, type Content, freshDatabase } from '../server/src/platform/postgres/testing.ts'
import { launchBrowser } from '../tools/browser.ts'

export interface City {
  /** Without a slash at the end. */
  readonly address: string
  readonly key: string
  readonly pool: Pool
  /** A one-time sign-in link of a fresh account with these roles. */
  readonly link: (...roles: Role[]) => Promise<string>
}

const timeZone = 'Asia/Shanghai'

/**
 * The application, served, with the demo city or with none. Ends with the test.
 *
 * @param options `named`: at an address with a name, which passkeys need; `secondFactorNeeded`: as in a city of its own;
 * `outbound`: how other hosts are reached
 */
export async function openCity({
  demo = true,
  named = false,
  secondFactorNeeded = false,
  outbound,
}: {
  demo?: boolean
  named?: boolean
  secondFactorNeeded?: boolean
  outbound?: Outbound
} = {}): Promise<City> {
  const pool = await freshDatabase(demo ? demoCity : undefined)
  const port = named ? await freePort() : 0
  const { address, key, stop } = await serve(pool, { named, port, secondFactorNeeded, ...(outbound && { outbound }) })
  onTestFinished(stop)
  return {
    address,
    key,
    pool,
    async link(...roles) {
      const login = `reader-${randomUUIDv7()}`
      await keepPerson(pool, login, roles)
      return `${address}/sign-in/${await newSignInLink(pool, login)}`
    },
  }
}

/** Chengchuan as it is loaded through the doors, judged once. */
const demoCity: Content = {
  name: 'demo',
  async fill(pool) {
    const { address, key, stop } = await serve(pool, { named: false, port: 0, secondFactorNeeded: false })
    try {
      await loadDemoCity({ address, key, clock: systemClock, timeZone }, () => undefined)
    } finally {
      await stop()
    }
  },
}

interface Served {
  readonly address: string
  readonly key: string
  readonly stop: () => Promise<void>
}

async function serve(
  pool: Pool,
  { named, port, ...options }: { named: boolean; port: number; secondFactorNeeded: boolean; outbound?: Outbound },
): Promise<Served> {
  const feed = await startFeed(pool, () => clientOf(pool))
  const parts = { pool, feed, clock: systemClock, timeZone, blobs: freshBlobs() }
  const app = await buildApp({
    ...parts,
    publicUrl: named ? `http://localhost:${port}` : 'http://localhost',
    ...options,
    version: '0.0.0',
  })
  const report = (error: unknown) => app.log.error(error)
  const tracking = startTracking({ ...parts, report })
  const evaluation = startEvaluation({ ...parts, report })
  await app.listen({ host: named ? 'localhost' : '127.0.0.1', port })
  const { port: opened } = app.server.address() as AddressInfo
  await keepPerson(pool, 'programs', ['program'])
  return {
    address: `http://${named ? 'localhost' : '127.0.0.1'}:${opened}`,
    key: await renewKey(pool, 'programs', randomUUIDv7(), 1),
    async stop() {
      await evaluation.stop()
      await tracking.stop()
      await app.close()
      await feed.stop()
    },
  }
}

function keepPerson(pool: Pool, login: string, roles: readonly Role[]): Promise<unknown> {
  return keepAccount(pool, { id: randomUUIDv7(), login, name: { zh: '林岚', en: 'Lin Lan' }, roles })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

export interface Visit {
  readonly page: Page
  readonly context: BrowserContext
}

/**
 * A browser window that knows only the city: a request elsewhere, an error of the page or a word in its console fails the
 * test that opened it.
 *
 * @param options `expected`: words of the console that belong to the story; `elsewhere`: another host that does
 */
export async function visit(
  { address }: City,
  options: { width?: number; dark?: boolean; expected?: RegExp; elsewhere?: string } = {},
): Promise<Visit> {
  const browser = await launchBrowser()
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: 900 },
    colorScheme: options.dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: timeZone,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000) // what a person would not wait for
  // Also where the console would say nothing of it, as in a worker.
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      // oxlint-disable-next-line no-console -- heard by the test
      console.error(`against ${violatedDirective}: ${blockedURI} ${sample}`),
    ),
  )
  const faults: string[] = []
  context.on('request', (request) => {
    const known = [address, ...(options.elsewhere === undefined ? [] : [options.elsewhere])]
    if (!known.some((host) => request.url().startsWith(host)) && !/^(data|blob):/.test(request.url()))
      faults.push(`asked ${request.url()}`)
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type()) || options.expected?.test(message.text())) return
    faults.push(`${message.text()} ${message.location().url}`)
  })
  onTestFinished(async () => {
    await browser.close()
    expect(faults).toEqual([])
  })
  return { page, context }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Everything axe-core knows (WCAG A and AA, 2.1, 2.2, best practice) finds nothing on the page as it stands. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  await page.evaluate(axe)
  // Every rule runs; what they find in order would be a megabyte that nobody reads, and most of the time.
  const { violations } = (await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => ({ violations }))`,
  )) as Pick<AxeResults, 'violations'>
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
  expect([what, found]).toEqual([what, []])
}

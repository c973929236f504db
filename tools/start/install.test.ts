import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { isInstalled, type Package } from './install.mjs'

type Packages = Record<string, Package>

const zod = { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' } }
const here = { os: [process.platform], cpu: [process.arch] }

const optional = (entry: Package): Packages => ({
  'node_modules/node': { version: '26.10.0', optional: true, ...entry },
})

/** A checkout whose lock file wants one thing and whose `node_modules` has another. */
async function checkout(wanted: Packages, found?: Packages): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cw-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await mkdir(join(folder, 'node_modules'))
  const workspaces = { '': { version: '0.1.0' }, model: { version: '0.0.0' } }
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages: { ...workspaces, ...wanted } }))
  if (found) await writeFile(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: found }))
  return folder
}

test('nothing is missing when npm recorded what the lock file wants', async () => {
  expect(isInstalled(await checkout(zod, zod))).toBe(true)
})

test('an installation that was broken off has no record and is done again', async () => {
  expect(isInstalled(await checkout(zod))).toBe(false)
})

test.each<[string, Packages]>([
  ['missing', {}],
  ['older', { 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-b' } }],
  ['other content', { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-b' } }],
])('a package that differs is installed: %s', async (_, found) => {
  expect(isInstalled(await checkout(zod, found))).toBe(false)
})

test('an optional package counts where it fits this machine, and nowhere else', async () => {
  expect(isInstalled(await checkout(optional(here), {}))).toBe(false)
  expect(isInstalled(await checkout(optional({ os: ['plan9'], cpu: [process.arch] }), {}))).toBe(true)
  expect(isInstalled(await checkout(optional({ ...here, libc: ['other'] }), {}))).toBe(true)
  expect(isInstalled(await checkout(optional({}), {}))).toBe(true) // came in with one that does not fit
})

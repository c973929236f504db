import { chmod, chown, mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { canEnter, chooseIdentity } from './identity.ts'
import { start, temporaryFolder } from './testing.ts'

const root = process.getuid?.() === 0
const identity = root ? await chooseIdentity('/nonexistent/postgres') : undefined
const needsRoot = 'needs root, which alone can take another account'
const needsNamespace = 'needs root and user namespaces, which some containers forbid'

test.skipIf(!root)(`without user namespaces the server runs as another account (${needsRoot})`, async () => {
  const folder = await temporaryFolder()
  await chmod(folder, 0o711)
  const postgres = await start({ directory: join(folder, 'postgres'), namespace: false })
  const { uid } = await stat(`/proc/${postgres.pid}`)
  expect(uid).not.toBe(0)
  expect((await stat(join(postgres.directory, 'cluster'))).uid).toBe(uid)
  expect(postgres.directory).toBe(join(folder, 'postgres'))
})

test.skipIf(!root)(
  `data below a folder closed to that account goes elsewhere and is found again (${needsRoot})`,
  async () => {
    const closed = await temporaryFolder()
    const open = await temporaryFolder()
    await chmod(open, 0o711)
    const options = { directory: join(closed, 'data/postgres'), namespace: false, elsewhere: join(open, 'citywide') }
    await mkdir(dirname(options.directory))
    const first = await start(options)
    expect(first.events).toContainEqual(expect.objectContaining({ kind: 'elsewhere', directory: first.directory }))
    expect(dirname(first.directory)).toBe(options.elsewhere)
    await first.query('create table number (n int)')
    await first.stop()
    const second = await start(options)
    expect(second.directory).toBe(first.directory)
    expect(await second.query('select n from number')).toEqual([])
    await second.stop()
    // The account keeps its data even where a namespace could be had.
    const third = await start({ ...options, namespace: true })
    expect(third.directory).toBe(first.directory)
  },
)

test.skipIf(!root)(`data of an ordinary user stay that user's (${needsRoot})`, async () => {
  const folder = await temporaryFolder()
  await chmod(folder, 0o711)
  const directory = join(folder, 'data/postgres')
  await mkdir(dirname(directory))
  await chown(dirname(directory), 65_534, 65_534)
  const postgres = await start({ directory })
  expect((await stat(`/proc/${postgres.pid}`)).uid).toBe(65_534)
})

test.skipIf(identity?.kind !== 'namespace')(
  `below a folder closed to others the server runs in a user namespace (${needsNamespace})`,
  async () => {
    const closed = await temporaryFolder()
    await chmod(closed, 0o700)
    const postgres = await start({ directory: join(closed, 'postgres') })
    expect(postgres.directory).toBe(join(closed, 'postgres'))
    expect(postgres.events.some(({ kind }) => kind === 'elsewhere')).toBe(false)
    expect((await stat(`/proc/${postgres.pid}`)).uid).toBe(0)
  },
)

test.skipIf(!root)(
  `data made in a namespace go on under an account where namespaces are gone (${needsRoot})`,
  async () => {
    const folder = await temporaryFolder()
    await chmod(folder, 0o711)
    const directory = join(folder, 'postgres')
    const first = await start({ directory })
    await first.stop()
    const second = await start({ directory, namespace: false })
    expect((await stat(`/proc/${second.pid}`)).uid).not.toBe(0)
  },
)

test.skipIf(!root)(`whether an account can enter a folder is found by trying (${needsRoot})`, async () => {
  const closed = await temporaryFolder()
  const nobody = { kind: 'account', name: 'nobody', uid: 65_534, gid: 65_534 } as const
  expect(await canEnter(nobody, closed)).toBe(false)
  await chmod(closed, 0o711)
  expect(await canEnter(nobody, closed)).toBe(true)
})

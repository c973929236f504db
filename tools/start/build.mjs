/** Builds the pages when what they are made of has changed. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { alone, npm } from './install.mjs'
import { root } from './settings.mjs'
import { step } from './words.mjs'

const sources = ['web', 'model', 'package-lock.json', 'tsconfig.base.json']
const made = new Set(['node_modules', 'dist', 'coverage'])
const mark = join(root, 'web/dist/.built')

/**
 * @param {AbortSignal} [signal]
 * @throws {import('./words.mjs').Refusal} 17
 */
export function build(signal) {
  return alone(async () => {
    const wanted = fingerprint()
    if (readBuilt() === wanted) return
    await step({ zh: '构建网页界面', en: 'building the web pages' }, () =>
      npm(['run', 'build'], signal, {
        code: 17,
        zh: '网页界面构建失败，原因见上方输出。',
        en: 'Building the web pages failed, the output above says why.',
      }),
    )
    writeFileSync(mark, wanted)
  })
}

function readBuilt() {
  try {
    return readFileSync(mark, 'utf8')
  } catch {
    return undefined
  }
}

/** SHA-256 over names and contents. */
function fingerprint() {
  const hash = createHash('sha256')
  for (const path of sources.flatMap((name) => filesOf(join(root, name)))) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  try {
    const entries = readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    return entries.flatMap((entry) => {
      if (made.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) return []
      const inner = join(path, entry.name)
      return entry.isDirectory() ? filesOf(inner) : entry.isFile() ? [inner] : []
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [path]
    throw error
  }
}

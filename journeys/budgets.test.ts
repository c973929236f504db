import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

/** What the build says about one of its files: what it needs at once, and its style sheets. */
interface Built {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
  readonly isEntry?: boolean
}

const dist = fileURLToPath(new URL('../web/dist/', import.meta.url))
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8')) as Readonly<Record<string, Built>>
const KB = 1024

/** Bytes of a file as they travel. Fonts are packed already. */
function weight(file: string): number {
  const content = readFileSync(`${dist}${file}`)
  return file.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length
}

/** The files that opening some modules brings, each once. */
function files(...modules: readonly string[]): { js: Set<string>; css: Set<string> } {
  const found = { js: new Set<string>(), css: new Set<string>() }
  const open = (name: string) => {
    const built = manifest[name]
    if (!built) throw new Error(`the build has no ${name}`)
    if (found.js.has(built.file)) return
    found.js.add(built.file)
    for (const sheet of built.css ?? []) found.css.add(sheet)
    for (const needed of built.imports ?? []) open(needed)
  }
  for (const name of modules) open(name)
  return found
}

const sum = (...sets: readonly Iterable<string>[]) =>
  sets.flatMap((set) => [...set]).reduce((total, file) => total + weight(file), 0)
const [entry = ''] = Object.entries(manifest).flatMap(([name, { isEntry }]) => (isEntry ? [name] : []))
const shell = files(entry)

test('the frame of all pages takes at most 150 KB of script', () => {
  expect(sum(shell.js)).toBeLessThanOrEqual(150 * KB)
})

test('the first visit to the cockpit takes at most 240 KB, with its font', () => {
  const { js, css } = files(entry, 'src/assurance/cockpit/cockpit.tsx')
  const [font = ''] = readdirSync(`${dist}assets`).filter((name) => /latin-wght-normal.*\.woff2$/.test(name))
  expect(sum(js, css, ['index.html', `assets/${font}`])).toBeLessThanOrEqual(240 * KB)
})

/** What a page brings beside the frame. */
const own = (name: string) => [...files(entry, name).js].filter((file) => !shell.js.has(file))
const rooms = Object.keys(manifest).filter((name) =>
  /^src\/(assurance|benefits|resources|shell\/(records|imports))\/.*\.tsx$|^src\/emergency\/.*-page\.tsx$/.test(name),
)

test('no page takes more than 12 KB of style sheets', () => {
  expect(rooms.length).toBeGreaterThan(8)
  const heavy = rooms
    .map((name) => ({ name, bytes: sum(files(entry, name).css) }))
    .filter(({ bytes }) => bytes > 12 * KB)
  expect(heavy).toEqual([])
})

test('no page takes more than 180 KB of script of its own: the declarations of all registers are 50 of it', () => {
  const heavy = rooms.map((name) => ({ name, bytes: sum(own(name)) })).filter(({ bytes }) => bytes > 180 * KB)
  expect(heavy).toEqual([])
})

/** As it travels to a browser of today: Brotli where the build has it. Fonts are packed already. */
function travelled(file: string): number {
  return file.endsWith('.woff2') ? weight(file) : readFileSync(`${dist}${file}.br`).length
}

test('the map takes at most 320 KB of script and its worker 160 KB', () => {
  const [worker = ''] = readdirSync(`${dist}assets`).filter((name) => /^maplibre-gl-worker.*\.js$/.test(name))
  expect(weight(manifest['src/map/gl-map.tsx']?.file ?? '')).toBeLessThanOrEqual(320 * KB)
  expect(weight(`assets/${worker}`)).toBeLessThanOrEqual(160 * KB)
})

test('the first visit to the operations screen leaves 90 KB of its 700 to tiles and objects', () => {
  const { js, css } = files(entry, 'src/emergency/operations-page.tsx', 'src/map/gl-map.tsx')
  const beside = readdirSync(`${dist}assets`).filter((name) =>
    /^maplibre-gl-worker.*\.js$|latin-wght-normal.*\.woff2$/.test(name),
  )
  const all = [...js, ...css, 'index.html', ...beside.map((name) => `assets/${name}`)]
  expect(all.reduce((total, file) => total + travelled(file), 0)).toBeLessThanOrEqual(610 * KB)
})

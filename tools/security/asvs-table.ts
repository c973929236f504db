/** The table from the requirements of OWASP ASVS to what holds them: read, checked, and written as a page. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { levels } from './asvs-levels.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const source = `${root}docs/security/asvs.json`
export const page = `${root}docs/security/asvs.md`

const Both = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/** `operator`: whoever runs the installation has to do it; the document says how. */
const states = ['met', 'operator', 'open', 'not_applicable'] as const
type State = (typeof states)[number]

const Requirement = z.strictObject({
  id: z.string().regex(/^V\d+\.\d+\.\d+$/),
  level: z.int().min(1).max(3),
  /** What is asked, in own words. */
  text: Both,
  state: z.enum(states),
  /** Why it does not apply, what is missing, or what has to be known of how it is met. */
  note: Both.optional(),
  tests: z.array(z.strictObject({ file: z.string(), name: z.string() })).default([]),
  /** Paths from the root, with `#` and a heading where a part of one is meant. */
  documents: z.array(z.string()).default([]),
})
export type Requirement = z.infer<typeof Requirement>

export const Table = z.strictObject({ standard: z.string(), requirements: z.array(Requirement) })
export type Table = z.infer<typeof Table>

export function readTable(): Table {
  return Table.parse(JSON.parse(readFileSync(source, 'utf8')))
}

/** A level that the table has to cover. */
const COVERED = 2

/** What is wrong with the table, one line each. */
export function faultsOf({ requirements }: Table): string[] {
  const given = new Map(requirements.map((requirement) => [requirement.id, requirement]))
  const missing = [...levels]
    .filter(([id, level]) => level <= COVERED && !given.has(id))
    .map(([id]) => `${id}: missing`)
  return [
    ...missing,
    ...(given.size === requirements.length ? [] : ['a requirement is listed twice']),
    ...requirements.flatMap((requirement) => faultsIn(requirement).map((fault) => `${requirement.id}: ${fault}`)),
  ]
}

function faultsIn({ id, level, state, note, tests, documents }: Requirement): string[] {
  const known = levels.get(id)
  return [
    ...(known === level ? [] : [known === undefined ? 'is no requirement' : `is of level ${known}`]),
    ...(state === 'met' && tests.length + documents.length === 0 ? ['nothing holds it'] : []),
    ...(state !== 'met' && note === undefined ? ['no word on why'] : []),
    ...tests.flatMap(({ file, name }) => (hasTest(file, name) ? [] : [`no test “${name}” in ${file}`])),
    ...documents.flatMap((path) => (hasDocument(path) ? [] : [`no document ${path}`])),
  ]
}

const contents = new Map<string, string | undefined>()

function contentOf(path: string): string | undefined {
  if (!contents.has(path)) contents.set(path, existsSync(root + path) ? readFileSync(root + path, 'utf8') : undefined)
  return contents.get(path)
}

/** A test of that name which is not skipped. */
function hasTest(file: string, name: string): boolean {
  const written = contentOf(file)
  const quoted = ["'", '"', '`'].map((quote) => quote + name.replaceAll(quote, `\\${quote}`) + quote)
  return (
    written !== undefined &&
    quoted.some(
      (title) => written.includes(title) && !new RegExp(`\\.(skip|todo)\\(\\s*${escaped(title)}`).test(written),
    )
  )
}

const escaped = (text: string) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

function hasDocument(place: string): boolean {
  const [path = '', heading] = place.split('#')
  const written = contentOf(path)
  if (written === undefined) return false
  return heading === undefined || written.split('\n').some((line) => line.startsWith('#') && slugOf(line) === heading)
}

/** The name a heading has in an address on the usual forges. */
export function slugOf(line: string): string {
  return line
    .replace(/^#+\s+/, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}

const words: Readonly<Record<State, { readonly zh: string; readonly en: string }>> = {
  met: { zh: '满足', en: 'met' },
  operator: { zh: '由运行方完成', en: 'for the installation' },
  open: { zh: '未满足', en: 'open' },
  not_applicable: { zh: '不适用', en: 'not applicable' },
}

export function countsOf({ requirements }: Table): Readonly<Record<State, number>> {
  const count = (state: State) => requirements.filter((requirement) => requirement.state === state).length
  return {
    met: count('met'),
    operator: count('operator'),
    open: count('open'),
    not_applicable: count('not_applicable'),
  }
}

/** The table as a page; `npm run asvs` writes it. */
export function pageOf(table: Table): string {
  const counts = countsOf(table)
  const sums = states.map((state) => `| ${words[state].en} · ${words[state].zh} | ${counts[state]} |`)
  const chapters = Map.groupBy(table.requirements, ({ id }) => id.split('.')[0] ?? '')
  return [
    '# OWASP ASVS 5.0 · 应用安全验证标准 5.0 对照表',
    '',
    'Every requirement of level 1 and 2, and some of level 3, in own words, with what holds it. Made from `asvs.json` by `npm run asvs`,',
    'which fails when a test, a document or a requirement is missing. A self-assessment by the authors, not a certificate.',
    '第 1、2 级的全部要求和部分第 3 级要求（以自己的话概述）及其佐证。由 `npm run asvs` 从 `asvs.json` 生成；任一测试、文档或要求缺失时该命令报错。',
    '本表为作者自评，不是认证。',
    '',
    '| State · 状态 | Count · 数量 |',
    '| --- | --- |',
    ...sums,
    '',
    ...[...chapters].flatMap(([chapter, requirements]) => [
      `## ${chapter}`,
      '',
      '| No. | L | Requirement · 要求 | State · 状态 | Held by · 佐证 |',
      '| --- | --- | --- | --- | --- |',
      ...requirements.map(rowOf),
      '',
    ]),
  ].join('\n')
}

function rowOf({ id, level, text, state, note, tests, documents }: Requirement): string {
  const proofs = [
    ...tests.map(({ file, name }) => `\`${file}\`: ${name}`),
    ...documents.map((path) => `[${path}](../../${path})`),
    ...(note ? [`${note.en} ${note.zh}`] : []),
  ]
  const cells = [id, level, `${text.en} ${text.zh}`, `${words[state].en} · ${words[state].zh}`, proofs.join('<br>')]
  return `| ${cells.map((cell) => String(cell).replaceAll('|', String.raw`\|`)).join(' | ')} |`
}

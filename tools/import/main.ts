/** `npm run import -- <kind> <files…> [--url http://localhost:8080] [--key …]`: brings files in through the public API. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { importAir } from './air/import-air.ts'
import { NotAnAirFile } from './air/file.ts'
import { type Api, ApiRefusal, connect } from './api.ts'
import { reportRemainders, reportSheet } from './open/report.ts'
import type { Source } from './open/sheet.ts'
import { sources } from './open/sources.ts'
import { takeIn } from './open/take-in.ts'
import type { ProgressLine } from './progress-line.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const usage = `npm run import -- <kind> <files…> [--url http://localhost:8080] [--key …]
  air        hourly air-quality files (PRSA, one station each) · 逐小时空气质量文件（每站一个）
${Object.entries(sources)
  .map(([kind, { about }]) => `  ${kind.padEnd(9)}  ${about.en} · ${about.zh}`)
  .join('\n')}
  --made-up  the files tell of an invented city: every page will say so · 文件内容为虚构，页面将注明
  --url      a running Citywide · 运行中的 Citywide 地址
  --key      else CITYWIDE_KEY, else the file local.key in DATA_DIR · 否则取 CITYWIDE_KEY，再否则取 DATA_DIR 中的 local.key
`

/** The key that was given, or the one that the running server leaves for programs on this machine. */
async function keyFor(given: string | undefined): Promise<string> {
  const chosen = given ?? process.env['CITYWIDE_KEY']
  if (chosen) return chosen
  const file = resolve(root, process.env['DATA_DIR'] || 'data', 'local.key')
  return (await readFile(file, 'utf8')).trim()
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      key: { type: 'string' },
      'made-up': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  })
  const [kind = '', ...files] = positionals
  const source = sources[kind]
  if (values.help || (kind !== 'air' && !source) || files.length === 0) {
    process.stderr.write(usage)
    return values.help ? 0 : 2
  }
  let line: ProgressLine | undefined
  const url = (values.url ?? `http://localhost:${process.env['PORT'] || '8080'}`).replace(/\/+$/, '')
  // npm runs scripts in the root of the project; paths are meant from where the command was typed.
  const from = process.env['INIT_CWD'] ?? process.cwd()
  const api = connect({
    url,
    key: () => keyFor(values.key),
    onPause(seconds) {
      if (seconds === undefined) line?.note('继续 going on')
      else line?.note(`${url} 无响应，${seconds} 秒后重试 · no answer, trying again in ${seconds} s`)
    },
  })
  const paths = files.map((file) => resolve(from, file))
  if (source) return bringIn(api, await source.read(paths), values['made-up'])
  const complete = await importAir({
    paths,
    api,
    out: process.stdout,
    onLine: (shown) => {
      line = shown
    },
  })
  return complete ? 0 : 1
}

/** 0 when every row was taken. */
async function bringIn(api: Api, source: Source, madeUp: boolean): Promise<number> {
  const named = { ...source, scope: { ...source.scope, madeUp } }
  const taken = await takeIn(api, named, (sheet) => reportSheet(process.stdout, sheet))
  reportRemainders(process.stdout, source.remainders ?? [])
  return taken.some(({ counts }) => counts.refused > 0) ? 1 : 0
}

try {
  process.exitCode = await run()
} catch (error) {
  const known =
    error instanceof ApiRefusal || error instanceof NotAnAirFile || (error as { code?: unknown }).code === 'ENOENT'
  process.stderr.write(`${known ? (error as Error).message : String((error as Error).stack ?? error)}\n`)
  process.exitCode = 1
}

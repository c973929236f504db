/** `audit …`: proof that the log of what was done is whole, from outside of the server. */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { printedCode } from '../../model/src/audit/checkpoint.ts'
import type { Verification } from '../../model/src/audit/verification.ts'
import type { Text } from '../../model/src/text.ts'
import { archiveFolder } from '../../server/src/platform/audit/jobs.ts'
import { openKeyRing, trustedKeys } from '../../server/src/platform/audit/keys.ts'
import { lastCheckpoint } from '../../server/src/platform/audit/log-store.ts'
import { verifyLog } from '../../server/src/platform/audit/verify.ts'
import { readWitness } from '../../server/src/platform/audit/witness-line.ts'
import { transaction } from '../../server/src/platform/postgres/pool.ts'
import { suites } from '../../server/src/platform/signing/suite.ts'
import { Refusal, say } from '../start/words.mjs'
import type { Command } from './command.ts'
import { withInstance } from './instance.ts'

/** What the shell is told: sound, a reason to look, broken. Anything that kept the check from running is 1. */
const exitCodes = { sound: 0, warning: 3, broken: 4 } as const

const verdicts: Readonly<Record<Verification['outcome'], Text>> = {
  sound: { zh: '审计日志完整。', en: 'The audit log is whole.' },
  warning: { zh: '审计日志完整，但有需要查看之处。', en: 'The audit log is whole, with something to look at.' },
  broken: { zh: '审计日志不完整！', en: 'THE AUDIT LOG IS BROKEN.' },
}

async function textOf(file: string): Promise<string> {
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file)
  return readFile(path, 'utf8').catch(() => {
    throw new Refusal(1, { zh: `无法读取见证文件 ${path}。`, en: `The witness file ${path} cannot be read.` })
  })
}

type Found = Omit<Verification, 'at' | 'milliseconds'>

function tell({ outcome, rows, findings, findingCount }: Found, unreadable: readonly number[]): void {
  say(verdicts[outcome])
  say({ zh: `已核对 ${rows} 行`, en: `${rows} rows checked` })
  for (const { severity, text } of findings) {
    const mark = severity === 'broken' ? '✗' : severity === 'warning' ? '!' : '·'
    say({ zh: `${mark} ${text.zh}`, en: text.en })
  }
  if (findingCount > findings.length) {
    say({ zh: `另有 ${findingCount - findings.length} 处`, en: `and ${findingCount - findings.length} more` })
  }
  if (unreadable.length > 0) {
    const lines = unreadable.slice(0, 10).join(', ')
    say({ zh: `见证文件中无效的行：${lines}`, en: `Lines of the witness file that prove nothing: ${lines}` })
  }
}

const verify: Command = {
  words: ['audit', 'verify'],
  usage: 'audit verify [--witness FILE] [--code CODE] [--json]',
  about: {
    zh: '核对审计日志：签名、顺序、缺漏、哈希树、末尾与未封存时间；--witness 与外部见证文件比对，--code 与报告中印出的核对码比对。完整退出码为 0，需查看为 3，不完整为 4',
    en: 'checks the audit log: signatures, order, gaps, tree, end, rows unsealed; --witness: against what left the machine, --code: against a printed code. Ends with 0 when whole, 3 with something to look at, 4 when broken',
  },
  operands: 0,
  options: ['witness=', 'code=', 'json'],
  async run(_, options) {
    const written = options.get('witness')
    const text = written === undefined ? '' : await textOf(written)
    const code = options.get('code')
    await withInstance({ beside: true }, async (instance) => {
      const { config, pool } = instance
      const suite = suites[config.audit.suite]
      const trusted = await trustedKeys(pool, join(config.dataDirectory, 'keys'), suite)
      const { lines, unreadable } = readWitness(text, suite, trusted)
      const found = await transaction(
        pool,
        (client) =>
          verifyLog(client, {
            suite,
            trusted,
            archives: archiveFolder(config.dataDirectory),
            witness: lines,
            unreadable,
            ...(code !== undefined && { codes: [code] }),
          }),
        { isolation: 'repeatable read', readOnly: true, statementTimeout: 0 },
      )
      if (options.has('json')) process.stdout.write(`${JSON.stringify({ ...found, unreadable }, null, 2)}\n`)
      else tell(found, unreadable)
      process.exitCode = exitCodes[found.outcome]
    })
  },
}

const code: Command = {
  words: ['audit', 'code'],
  usage: 'audit code',
  about: {
    zh: '打印当前日志的核对码，供月报刊印，日后可用 audit verify --code 核对',
    en: 'prints the code of the log as it stands, for a report on paper; later on, audit verify --code checks it',
  },
  operands: 0,
  options: [],
  async run() {
    await withInstance({ beside: true }, async (instance) => {
      const { config, pool } = instance
      const last = await lastCheckpoint(pool)
      if (!last) throw new Refusal(1, { zh: '日志尚无检查点。', en: 'The log has no checkpoint yet.' })
      process.stdout.write(`${last.at} ${printedCode(suites[config.audit.suite].hash, last)}\n`)
    })
  },
}

const rotate: Command = {
  words: ['audit', 'rotate'],
  usage: 'audit rotate',
  about: {
    zh: '更换签名密钥；旧密钥为新密钥背书，并继续共同签名七天',
    en: 'makes a new signing key, vouched for by the one before, which signs along for seven days',
  },
  operands: 0,
  options: [],
  async run() {
    await withInstance({ beside: true }, async (instance) => {
      const { config, pool } = instance
      const keys = await openKeyRing(pool, join(config.dataDirectory, 'keys'), config.audit.suite)
      const keyId = await keys.rotate()
      say({ zh: `新密钥 ${keyId}`, en: `The new key is ${keyId}` })
    })
  },
}

export const auditCommands: readonly Command[] = [verify, code, rotate]

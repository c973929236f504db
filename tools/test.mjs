/**
 * `npm test`: installs what is missing, then checks everything, and stops at the first failure. With arguments only the
 * tests they name: `npm test -- server/src/platform`. The last line is the tally: `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process'
import { dirname, delimiter } from 'node:path'
import { build } from './start/build.mjs'
import { install, node, npm } from './start/install.mjs'
import { root } from './start/settings.mjs'
import { Refusal, say, step } from './start/words.mjs'

/** @type {[string, { zh: string, en: string }][]} */
const checks = [
  ['types', { zh: '类型检查', en: 'types' }],
  ['lint', { zh: '代码规范', en: 'lint' }],
  ['format:check', { zh: '代码格式', en: 'format' }],
  ['rooms', { zh: '模块边界', en: 'rooms' }],
  ['unused', { zh: '无用代码', en: 'unused' }],
]
const named = process.argv.slice(2)

try {
  await install()
  if (named.length === 0) {
    for (const [script, text] of checks) {
      await step(text, () =>
        npm(['run', '--silent', script], undefined, {
          code: 1,
          zh: `“${text.zh}”未通过，原因见上方输出。`,
          en: `The step “${text.en}” failed, the output above says why.`,
        }),
      )
    }
  }
  await build()
  say({ zh: '运行测试', en: 'running the tests' })
  process.exitCode = await vitest()
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = error.code
}

/** @returns {Promise<number>} exit code */
function vitest() {
  const path = [dirname(node), process.env['PATH']].join(delimiter)
  const child = spawn(node, ['node_modules/vitest/vitest.mjs', 'run', ...named], {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** What the start tells people: every sentence in both languages, and progress while something takes its time. */

/**
 * Why Citywide does not start: one sentence in each language for the person who typed the command.
 */
export class Refusal extends Error {
  /**
   * @param {number} code exit code, see start.mjs
   * @param {{ zh: string, en: string }} text
   */
  constructor(code, text) {
    super(`${text.zh}\n${text.en}`)
    this.name = 'Refusal'
    this.code = code
    this.text = text
  }
}

/** @param {{ zh: string, en: string }} text */
export function say({ zh, en }) {
  process.stdout.write(`${zh} · ${en}\n`)
}

/**
 * Says what is being done, for how long, and when it is done. On a terminal one line that is rewritten every second,
 * else a line every ten seconds.
 *
 * @template T
 * @param {{ zh: string, en: string }} text
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step({ zh, en }, work) {
  const terminal = process.stdout.isTTY
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  const line = `${zh} · ${en}`
  process.stdout.write(terminal ? `… ${line}` : `… ${line}\n`)
  const ticking = setInterval(
    () => process.stdout.write(terminal ? `\r… ${line} ${seconds()} s` : `  ${seconds()} s\n`),
    terminal ? 1_000 : 10_000,
  )
  try {
    const result = await work()
    process.stdout.write(`${terminal ? '\r' : ''}✓ ${line} ${((Date.now() - began) / 1000).toFixed(1)} s\n`)
    return result
  } catch (error) {
    process.stdout.write(`${terminal ? '\r' : ''}✗ ${line} ${seconds()} s\n`)
    throw error
  } finally {
    clearInterval(ticking)
  }
}

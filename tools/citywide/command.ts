import type { Text } from '../../model/src/text.ts'

/** One thing that the operator of an instance can do from a terminal. */
export interface Command {
  /** What is typed to choose it. */
  readonly words: readonly string[]
  readonly usage: string
  readonly about: Text
  /** How many words follow. */
  readonly operands: number
  /** Switches it takes, without their dashes; one that ends in `=` is followed by a value. */
  readonly options: readonly string[]
  /** @param options what was given: a switch has no value, '' */
  run(operands: readonly string[], options: ReadonlyMap<string, string>): Promise<void>
}

/** What was asked for, or undefined when it fits no command. */
export function chosen(commands: readonly Command[], typed: readonly string[]) {
  for (const command of commands) {
    const read = readWords(typed, command.options)
    if (!read) continue
    const operands = read.words.slice(command.words.length)
    if (command.words.some((word, index) => read.words[index] !== word) || operands.length !== command.operands)
      continue
    return { command, operands, options: read.options }
  }
  return undefined
}

/** Tells words from options; undefined when an option is unknown, given twice, or lacks its value. */
function readWords(typed: readonly string[], known: readonly string[]) {
  const words: string[] = []
  const options = new Map<string, string>()
  const rest = [...typed]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (!word.startsWith('--')) {
      words.push(word)
      continue
    }
    const [, name = '', given] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? []
    const takesValue = known.includes(`${name}=`)
    if (options.has(name) || (!takesValue && (given !== undefined || !known.includes(name)))) return undefined
    const value = takesValue ? (given ?? rest.shift()) : ''
    if (value === undefined || (takesValue && (value === '' || (given === undefined && value.startsWith('--')))))
      return undefined
    options.set(name, value)
  }
  return { words, options }
}

export function helpOf(commands: readonly Command[]): string {
  const lines = commands.map(({ usage, about }) => `  ${usage}\n      ${about.zh}\n      ${about.en}`)
  return `npm run citywide -- …\n${lines.join('\n')}\n`
}

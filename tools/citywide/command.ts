import type { Text } from '../../model/src/text.ts'

/** One thing that the operator of an instance can do from a terminal. */
export interface Command {
  /** What is typed to choose it. */
  readonly words: readonly string[]
  readonly usage: string
  readonly about: Text
  /** How many words follow. */
  readonly operands: number
  /** Switches it takes, without their dashes. */
  readonly options: readonly string[]
  run(operands: readonly string[], options: ReadonlySet<string>): Promise<void>
}

/** What was asked for, or undefined when it fits no command. */
export function chosen(commands: readonly Command[], typed: readonly string[]) {
  const options = new Set(typed.filter((word) => word.startsWith('--')).map((word) => word.slice(2)))
  const words = typed.filter((word) => !word.startsWith('--'))
  for (const command of commands) {
    const operands = words.slice(command.words.length)
    if (command.words.some((word, index) => words[index] !== word) || operands.length !== command.operands) continue
    if ([...options].every((option) => command.options.includes(option))) return { command, operands, options }
  }
  return undefined
}

export function helpOf(commands: readonly Command[]): string {
  const lines = commands.map(({ usage, about }) => `  ${usage}\n      ${about.zh}\n      ${about.en}`)
  return `npm run citywide -- …\n${lines.join('\n')}\n`
}

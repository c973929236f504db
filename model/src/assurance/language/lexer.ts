import { RuleProblem, type Span } from './problem.ts'

export interface Token extends Span {
  readonly kind: 'number' | 'text' | 'name' | 'symbol' | 'end'
  /** What it says: of a text without its quotes and escapes. */
  readonly text: string
}

/** Names of the language itself that are not one plain word. */
const ownPhrases = ['list contains', 'date and time']

/** The longest condition that is read, in UTF-16 code units. */
export const longest = 2_000

const symbols = ['!=', '<=', '>=', '=', '<', '>', '+', '-', '*', '/', '(', ')', '[', ']', ',', '.']
const space = /\s+/uy
const number = /\d+(?:\.\d+)?(?![\p{L}\p{N}_])/uy
const name = /[\p{L}_][\p{L}\p{N}_]*/uy
const text = /"((?:[^"\\\n]|\\["\\nt])*)"/uy
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t' }

/**
 * Cuts a condition into tokens. FEEL allows names of several words, so what is one name depends on the vocabulary: the
 * longest known phrase wins.
 *
 * @param phrases names that are not one plain word, longest first
 * @throws RuleProblem TOO_LONG, CHARACTER, UNFINISHED_TEXT
 */
export function tokensOf(condition: string, phrases: readonly string[]): readonly Token[] {
  if (condition.length > longest) {
    throw new RuleProblem(
      'TOO_LONG',
      { from: longest, to: condition.length },
      { zh: `条件不得超过 ${longest} 个字符。`, en: `A condition has at most ${longest} characters.` },
    )
  }
  // NUL and half a surrogate pair are no text anywhere: neither a database nor UTF-8 holds them.
  const [broken] = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(condition) ?? []
  if (broken !== undefined) throw unreadable(condition, condition.indexOf(broken))
  const known = byFirstLetter(phrases)
  const tokens: Token[] = []
  let from = 0
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = from
    return pattern.exec(condition)
  }
  const take = (kind: Token['kind'], said: string, length: number): void => {
    tokens.push({ kind, text: said, from, to: from + length })
    from += length
  }
  while (from < condition.length) {
    const blank = match(space)
    if (blank) {
      from += blank[0].length
      continue
    }
    const phrase = phraseAt(condition, from, known.get(condition[from] ?? '') ?? [])
    const word = match(name)
    const digits = match(number)
    const quoted = match(text)
    const symbol = symbols.find((candidate) => condition.startsWith(candidate, from))
    if (phrase !== undefined) take('name', phrase, phrase.length)
    else if (word) take('name', word[0], word[0].length)
    else if (digits) take('number', digits[0], digits[0].length)
    else if (quoted) {
      const said = (quoted[1] ?? '').replaceAll(/\\(.)/gu, (_, escaped: string) => escapes[escaped] ?? escaped)
      take('text', said, quoted[0].length)
    } else if (symbol !== undefined) take('symbol', symbol, symbol.length)
    else throw unreadable(condition, from)
  }
  tokens.push({ kind: 'end', text: '', from, to: from })
  return tokens
}

const indexes = new WeakMap<readonly string[], ReadonlyMap<string, readonly string[]>>()

/** A vocabulary has hundreds of phrases, and most words begin none of them. */
function byFirstLetter(phrases: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = indexes.get(phrases)
  if (known) return known
  const index = new Map<string, string[]>()
  for (const phrase of [...ownPhrases, ...phrases]) {
    const letter = phrase.charAt(0)
    index.set(letter, [...(index.get(letter) ?? []), phrase])
  }
  indexes.set(phrases, index)
  return index
}

function phraseAt(condition: string, from: number, phrases: readonly string[]): string | undefined {
  return phrases.find(
    (phrase) =>
      condition.startsWith(phrase, from) &&
      !/^[\p{L}\p{N}_]/u.test(condition.slice(from + phrase.length, from + phrase.length + 2)),
  )
}

function unreadable(condition: string, from: number): RuleProblem {
  if (condition[from] === '"') {
    return new RuleProblem(
      'UNFINISHED_TEXT',
      { from, to: condition.length },
      {
        zh: '文本缺少结尾的引号，或含有不允许的转义。',
        en: 'The text has no closing quote, or an escape that is not allowed.',
      },
    )
  }
  const code = condition.codePointAt(from) ?? 0
  const character = String.fromCodePoint(code)
  const isSign = code > 0x1f && character.isWellFormed()
  const shown = isSign ? character : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  return new RuleProblem(
    'CHARACTER',
    { from, to: from + character.length },
    { zh: `此处不能使用字符“${shown}”。`, en: `The character “${shown}” cannot stand here.` },
  )
}

/** JSON bodies: well-formed, bounded in depth, every key once, no prototype. What does not fit is named by its pointer. */
import { type FieldProblem, Problem } from '@citywide/model/problem'
import type { Text } from '@citywide/model/text'

/** Levels of lists and objects within each other; the deepest GeoJSON takes eight. */
const DEEPEST = 32

const texts = {
  NESTED_TOO_DEEP: { zh: `嵌套不得超过 ${DEEPEST} 层。`, en: `Must not be nested deeper than ${DEEPEST} levels.` },
  KEY_TWICE: { zh: '同一字段出现了两次。', en: 'The same field is given twice.' },
  KEY_RESERVED: { zh: '不能使用此字段名。', en: 'A field cannot have this name.' },
} as const satisfies Record<string, Text>

/** Keys that would reach the prototype of an object when it is copied. */
const reserved = new Set(['__proto__', 'constructor'])

interface Level {
  /** Undefined in a list. */
  readonly keys: Set<string> | undefined
  step: string | number
}

/**
 * @throws Problem BODY_NOT_JSON; INVALID for a key that is given twice or is reserved, and for nesting without end.
 *   Source for both: RFC 8259 § 4 and § 9, RFC 7493 § 2.3.
 */
export function readJson(text: string): unknown {
  const value = parsed(text)
  const above: Level[] = []
  let here: Level | undefined
  let key = true
  // The text is known to be well-formed, so its strings and brackets say everything about its structure.
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g)) {
    if (token === '{' || token === '[') {
      if (here) above.push(here)
      here = token === '{' ? { keys: new Set(), step: '' } : { keys: undefined, step: 0 }
      key = token === '{'
      if (above.length >= DEEPEST) throw refused(above, 'NESTED_TOO_DEEP')
    } else if (token === '}' || token === ']') {
      here = above.pop()
      key = false
    } else if (token === ',') {
      key = here?.keys !== undefined
      if (here && typeof here.step === 'number') here.step += 1
    } else if (token === ':') key = false
    else if (key && here?.keys) {
      const name = token.includes('\\') ? String(JSON.parse(token)) : token.slice(1, -1)
      here.step = name
      if (reserved.has(name)) throw refused([...above, here], 'KEY_RESERVED')
      if (here.keys.has(name)) throw refused([...above, here], 'KEY_TWICE')
      here.keys.add(name)
    }
  }
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch (cause) {
    throw new Problem('BODY_NOT_JSON', {}, { cause })
  }
}

function refused(levels: readonly Level[], code: keyof typeof texts): Problem {
  const fields: FieldProblem[] = [{ pointer: pointerOf(levels.map(({ step }) => step)), code, text: texts[code] }]
  return new Problem('INVALID', {}, { fields })
}

/** Characters of a pointer; one that is longer says no more to anybody. */
const LONGEST = 300

/** Source: RFC 6901, § 3. */
export function pointerOf(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'))
  return steps
    .map((step) => `/${step}`)
    .join('')
    .slice(0, LONGEST)
}

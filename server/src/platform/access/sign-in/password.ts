/** What may be a password. Source: NIST SP 800-63B-4 § 3.1.1; OWASP ASVS 5.0 V6.2. */
import { PASSWORD_LENGTH } from '@citywide/model/platform/own-account'
import { Problem } from '@citywide/model/problem'
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** Fewer guesses than ten to this are too few: a list of common passwords and what people put around them. */
const GUESSES = 8
/** The estimate looks at the beginning only: what follows can make a password better, never worse. */
const LOOKED_AT = 64

/** The same sequence of characters, however the keyboard put it together. Source: Unicode UAX 15, NFKC. */
export const normalised = (password: string): string => password.normalize('NFKC')

/**
 * @param known words that whoever knows the person tries first: login, name, city
 * @returns the password as it is hashed
 * @throws Problem PASSWORD_LENGTH, PASSWORD_COMMON
 */
export async function acceptedPassword(password: string, known: readonly string[]): Promise<string> {
  const text = normalised(password)
  const { least, most } = PASSWORD_LENGTH
  const length = Array.from(text).length
  if (length < least || length > most)
    throw new Problem('PASSWORD_LENGTH', { least: String(least), most: String(most) })
  const { guessesLog10 } = (await estimator()).check(text.slice(0, LOOKED_AT), ['citywide', ...known])
  if (guessesLog10 < GUESSES) throw new Problem('PASSWORD_COMMON')
  return text
}

let loaded: Promise<ZxcvbnFactory> | undefined

/** Fifty thousand common passwords, keyboards, dates, repetitions: three megabytes, read when first needed. */
function estimator(): Promise<ZxcvbnFactory> {
  loaded ??= (async () => {
    const [{ ZxcvbnFactory: Factory }, { dictionary, adjacencyGraphs }] = await Promise.all([
      import('@zxcvbn-ts/core'),
      import('@zxcvbn-ts/language-common'),
    ])
    return new Factory({ dictionary: { passwords: dictionary['passwords-common'] }, graphs: adjacencyGraphs })
  })()
  return loaded
}

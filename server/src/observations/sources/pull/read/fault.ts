import { type PullFault, pullFaults } from '@citywide/model/observations/pull-fault'
import type { Text } from '@citywide/model/text'

/** Nothing of what came can be read, or nothing came. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly code: PullFault
  /** What it was about: a path, a status, what the other side said. Bounded, and never a secret. */
  readonly about: string | null
  /** Seconds that the other side wants to be left alone. */
  readonly wait: number | undefined

  constructor(
    code: PullFault,
    about?: string,
    { wait, ...options }: ErrorOptions & { wait?: number | undefined } = {},
  ) {
    super(pullFaults[code].en, options)
    this.code = code
    this.wait = wait
    this.about = about === undefined ? null : bounded(about)
  }

  get text(): Text {
    return pullFaults[this.code]
  }
}

/** One line of at most 300 characters that can be stored and shown. */
function bounded(text: string): string {
  return text
    .slice(0, 2_000)
    .replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, 300)
    .toWellFormed()
}

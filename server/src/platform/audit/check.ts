/** What the log is checked with. */
import type { Suite } from '../signing/suite.ts'
import type { TrustedKeys } from './keys.ts'
import type { WitnessLine } from './witness-line.ts'

export interface Check {
  readonly suite: Suite
  readonly trusted: TrustedKeys
  /** Folder of archived parts. */
  readonly archives: string
  /** What a witness outside has seen. */
  readonly witness?: readonly WitnessLine[]
  /** Lines of its file that prove nothing. */
  readonly unreadable?: readonly number[]
  /** Codes from printed reports. */
  readonly codes?: readonly string[]
  /** Called between stretches of rows, so that a server can go on with its work. */
  readonly breath?: () => Promise<unknown>
}

import { Refused } from '../refused.ts'

/** What is sealed cannot be opened, or a key cannot be used. */
export class SealRefused extends Refused {
  override readonly name = 'SealRefused'
}

import { Refused } from '../refused.ts'

/** Why a bundle is not made or not taken in. */
export class BundleRefused extends Refused {
  override readonly name = 'BundleRefused'
}

import type { Text } from '@citywide/model/text'

/** Why a bundle is not made or not taken in: a sentence in each language for the person who typed the command. */
export class BundleRefused extends Error {
  override readonly name = 'BundleRefused'

  constructor({ zh, en }: Text, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options)
  }
}

import type { Text } from '@citywide/model/text'

/** What is sealed cannot be opened, or a key cannot be used: a sentence in each language. */
export class SealRefused extends Error {
  override readonly name = 'SealRefused'
  readonly text: Text

  constructor(text: Text, options?: ErrorOptions) {
    super(`${text.zh}\n${text.en}`, options)
    this.text = text
  }
}

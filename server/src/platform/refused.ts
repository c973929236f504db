import type { Text } from '@citywide/model/text'

/** Why something is not done: a sentence in each language for the person who runs the city. */
export abstract class Refused extends Error {
  readonly text: Text

  constructor(text: Text, options?: ErrorOptions) {
    super(`${text.zh}\n${text.en}`, options)
    this.text = text
  }
}

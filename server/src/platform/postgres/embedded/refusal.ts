import type { Text } from '@citywide/model/text'

/** The embedded PostgreSQL cannot or must not run here. The message says why and what to do, in both languages. */
export class PostgresRefused extends Error {
  override readonly name = 'PostgresRefused'
  readonly text: Text

  constructor(text: Text, options?: ErrorOptions) {
    super(`${text.en} ${text.zh}`, options)
    this.text = text
  }
}

/** The sentence to end with when nothing else helps. */
export const useYourOwn: Text = {
  en: 'Or set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
  zh: '也可以将 DATABASE_URL 设为您自己的 PostgreSQL（15 或更高版本）。',
}

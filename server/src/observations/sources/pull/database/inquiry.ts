import type { DatabaseSettings } from '@citywide/model/observations/pull'

/** What a driver is told: it connects to `address` and nowhere else. */
export interface Inquiry {
  readonly settings: Pick<DatabaseSettings, 'host' | 'port' | 'database' | 'user' | 'tls' | 'authority'>
  readonly address: string
  readonly password: string
  /** One SELECT without a semicolon; `:since` in it stands for `since`. */
  readonly query: string
  readonly since: string | undefined
  /** Rows that are fetched. */
  readonly most: number
  readonly seconds: number
}

/** Fields are text, as the database writes them; null where there is none. */
export interface Result {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** What became of rows. */
export interface Counts {
  readonly accepted: number
  readonly duplicate: number
  readonly revised: number
}

export const none: Counts = { accepted: 0, duplicate: 0, revised: 0 }

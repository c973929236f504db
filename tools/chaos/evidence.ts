/** What a run leaves behind: what the clients were told, what is stored, what the receiver heard. */

/** What happens to a name that a client wanted to create: told it is there, or never told anything final. */
export type Told = 'acknowledged' | 'unknown'

export interface Heard {
  /** Id of the event: the same in every delivery of it. */
  readonly event: string
  readonly type: string
  /** The record it is about. */
  readonly record: string
  /** Of the counter: the value it then had. */
  readonly value: number | null
}

export interface Evidence {
  /** Records by the name that the client gave them; the id that the answer named. */
  readonly created: ReadonlyMap<string, { readonly told: Told; readonly id: string | null }>
  readonly stored: readonly { readonly name: string; readonly id: string }[]
  readonly counter: {
    readonly id: string
    readonly acknowledged: number
    readonly unknown: number
    readonly value: number
    /** Writes that the store has counted, the first one included. */
    readonly version: number
  }
  readonly observations: { readonly told: ReadonlyMap<string, Told>; readonly stored: readonly string[] }
  /** In the order of their arrival, repetitions included; only deliveries that the receiver accepted. */
  readonly heard: readonly Heard[]
  /** Rows of the audit log about the records above, one for each write. */
  readonly audited: readonly { readonly record: string; readonly act: 'create' | 'change' }[]
  /** What the check of the sealed log found; nothing when it is whole. */
  readonly log: readonly string[]
  /** Answers that no client should ever get. */
  readonly strange: readonly string[]
}

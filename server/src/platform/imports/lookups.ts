/** What the references of a file point to, asked once for each text. */
import { displayField } from '@citywide/model/record/display'
import type { Field } from '@citywide/model/record/field'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { columnOf } from '@citywide/model/record/names'
import type { Queryable } from '../postgres/pool.ts'
import { ambiguous, type Fault, fault } from './cell/faults.ts'
import { type Candidate, isId, named, plain } from './lookup-store.ts'

/** A reference of one cell, to be resolved. */
export interface Pointer {
  readonly field: Field & { readonly type: 'ref' | 'refs' }
  readonly texts: readonly string[]
  readonly by: string | undefined
  /** The noun that a neighbouring `…Type` field says is meant. */
  readonly noun: string | undefined
}

/** A new record of the same file, by its row. */
export interface FileRecord {
  readonly id: string
  readonly row: number
  readonly title: { readonly zh: string; readonly en: string }
}

export interface Resolved {
  readonly ids: readonly string[]
  /** Rows of this file that it points to. */
  readonly rows: readonly number[]
}

export class Lookups {
  readonly #client: Queryable
  readonly #byName: ReadonlyMap<string, RecordDeclaration>
  readonly #cityId: string
  readonly #known = new Map<string, readonly Candidate[]>()
  readonly #own = new Map<string, FileRecord[]>()
  #ownNoun: string | undefined

  constructor(client: Queryable, byName: ReadonlyMap<string, RecordDeclaration>, cityId: string) {
    this.#client = client
    this.#byName = byName
    this.#cityId = cityId
  }

  /** Adds a record of the file itself, which rows before and behind it may name. */
  addOwn(declaration: RecordDeclaration, record: FileRecord, names: readonly string[]): void {
    this.#ownNoun = declaration.name
    for (const name of new Set([...names, record.id].map(plain))) {
      const list = this.#own.get(name) ?? []
      list.push(record)
      this.#own.set(name, list)
    }
  }

  /** Asks the database for every text that is not known yet, one question for each register. */
  async learn(pointers: readonly Pointer[]): Promise<void> {
    const asked = new Map<string, { noun: string; by: string | undefined; texts: Set<string> }>()
    for (const { field, texts, by } of pointers) {
      for (const noun of field.to) {
        const key = `${noun} ${by ?? ''}`
        const ask = asked.get(key) ?? { noun, by, texts: new Set() }
        asked.set(key, ask)
        for (const text of texts) if (!this.#known.has(`${key} ${plain(text)}`)) ask.texts.add(plain(text))
      }
    }
    for (const [key, { noun, by, texts }] of asked) {
      const declaration = this.#byName.get(noun)
      if (!declaration || texts.size === 0) continue
      const found = await named(this.#client, declaration, this.#cityId, [...texts], by)
      for (const text of texts) this.#known.set(`${key} ${text}`, found.get(text) ?? [])
    }
  }

  /** @returns the fault of the first text that names nothing, or more than one record */
  resolve({ field, texts, by, noun }: Pointer): Resolved | Fault {
    const ids: string[] = []
    const rows: number[] = []
    // What lies outside the registers is held by its own room: its records are known by their ids alone.
    const outside = !field.to.some((one) => this.#byName.has(one))
    for (const text of texts) {
      if (outside && isId(text)) {
        ids.push(plain(text))
        continue
      }
      const nouns = noun === undefined ? field.to : field.to.filter((one) => one === noun)
      const stored = nouns.flatMap((one) => this.#known.get(`${one} ${by ?? ''} ${plain(text)}`) ?? [])
      const known = new Set(stored.map(({ id }) => id))
      const own = nouns.some((one) => one === this.#ownNoun) ? (this.#own.get(plain(text)) ?? []) : []
      const ahead = own.filter(({ id }) => !known.has(id))
      const all = [...stored, ...ahead]
      const [first] = all
      if (!first) return fault('NO_SUCH_RECORD')
      if (all.length > 1) return ambiguous(all.slice(0, 3).map(nameOf), all.length)
      if (!ids.includes(first.id)) ids.push(first.id)
      rows.push(...ahead.map(({ row }) => row))
    }
    return { ids, rows }
  }
}

/** `Data bureau (…1a2b3c4d)`: the end of the id tells namesakes apart. */
function nameOf({ id, title }: Pick<Candidate, 'id' | 'title'>): { zh: string; en: string } {
  const end = id.slice(-8)
  return { zh: `${title.zh}（…${end}）`, en: `${title.en} (…${end})` }
}

/** `Organization` → `organization`, as the values of a `…Type` field write a noun. */
export function nounMeant(field: Field, value: unknown): string | undefined {
  if (typeof value !== 'string' || (field.type !== 'ref' && field.type !== 'refs')) return undefined
  const bare = columnOf(value.charAt(0).toLowerCase() + value.slice(1))
  return field.to.find((noun) => columnOf(noun.charAt(0).toLowerCase() + noun.slice(1)) === bare)
}

/** What a row is called, for the references of other rows to it. */
export function ownNames(declaration: RecordDeclaration, values: Readonly<Record<string, unknown>>): string[] {
  const shown = displayField(declaration)
  return [...new Set(['code', shown])].flatMap((name) => {
    const value = name === undefined ? undefined : values[name]
    if (typeof value === 'string') return [value]
    const { zh, en } = (value ?? {}) as { zh?: unknown; en?: unknown }
    return [zh, en].filter((text) => typeof text === 'string')
  })
}

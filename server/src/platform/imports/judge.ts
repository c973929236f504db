/** What each row of a file would become: read, matched, held against the same schemas as the interface itself. */
import { randomUUIDv7 } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { ImportProblem } from '@citywide/model/platform/import'
import type { Field } from '@citywide/model/record/field'
import { mayMove } from '@citywide/model/record/lifecycle'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { schemasOf } from '@citywide/model/record/schema'
import type { Text } from '@citywide/model/text'
import type { z } from 'zod'
import { reasonOf } from '../http/reasons.ts'
import type { PoolClient } from '../postgres/pool.ts'
import { typeOf } from '../records/columns.ts'
import type { Stored } from '../records/store.ts'
import { ambiguous, fault, noSuchMove, sameAsRow } from './cell/faults.ts'
import { complain, type Draft, isFault, readRow, refused, type Source, sourcesOf } from './draft.ts'
import { keyOf, recordsByKey, removedIds } from './existing-store.ts'
import type { Import, KeptRow, Verdict } from './import-store.ts'
import { Lookups, ownNames, type Pointer } from './lookups.ts'

export interface Judged {
  readonly verdicts: readonly Verdict[]
  readonly problems: readonly ImportProblem[]
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export class Judge {
  readonly #client: PoolClient
  readonly #import: Import
  readonly #declaration: RecordDeclaration
  readonly #sources: readonly Source[]
  readonly #lookups: Lookups
  readonly #keys = new Map<string, number>()
  readonly #contents = new Map<string, number>()
  /** Ids of new records that are known before their row is judged. */
  readonly #ahead = new Map<number, string>()
  /** Row → rows of this file that it points to. */
  readonly edges = new Map<number, readonly number[]>()

  constructor(
    client: PoolClient,
    byName: ReadonlyMap<string, RecordDeclaration>,
    declaration: RecordDeclaration,
    imported: Import,
    zone: string,
  ) {
    this.#client = client
    this.#import = imported
    this.#declaration = declaration
    const headings = imported.columns.map(({ name }) => name)
    this.#sources = sourcesOf(declaration, headings, imported.mapping, zone)
    this.#lookups = new Lookups(client, byName, imported.cityId)
  }

  /** Whether rows may point to rows of the same file, so that all of them must be met before any is judged. */
  get pointsToItself(): boolean {
    return this.#sources.some(
      ({ target: { field } }) =>
        (field?.type === 'ref' || field?.type === 'refs') && field.to.includes(this.#declaration.name),
    )
  }

  /** Learns what the rows are called, for those that point to them. */
  async meet(rows: readonly KeptRow[]): Promise<void> {
    const drafts = rows.map((row) => readRow(row, this.#sources))
    await this.#point(drafts, false)
    const existing = await this.#match(drafts)
    for (const draft of drafts) {
      const names = ownNames(this.#declaration, draft.values)
      const [known] = existing.get(draft) ?? []
      const id = known?.id ?? draft.id ?? randomUUIDv7()
      if (!known) this.#ahead.set(draft.row, id)
      const [zh = '', en = zh] = names
      this.#lookups.addOwn(this.#declaration, { id, row: draft.row, title: { zh, en } }, names)
    }
  }

  async judge(rows: readonly KeptRow[]): Promise<Judged> {
    const drafts = rows.map((row) => readRow(row, this.#sources))
    await this.#point(drafts, true)
    const existing = await this.#match(drafts)
    const { key } = this.#import.mapping
    const fresh = key[0] === 'id' ? drafts.filter((draft) => draft.id !== undefined && !existing.get(draft)) : []
    const gone = await removedIds(
      this.#client,
      this.#declaration,
      fresh.flatMap(({ id }) => (id !== undefined && uuid.test(id) ? [id] : [])),
    )
    const verdicts = drafts.map((draft): Verdict => {
      const verdict = this.#verdictOf(draft, existing.get(draft) ?? [], gone)
      if (draft.rows.length > 0 && verdict.outcome !== 'refused') this.edges.set(draft.row, draft.rows)
      return verdict
    })
    return { verdicts, problems: drafts.flatMap(({ problems }) => problems) }
  }

  #sourceOf(name: string): Source | undefined {
    return (
      this.#sources.find(({ target }) => target.name === name) ??
      this.#sources.find(({ target }) => target.base === name)
    )
  }

  /** Puts the records that cells name in their places. */
  async #point(drafts: readonly Draft[], aloud: boolean): Promise<void> {
    await this.#lookups.learn(drafts.flatMap(({ pointers }) => [...pointers.values()]))
    for (const draft of drafts) {
      for (const [name, pointer] of draft.pointers) this.#pointOne(draft, name, pointer, aloud)
    }
  }

  #pointOne(draft: Draft, name: string, pointer: Pointer, aloud: boolean): void {
    const found = this.#lookups.resolve(pointer)
    if (isFault(found)) {
      if (aloud) complain(draft, this.#sourceOf(name), found)
      return
    }
    draft.values[name] = pointer.field.type === 'refs' ? found.ids : found.ids[0]
    draft.rows.push(...found.rows)
  }

  /** The stored records that rows mean, by the key of the mapping. */
  async #match(drafts: readonly Draft[]): Promise<Map<Draft, readonly Stored[]>> {
    const { key } = this.#import.mapping
    const matched = new Map<Draft, readonly Stored[]>()
    if (key.length === 0) return matched
    const named = drafts.flatMap((draft) => {
      const values = { ...draft.values, id: draft.id }
      const name = keyOf(key, values)
      const readable = !key.includes('id') || uuid.test(draft.id ?? '')
      return name === undefined || !readable || key.some((one) => draft.failed.has(one.split('.')[0] ?? one))
        ? []
        : [{ draft, values, name }]
    })
    const found = await recordsByKey(
      this.#client,
      this.#declaration,
      this.#import.cityId,
      key,
      named.map(({ values }) => values),
    )
    for (const { draft, name } of named) {
      const records = found.get(name)
      if (records) matched.set(draft, records)
    }
    return matched
  }

  #verdictOf(draft: Draft, existing: readonly Stored[], gone: ReadonlySet<string>): Verdict {
    const { row } = draft
    const none: Verdict = { row, outcome: 'refused', recordId: null, read: null, values: null }
    const { key } = this.#import.mapping
    const [first] = key
    const [stands] = existing
    if (existing.length > 1 && first !== undefined) {
      complain(draft, this.#sourceOf(first), ambiguous(existing.slice(0, 3).map(endOf), existing.length))
    }
    if (first !== undefined) this.#demandKey(draft, gone)
    if (refused(draft) && draft.problems.some(({ field }) => field === null)) return none
    const values = stands ? this.#changed(draft, stands) : this.#created(draft)
    if (refused(draft)) return none
    if (stands) {
      const outcome = Object.keys(values).length > 0 ? 'changed' : 'same'
      return { row, outcome, recordId: stands.id, read: stands.version, values: outcome === 'same' ? null : values }
    }
    this.#warnOfTwin(draft, values)
    const id = this.#ahead.get(row) ?? draft.id ?? randomUUIDv7()
    return { row, outcome: 'new', recordId: id, read: null, values }
  }

  #demandKey(draft: Draft, gone: ReadonlySet<string>): void {
    const { key } = this.#import.mapping
    const [first = ''] = key
    const name = keyOf(key, { ...draft.values, id: draft.id })
    // A row without an id is a new record: that is how people add rows to a file that was exported.
    if (name === undefined && first !== 'id') {
      const failed = key.some((one) => draft.failed.has(one.split('.')[0] ?? one))
      if (!failed) complain(draft, this.#sourceOf(first), fault('KEY_EMPTY'))
    }
    if (draft.id !== undefined && first === 'id' && (!uuid.test(draft.id) || gone.has(draft.id))) {
      complain(draft, this.#sourceOf('id'), fault('ID_UNKNOWN'))
    }
    if (name === undefined) return
    const earlier = this.#keys.get(name)
    if (earlier === undefined) this.#keys.set(name, draft.row)
    else complain(draft, this.#sourceOf(first), sameAsRow('KEY_TWICE', earlier))
  }

  /** What a new record is made of. */
  #created(draft: Draft): Record<string, unknown> {
    const given = Object.entries(draft.values).flatMap(([name, value]) => {
      const plain = this.#declaration.fields[name]?.type === 'bilingual' ? words(value) : value
      // A list that is empty, a required field that is empty: the schema knows what that means.
      return plain === null || plain === undefined ? [] : [[name, plain] as const]
    })
    const values: Record<string, unknown> = Object.fromEntries(given)
    if (this.#declaration.name !== 'Scope' && values['scopeId'] === undefined && !draft.failed.has('scopeId')) {
      values['scopeId'] = this.#import.scopeId
    }
    return this.#held(draft, schemasOf(this.#declaration).create, values)
  }

  /** What of a stored record changes. */
  #changed(draft: Draft, stands: Stored): Record<string, unknown> {
    if (draft.version !== undefined && draft.version !== stands.version) {
      complain(draft, this.#sourceOf('version') ?? this.#sourceOf('id'), fault('CHANGED_SINCE'))
    }
    const given: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(draft.values)) {
      const field = this.#declaration.fields[name]
      const list = field?.type === 'refs' || field?.type === 'codes'
      const merged = { ...(stands[name] as object | null), ...(value as object | null) }
      const whole = (field?.type === 'bilingual' ? words(merged) : value) ?? (list ? [] : null)
      const needed = field?.required === true || name === 'scopeId' || name === 'confidentiality'
      if (whole === null && needed && !list) complain(draft, this.#sourceOf(name), fault('REQUIRED'))
      else given[name] = whole
    }
    const held = this.#held(draft, schemasOf(this.#declaration).patch, given)
    const differs = Object.entries(held).filter(
      ([name, value]) => !alike(typeOf(this.#declaration, name), value, stands[name]),
    )
    this.#demandMove(draft, stands, Object.fromEntries(differs))
    return Object.fromEntries(differs)
  }

  #demandMove(draft: Draft, stands: Stored, values: Readonly<Record<string, unknown>>): void {
    const { lifecycle, fields } = this.#declaration
    if (!lifecycle) return
    const from = stands[lifecycle.field]
    const to = values[lifecycle.field]
    if (typeof from !== 'string' || typeof to !== 'string' || mayMove(lifecycle, from, to)) return
    const field = fields[lifecycle.field]
    const label = (code: string): Text => (field?.type === 'code' && field.list.values[code]) || { zh: code, en: code }
    complain(draft, this.#sourceOf(lifecycle.field), noSuchMove(label(from), label(to)))
  }

  /** Holds values against the schema and writes every fault down at its column. */
  #held(draft: Draft, schema: z.ZodObject, values: Record<string, unknown>): Record<string, unknown> {
    const result = schema.safeParse(values, { reportInput: true })
    if (result.success) return result.data
    for (const issue of result.error.issues) {
      const [base, language] = issue.path
      const name = String(base ?? '')
      if (draft.failed.has(name) && this.#sourceOf(name)) continue
      const source = this.#sourceOf(language === undefined ? name : `${name}.${String(language)}`)
      const what = issue.input === undefined ? fault('REQUIRED') : reasonOf(issue)
      if (source) complain(draft, source, what)
      else draft.problems.push({ row: draft.row, column: null, field: name, ...what, severity: 'error', value: null })
    }
    return values
  }

  #warnOfTwin(draft: Draft, values: Readonly<Record<string, unknown>>): void {
    const content = JSON.stringify(values)
    const earlier = this.#contents.get(content)
    if (earlier === undefined) this.#contents.set(content, draft.row)
    else complain(draft, undefined, sameAsRow('ROW_TWICE', earlier), 'warning')
  }
}

/** The languages of a bilingual value that have words; null where none has. */
function words(value: unknown): Record<string, unknown> | null {
  const said = Object.entries(value ?? {}).filter(([, text]) => text !== null && text !== undefined)
  return said.length > 0 ? Object.fromEntries(said) : null
}

/** Whether two values say the same; moments may be written differently. */
function alike(type: Field['type'] | undefined, a: unknown, b: unknown): boolean {
  if (type !== 'datetime' || typeof a !== 'string' || typeof b !== 'string') return isDeepStrictEqual(a, b)
  return Temporal.Instant.compare(a, b) === 0
}

function endOf({ id }: Stored): Text {
  return { zh: `…${id.slice(-8)}`, en: `…${id.slice(-8)}` }
}

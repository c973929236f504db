/** Reading an OSCAL document: what it must be is demanded, what we have no place for is noted by its position. */
import { Problem } from '@citywide/model/problem'
import type { Text } from '@citywide/model/text'
import type { z } from 'zod'
import { CatalogDocument, MappingDocument, ProfileDocument } from './shape.ts'

export interface Note {
  /** JSON pointer, RFC 6901. */
  readonly pointer: string
  readonly text: string
}

export type Taken = { readonly notes: readonly Note[] } & (
  | { readonly model: 'catalog'; readonly document: CatalogDocument['catalog'] }
  | { readonly model: 'profile'; readonly document: ProfileDocument['profile'] }
  | { readonly model: 'mapping-collection'; readonly document: MappingDocument['mapping-collection'] }
)

/** Notes that are kept of one document, and characters of each. */
const MOST = 200
const LONGEST = 300
/** Characters up to which a text is a name or a value. */
const WORDS = 60
/** Levels of lists and objects; a document that nests deeper is not read. */
const DEEPEST = 60

/** @throws Problem OSCAL_REFUSED with the position and what is wrong there */
export function takeApart(content: Readonly<Record<string, unknown>>): Taken {
  if (tooDeep(content, DEEPEST)) throw refused([], { zh: '嵌套过深。', en: 'it nests too deeply.' })
  if ('catalog' in content) {
    const { catalog } = read(CatalogDocument, content)
    return { model: 'catalog', document: catalog, notes: unknownParts(content, { catalog }) }
  }
  if ('profile' in content) {
    const { profile } = read(ProfileDocument, content)
    return { model: 'profile', document: profile, notes: unknownParts(content, { profile }) }
  }
  if ('mapping-collection' in content) {
    const known = read(MappingDocument, content)
    return { model: 'mapping-collection', document: known['mapping-collection'], notes: unknownParts(content, known) }
  }
  throw refused([], {
    zh: '须为 catalog、profile 或 mapping-collection 之一。',
    en: 'it has to be a catalog, a profile or a mapping-collection.',
  })
}

function read<S extends z.ZodType>(shape: S, content: unknown): z.output<S> {
  const result = shape.safeParse(content)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const path = issue?.path ?? []
  const missing = issue?.code === 'invalid_type' && valueAt(content, path) === undefined
  throw refused(
    path,
    missing
      ? { zh: '缺少此项。', en: 'it is missing.' }
      : { zh: `不符合 OSCAL 的结构（${issue?.message ?? ''}）。`, en: `${issue?.message ?? 'not as OSCAL has it'}.` },
  )
}

export function refused(path: readonly PropertyKey[], { zh, en }: Text): Problem {
  return new Problem('OSCAL_REFUSED', { pointer: pointerOf(path), zh, en })
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.length === 0
    ? '/'
    : path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[step] : undefined,
    content,
  )
}

function tooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((item) => tooDeep(item, left - 1))
}

/** What stands in the document and not in what was read from it. */
function unknownParts(given: unknown, known: unknown): readonly Note[] {
  const notes: Note[] = []
  const look = (one: unknown, other: unknown, path: readonly PropertyKey[]): void => {
    if (notes.length >= MOST || typeof one !== 'object' || one === null) return
    for (const [name, value] of Object.entries(one)) {
      const at = [...path, Array.isArray(one) ? Number(name) : name]
      const kept = valueAt(other, [name])
      if (kept !== undefined) look(value, kept, at)
      else if (value !== undefined && name !== '$schema') notes.push({ pointer: pointerOf(at), text: shortened(value) })
    }
  }
  look(given, known, [])
  return notes
}

/** Where and what, without the words: a long text may be somebody's, and is said by its length alone. */
function shortened(value: unknown): string {
  const text = JSON.stringify(value, (_, item: unknown) => named(item))
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function named(value: unknown): unknown {
  return typeof value === 'string' && value.length > WORDS ? `(${value.length} characters)` : value
}

import type { RecordName } from '@citywide/model/platform/around'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { Queryable } from '../postgres/pool.ts'
import { titlesOf } from '../records/references.ts'

interface Placed {
  readonly noun: string
  readonly recordId: string
}

/** What the records are called that things stand around, in the same order; without a title where they are deleted. */
export async function recordNames<T extends Placed>(
  client: Queryable,
  registers: readonly RecordDeclaration[],
  placed: readonly T[],
): Promise<readonly (T & { readonly record: RecordName })[]> {
  const titles = new Map<string, RecordName['title']>()
  const nouns = new Map<string, RecordDeclaration>()
  for (const declaration of registers) {
    const ids = placed.flatMap(({ noun, recordId }) => (noun === declaration.name ? [recordId] : []))
    if (ids.length === 0) continue
    nouns.set(declaration.name, declaration)
    for (const [id, { title }] of await titlesOf(client, [declaration], ids)) {
      const { zh, en } = title
      titles.set(id, { ...(zh !== undefined && { zh }), ...(en !== undefined && { en }) })
    }
  }
  return placed.flatMap((one) => {
    const path = nouns.get(one.noun)?.path
    // A register that has left the model takes what stood around its records with it.
    if (path === undefined) return []
    return [{ ...one, record: { noun: one.noun, path, id: one.recordId, title: titles.get(one.recordId) ?? null } }]
  })
}

import type { CatalogueView } from '@citywide/model/assurance/catalogue-view'
import type { Text } from '@citywide/model/text'

type Change = CatalogueView['editions']['changes'][number]

/**
 * What is known to differ between the editions about a part. The catalogue names what a change affects by file
 * (`a-principles.yaml`) or by codes ("c1, c2, c3"); carried-over parts are not differences.
 */
export function differencesOf(
  changes: readonly Change[],
  { code, part }: { readonly code: string; readonly part: string },
): readonly Text[] {
  const own = code.toLowerCase()
  return changes
    .filter(({ kind }) => kind !== 'same')
    .filter(({ affects }) => {
      if (affects === null) return false
      if (affects.endsWith('.yaml')) {
        const [first = ''] = affects.split('-')
        return affects === 'governance-changes.yaml'
          ? code === 'GC'
          : first === part.toLowerCase() && own.startsWith(first)
      }
      return affects.split(/,\s*/).includes(own)
    })
    .map(({ text }) => text)
}

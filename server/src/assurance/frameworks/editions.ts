/** Where the editions of the standard differ, node by node. */
import type { EditionDifferences } from '@citywide/model/assurance/framework-view'
import { z } from 'zod'
import { catalogueView } from '../catalogue/view.ts'
import type { Rulebook } from '../rulebook.ts'
import type { Framework } from './packages.ts'

const Editions = z.looseObject({
  editions: z.record(z.string(), z.object({ title: z.string(), equals: z.string().nullable() })),
})

export function editionDifferences(book: Rulebook, { package: of }: Framework): EditionDifferences {
  const { editions } = Editions.parse(book.catalogue.frameworks.find(({ id }) => id === 'edition-diff'))
  const { switch: said, changes } = catalogueView(book).editions
  const below = (code: string): number =>
    of.nodes.filter(({ parent }) => parent === code).reduce((sum, node) => sum + 1 + below(node.code), 0)
  return {
    framework: of.code,
    editions: Object.entries(editions).map(([code, one]) => ({ code, ...one })),
    switch: said,
    nodes: of.nodes.flatMap(({ code, title, basis, clause }) => {
      if (clause === null) return []
      const [former, latter] = [clause['2018'] ?? null, clause['2021'] ?? null]
      const kind = former === latter ? 'same' : former === null ? 'added' : 'moved'
      return [{ code, title, basis, kind, clause, below: below(code) }]
    }),
    notes: changes,
  }
}

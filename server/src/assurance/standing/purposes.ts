/** ISO 37101: what serves which purpose on which issue. Names and candidate measures come from the framework's data. */
import type { PurposeMatrix } from '@citywide/model/assurance/standing'
import { Text } from '@citywide/model/text'
import { z } from 'zod'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import type { Queryable } from '#platform/postgres/pool.ts'
import { rulebook } from '../rulebook.ts'
import { taggedCounts } from './purpose-store.ts'

const Framework = z.looseObject({
  title: Text,
  edition: z.string(),
  note: Text,
  basis: z.object({ issues: z.string(), purposes: z.string() }),
  purposes: z.record(z.string(), Text),
  issues: z.record(z.string(), Text),
  cells: z.array(z.object({ issue: z.string(), purpose: z.string(), measure: Text })),
})

export async function purposeMatrix(client: Queryable, scope: WholeScope): Promise<PurposeMatrix> {
  const { catalogue } = await rulebook(client)
  const framework = Framework.parse(catalogue.frameworks.find(({ id }) => id === 'iso37101'))
  const { cells, total, untagged } = await taggedCounts(client, scope.inside)
  const { title, edition, note, basis } = framework
  return {
    title,
    edition,
    note,
    sureness: basis,
    purposes: named(framework.purposes),
    issues: named(framework.issues),
    cells: Object.keys(framework.issues).flatMap((issue) =>
      Object.keys(framework.purposes).map((purpose) => {
        const cell = framework.cells.find((one) => one.issue === issue && one.purpose === purpose)
        const none = { initiatives: 0, benefits: 0, services: 0 }
        return { purpose, issue, measure: cell?.measure ?? null, ...(cells.get(`${purpose} ${issue}`) ?? none) }
      }),
    ),
    total,
    untagged,
  }
}

function named(codes: Readonly<Record<string, Text>>): PurposeMatrix['purposes'] {
  return Object.entries(codes).map(([code, title]) => ({ code, title }))
}

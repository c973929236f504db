/** What each register holds and lacks, and which rules wait for it. */
import type { RegisterStanding } from '@citywide/model/assurance/standing'
import { listOf, wantedBy } from '@citywide/model/assurance/wanted'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { outsideRights } from '#platform/access/reach.ts'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { rulebook } from '../rulebook.ts'
import { type Seen, seenIn, type Sight, type Wish } from '../view/seen.ts'
import { registerCounts } from './count-store.ts'

export async function registerStandings(
  sight: Sight,
  scope: WholeScope,
  at: Temporal.Instant | undefined,
  wish?: Wish,
): Promise<RegisterStanding[]> {
  const book = await rulebook(sight.pool)
  const declarations = [...book.declarations.values()].filter(({ name }) => name !== 'Scope')
  const counts = await outsideRights(() => registerCounts(sight.pool, declarations, scope.inside))
  const seen = await seenIn(sight, book, scope, [...book.rules.values()], at, wish)
  const byNoun = Map.groupBy(seen, ({ of }) => of.card.about)
  return declarations.map((declaration) => {
    const { name, path, component } = declaration
    const count = counts.get(name) ?? { value: 0, exact: true }
    const rules = byNoun.get(name) ?? []
    return {
      noun: name,
      path,
      component,
      count,
      gaps: gapsOf(declaration, rules),
      waiting: count.value > 0 ? [] : rules.flatMap(waitingOf),
    }
  })
}

function waitingOf({ of, state, rule }: Seen): RegisterStanding['waiting'] {
  return state === 'not_assessable' ? [{ rule, title: of.card.title, component: of.requirement.component }] : []
}

type Gap = RegisterStanding['gaps'][number]

/** Fields that rules ask for, with the number of records that lack them: the most that any one rule counts. */
function gapsOf({ fields }: RecordDeclaration, seen: readonly Seen[]): Gap[] {
  const gaps = new Map<string, Gap>()
  const lacking = seen.flatMap((one) =>
    one.of.rule.must.flatMap((condition, index) => lackingOf(one, condition, index)),
  )
  for (const { field, records, of } of lacking.toSorted((a, b) => b.records - a.records)) {
    const known = gaps.get(field)
    const id = of.card.id
    if (known) {
      if (!known.rules.includes(id)) known.rules.push(id)
      continue
    }
    const title = fields[field]?.title
    if (!title) continue
    const list = listOf(of.rule)
    const filters = list && {
      ...Object.fromEntries(Object.entries(list).map(([name, values]) => [name, [...values]])),
      [`${field}.missing`]: ['true'],
    }
    gaps.set(field, { field, title, records, rules: [id], filters: filters ?? null })
  }
  return [...gaps.values()]
}

function lackingOf(seen: Seen, condition: Seen['of']['rule']['must'][number], index: number) {
  const wanted = wantedBy(condition)
  const records = wanted ? (seen[wanted.counted][index] ?? 0) : 0
  return wanted && records > 0 ? [{ field: wanted.field, records, of: seen.of }] : []
}

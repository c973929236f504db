/** What a card would say today, beside the one in force. Nothing is kept. */
import { judge } from '@citywide/model/assurance/judge'
import type { DryRun } from '@citywide/model/assurance/rule-studio'
import type { Rule } from '@citywide/model/assurance/rule'
import { sentencesOf } from '@citywide/model/assurance/sentence'
import { Problem } from '@citywide/model/problem'
import { outsideRights } from '#platform/access/reach.ts'
import type { WholeScope } from '#platform/access/scopes-store.ts'
import { momentOf } from '#platform/clock.ts'
import { type BookRule, cityTarget, type Rulebook } from '../rulebook.ts'
import { givenIn } from '../run/judge-all.ts'
import { compile } from '../sql/compile.ts'
import { linksOf } from '../view/explain.ts'
import type { Sight } from '../view/seen.ts'
import { tryOut } from './dry-run-store.ts'

export async function dryRun(
  { pool, clock, timeZone }: Sight,
  book: Rulebook,
  scope: WholeScope,
  rule: Rule,
): Promise<DryRun> {
  const { vocabulary } = book
  const asOf = momentOf(scope, clock.now())
  const compiled = compile(rule, vocabulary, cityTarget)
  const inForce = book.rules.get(rule.card.id)
  const old = inForce?.compiled.records
  const comparable = inForce?.card.about === rule.card.about && old !== undefined && compiled.records !== undefined
  const start = performance.now()
  const tried = await outsideRights(() =>
    tryOut(
      pool,
      vocabulary,
      {
        counts: compiled.counts,
        before: inForce?.compiled.counts,
        records: comparable ? [compiled.records ?? '', old ?? ''] : undefined,
      },
      givenIn(scope, asOf, timeZone),
    ),
  )
  const milliseconds = performance.now() - start
  const { counts, before, moved } = tried
  if (!counts) throw new Problem('NOT_FOUND')
  const judgement = judge(rule.card, counts)
  const was = inForce && before ? judge(inForce.card, before) : undefined
  // Names and links within the rights of the reader: of what is closed to him, nothing is said.
  const links = await linksOf(pool, book, [
    { noun: rule.card.about, ids: [...counts.failing, ...(moved?.first ?? []).map(({ id }) => id)] },
  ])
  const { conditions } = sentencesOf(rule, vocabulary)
  const { n, pass, fail, unknown } = counts
  return {
    asOf: asOf.toString(),
    milliseconds,
    state: judgement.state,
    reason: judgement.reason,
    value: judgement.value,
    score: judgement.score,
    population: { n, pass, fail, unknown },
    conditions: conditions.map((sentence, index) => ({
      sentence,
      fails: counts.fails[index] ?? 0,
      unknown: counts.unknowns[index] ?? 0,
    })),
    failing: counts.failing.flatMap((id) => links.get(id) ?? []),
    difference:
      was && moved
        ? {
            state: was.state,
            value: was.value,
            records: moved.records,
            first: moved.first.flatMap(({ id, before: earlier, after }) => {
              const record = links.get(id)
              return record ? [{ record, before: earlier, after }] : []
            }),
          }
        : null,
    alike: alikeTo(book, rule, compiled.counts),
  }
}

/** How many other rules are named. */
const MOST = 12

/** Other rules that read the same fields, those that read most of them first. */
function alikeTo(book: Rulebook, { card, reads }: Rule, query: string): DryRun['alike'] {
  const own = new Set(reads.fields.filter(({ field }) => field !== '*').map(({ noun, field }) => `${noun}.${field}`))
  const shared = ({ rule }: BookRule) =>
    rule.reads.fields.filter(({ noun, field }) => own.has(`${noun}.${field}`)).length
  return [...book.rules.values()]
    .filter((one) => one.card.id !== card.id)
    .map((one) => ({
      rule: one.card.id,
      title: one.card.title,
      fields: shared(one),
      same: one.compiled.counts === query,
    }))
    .filter(({ fields, same }) => same || fields > 0)
    .toSorted((one, other) => Number(other.same) - Number(one.same) || other.fields - one.fields)
    .slice(0, MOST)
}

/** The steps as the API gives them: changes of the same kind together, records by name within the reader's rights. */
import type { Mend, NextChanges, NextStep } from '@citywide/model/assurance/next-view'
import type { RecordLink } from '@citywide/model/assurance/verdict'
import { rollUp } from '@citywide/model/assurance/roll-up'
import type { Rulebook } from '../../rulebook.ts'
import type { Seen } from '../../view/seen.ts'
import type { Change } from './change.ts'
import type { Plan } from './plan.ts'

/** Records of one line that are named. */
export const MOST_NAMED = 20

/** Changes of a step that are done alike. */
export function linesOf(keys: readonly string[], changes: ReadonlyMap<string, Change>): readonly (readonly Change[])[] {
  const all = keys.flatMap((key) => changes.get(key) ?? [])
  return [...Map.groupBy(all, ({ noun, kind, field, what }) => `${noun} ${kind} ${field ?? what.en}`).values()]
}

interface ViewOptions {
  readonly scope: string
  readonly asOf: string
  readonly seen: readonly Seen[]
  readonly links: ReadonlyMap<string, RecordLink>
}

export function nextView(book: Rulebook, plan: Plan, { scope, asOf, seen, links }: ViewOptions): NextChanges {
  const bySeen = new Map(seen.map((one) => [one.rule, one]))
  const turned = new Set<string>()
  const steps = plan.steps.map(({ changes, turns }): NextStep => {
    const before = metWith(book, seen, turned)
    for (const rule of turns) turned.add(rule)
    const completes = [...metWith(book, seen, turned)].filter((code) => !before.has(code))
    return {
      mends: linesOf(changes, plan.changes).map((line) => mendOf(book, line, links)),
      cost: changes.length,
      turns: turns.flatMap((rule) => {
        const one = bySeen.get(rule)
        return one ? [turnOf(book, one, plan.needs.get(rule) ?? 0)] : []
      }),
      completes: book.requirements.flatMap(({ code, text }) => (completes.includes(code) ? [{ code, text }] : [])),
    }
  })
  return {
    scope,
    asOf,
    short: plan.short.length,
    turned: turned.size,
    cost: steps.reduce((sum, { cost }) => sum + cost, 0),
    steps,
    beyond: plan.beyond.flatMap(({ rule, why, need }) => {
      const of = bySeen.get(rule)?.of
      return of ? [{ rule, title: of.card.title, recommendation: of.requirement.code, why, need }] : []
    }),
  }
}

/** Codes of the requirements that are met when some rules are. */
function metWith(book: Rulebook, seen: readonly Seen[], turned: ReadonlySet<string>): ReadonlySet<string> {
  const byCode = Map.groupBy(seen, ({ of }) => of.requirement.code)
  const met = book.requirements.filter(({ code }) => {
    const results = (byCode.get(code) ?? []).map((one) =>
      turned.has(one.rule) ? { ...one, state: 'met' as const, score: 100 } : one,
    )
    return results.length > 0 && rollUp(results).state === 'met'
  })
  return new Set(met.map(({ code }) => code))
}

function mendOf(book: Rulebook, line: readonly Change[], links: ReadonlyMap<string, RecordLink>): Mend {
  const [first] = line
  if (!first) throw new Error('a line has changes')
  const { noun, kind, what, field, missing } = first
  const declaration = book.declarations.get(noun)
  return {
    noun,
    path: declaration?.path ?? '',
    register: declaration ? { zh: declaration.title.zh, en: declaration.plural } : { zh: noun, en: noun },
    kind,
    what,
    field,
    count: line.length,
    records: line.slice(0, MOST_NAMED).flatMap(({ record }) => (record === null ? [] : (links.get(record) ?? []))),
    missing: [...missing],
  }
}

function turnOf({ catalogue }: Rulebook, { of, rule, state }: Seen, need: number): NextStep['turns'][number] {
  const { title, owner } = of.card
  const { code, component } = of.requirement
  const named = catalogue.common.roles[owner] ?? { zh: owner, en: owner }
  return { rule, title, recommendation: code, component, owner: named, from: state, need }
}

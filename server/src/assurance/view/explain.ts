import type { Explanation, RecordLink, RuleVerdict } from '@citywide/model/assurance/verdict'
import type { Queryable } from '#platform/postgres/pool.ts'
import { titlesOf } from '#platform/records/references.ts'
import { isEased, termsView } from '../profile/terms-view.ts'
import type { Rulebook } from '../rulebook.ts'
import type { Seen } from './seen.ts'

export function ruleVerdict(seen: Seen): RuleVerdict {
  const { of, rule, state, reason, value, since } = seen
  const { title, unit, critical = false } = of.card
  const looser = isEased(of)
  const population = populationOf(seen)
  return { rule, title, class: classOf(seen), state, reason, value, unit, population, since, looser, critical }
}

function populationOf({ n, pass, fail, unknown, exempt }: Seen): RuleVerdict['population'] {
  return { n, pass, fail, unknown, exempt }
}

/** What rests on a statement alone is never shown as anything else. */
function classOf({ state, of }: Seen): RuleVerdict['class'] {
  return state === 'attested' ? 'attested' : of.card.evidence
}

/** Everything that decided each verdict: numbers, conditions, records by name, what would change it. */
export async function explanationsOf(client: Queryable, book: Rulebook, all: readonly Seen[]): Promise<Explanation[]> {
  const links = await linksOf(
    client,
    book,
    all.map(({ of, failing, newlyFailing }) => ({ noun: of.card.about, ids: [...failing, ...newlyFailing] })),
  )
  return all.map((seen) => explanation(book, seen, links))
}

function explanation(
  { catalogue, vocabulary }: Rulebook,
  seen: Seen,
  links: ReadonlyMap<string, RecordLink>,
): Explanation {
  const { of, range, fails, unknowns, failing, newlyFailing, found, previous } = seen
  const { card, rule, requirement, sentences } = of
  const named = (ids: readonly string[]) => ids.flatMap((id) => links.get(id) ?? [])
  const list = card.kind === 'coverage' ? vocabulary.constants[card.list] : undefined
  const codes = (list?.values ?? []).filter((code) => !found.includes(code))
  return {
    rule: card.id,
    recommendation: requirement.code,
    title: card.title,
    sentence: sentences.sentence,
    kind: card.kind,
    class: classOf(seen),
    unit: card.unit,
    compare: card.compare,
    met: card.met,
    partly: card.partly,
    minSample: card.minSample,
    ...termsView(seen),
    about: card.about,
    asOf: seen.asOf,
    known: seen.known,
    state: seen.state,
    reason: seen.reason,
    since: seen.since,
    value: seen.value,
    range: range === null ? null : [range[0], range[1]],
    score: seen.score,
    population: populationOf(seen),
    // Another card had other conditions: today's would stand beside figures that are not theirs.
    conditions: (card.kind === 'share' && seen.version === of.version ? card.must : []).map((text, index) => ({
      text,
      sentence: sentences.conditions[index] ?? { zh: text, en: text },
      fails: fails[index] ?? 0,
      unknown: unknowns[index] ?? 0,
    })),
    missing: codes.map((code) => ({ code, title: list?.of.values[code] ?? { zh: code, en: code } })),
    failing: named(failing),
    newlyFailing: named(newlyFailing),
    freshness: { newestInput: seen.newestInput },
    previous,
    next: card.do,
    ownerRole: card.owner,
    ownerTitle: catalogue.common.roles[card.owner] ?? { zh: card.owner, en: card.owner },
    pending: seen.pending,
    ruleVersion: seen.version,
    reads: [...rule.reads.fields],
    milliseconds: seen.milliseconds,
  }
}

/** What records are called, by id. */
export async function linksOf(
  client: Queryable,
  { declarations }: Pick<Rulebook, 'declarations'>,
  wanted: readonly { readonly noun: string; readonly ids: readonly string[] }[],
): Promise<ReadonlyMap<string, RecordLink>> {
  const byNoun = new Map<string, Set<string>>()
  for (const { noun, ids } of wanted) {
    if (ids.length === 0) continue
    const set = byNoun.get(noun) ?? new Set()
    byNoun.set(noun, set)
    for (const id of ids) set.add(id)
  }
  const links = new Map<string, RecordLink>()
  for (const [noun, ids] of byNoun) {
    const declaration = declarations.get(noun)
    if (!declaration) continue
    for (const [id, { title, ...rest }] of await titlesOf(client, [declaration], [...ids])) {
      links.set(id, {
        ...rest,
        id,
        title: { ...(title.zh !== undefined && { zh: title.zh }), ...(title.en !== undefined && { en: title.en }) },
      })
    }
  }
  return links
}

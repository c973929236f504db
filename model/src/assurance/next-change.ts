/**
 * Which few changes of records would move the most verdicts.
 *
 * A rule that falls short needs so many more of its records to pass, and each of these asks for certain changes: a field
 * filled in, a condition met. One change may serve several rules. To find the smallest set is a cover problem (NP-hard);
 * this is the greedy answer: step by step the rule whose cheapest records move the most weight for each change.
 */

/** What a rule lacks. */
export interface Shortfall {
  readonly rule: string
  /** How much its turning counts; above 0. */
  readonly weight: number
  /** How many more of its records must pass. */
  readonly need: number
  /** The records that could, each with the changes it asks for; at least `need` of them. */
  readonly records: readonly { readonly changes: readonly string[] }[]
}

export interface Step {
  /** In the order in which their records were chosen. */
  readonly changes: readonly string[]
  /** Rules that turn by these changes and those of the steps before. */
  readonly turns: readonly string[]
}

/** Where a change is asked for. */
interface Use {
  readonly of: Progress
  readonly record: number
}

interface Progress {
  readonly shortfall: Shortfall
  /** Changes that each record still asks for. */
  readonly missing: number[]
  /** Records that still have to pass. */
  need: number
}

/** @param most steps */
export function smallestChanges(shortfalls: readonly Shortfall[], most: number): Step[] {
  const all = shortfalls.map((shortfall): Progress => ({
    shortfall,
    missing: shortfall.records.map(({ changes }) => new Set(changes).size),
    need: shortfall.need,
  }))
  const uses = usesOf(all)
  const done = new Set<string>()
  const steps: Step[] = []
  while (steps.length < most) {
    const best = cheapest(all, uses, done)
    if (!best) break
    for (const change of best.changes) {
      done.add(change)
      for (const { of, record } of uses.get(change) ?? []) {
        const left = (of.missing[record] ?? 0) - 1
        of.missing[record] = left
        if (left === 0) of.need -= 1
      }
    }
    steps.push({ changes: best.changes, turns: best.turns.map(({ shortfall }) => shortfall.rule) })
  }
  return steps
}

function usesOf(all: readonly Progress[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>()
  for (const of of all) {
    for (const [record, { changes }] of of.shortfall.records.entries()) {
      for (const change of new Set(changes)) {
        const known = uses.get(change) ?? []
        uses.set(change, known)
        known.push({ of, record })
      }
    }
  }
  return uses
}

interface Bundle {
  readonly changes: readonly string[]
  readonly turns: readonly Progress[]
  readonly gain: number
}

/** Of the bundles that turn one rule each, the one that moves most for each change; the smaller one among equals. */
function cheapest(
  all: readonly Progress[],
  uses: ReadonlyMap<string, readonly Use[]>,
  done: ReadonlySet<string>,
): Bundle | undefined {
  let best: Bundle | undefined
  for (const of of all) {
    if (of.need <= 0) continue
    const changes = bundleOf(of, uses, done)
    if (changes === undefined) continue
    const turns = turnedBy(changes, uses)
    const gain = turns.reduce((sum, { shortfall }) => sum + shortfall.weight, 0)
    const better =
      best === undefined ||
      gain * best.changes.length > best.gain * changes.length ||
      (gain * best.changes.length === best.gain * changes.length && changes.length < best.changes.length)
    if (better) best = { changes, turns, gain }
  }
  return best
}

/** The changes of the records that a rule still needs: those that ask for the fewest, and among them what others ask too. */
function bundleOf(
  { shortfall: { records }, missing, need }: Progress,
  uses: ReadonlyMap<string, readonly Use[]>,
  done: ReadonlySet<string>,
): readonly string[] | undefined {
  const open = records.flatMap(({ changes }, record) => {
    const cost = missing[record] ?? 0
    if (cost === 0) return []
    const asked = [...new Set(changes)].filter((change) => !done.has(change))
    const wanted = asked.reduce((sum, change) => sum + others(uses.get(change)), 0)
    return [{ asked, cost, wanted }]
  })
  if (open.length < need) return undefined
  const chosen = open.toSorted((one, other) => one.cost - other.cost || other.wanted - one.wanted).slice(0, need)
  return [...new Set(chosen.flatMap(({ asked }) => asked))]
}

const others = (uses: readonly Use[] = []) => uses.reduce((sum, { of }) => sum + (of.need > 0 ? 1 : 0), 0)

/** Rules that turn when some changes are made, on top of all that was done. */
function turnedBy(changes: readonly string[], uses: ReadonlyMap<string, readonly Use[]>): readonly Progress[] {
  const left = new Map<Progress, { readonly missing: Map<number, number>; passing: number }>()
  for (const change of changes) {
    for (const { of, record } of uses.get(change) ?? []) {
      if (of.need <= 0) continue
      const known = left.get(of) ?? { missing: new Map<number, number>(), passing: 0 }
      left.set(of, known)
      const missing = (known.missing.get(record) ?? of.missing[record] ?? 0) - 1
      known.missing.set(record, missing)
      if (missing === 0) known.passing += 1
    }
  }
  return [...left].flatMap(([of, { passing }]) => (passing >= of.need ? [of] : []))
}

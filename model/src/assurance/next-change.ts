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
  /** The changes of each record, each once. */
  readonly records: readonly (readonly string[])[]
  /** Changes that each record still asks for. */
  readonly missing: number[]
  /** Records that still have to pass. */
  need: number
  /** Rules that ask for some of the same changes, this one among them. */
  readonly near: Set<Progress>
  /** What would turn it, as far as nothing near has changed since; null: nothing would. */
  bundle: Bundle | null | undefined
}

interface Bundle {
  readonly changes: readonly string[]
  readonly turns: readonly Progress[]
  readonly gain: number
}

/** @param most steps */
export function smallestChanges(shortfalls: readonly Shortfall[], most: number): Step[] {
  const all = shortfalls.map((shortfall): Progress => {
    const records = shortfall.records.map(({ changes }) => [...new Set(changes)])
    const missing = records.map(({ length }) => length)
    return { shortfall, records, missing, need: shortfall.need, near: new Set(), bundle: undefined }
  })
  const uses = usesOf(all)
  for (const around of uses.values()) {
    for (const one of around) for (const other of around) one.of.near.add(other.of)
  }
  const done = new Set<string>()
  const steps: Step[] = []
  while (steps.length < most) {
    const best = cheapest(all, uses, done)
    if (!best) break
    const touched = new Set<Progress>()
    for (const change of best.changes) {
      done.add(change)
      for (const { of, record } of uses.get(change) ?? []) {
        touched.add(of)
        const left = (of.missing[record] ?? 0) - 1
        of.missing[record] = left
        if (left === 0) of.need -= 1
      }
    }
    for (const of of touched) for (const other of of.near) other.bundle = undefined
    steps.push({ changes: best.changes, turns: best.turns.map(({ shortfall }) => shortfall.rule) })
  }
  return steps
}

function usesOf(all: readonly Progress[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>()
  for (const of of all) {
    for (const [record, changes] of of.records.entries()) {
      for (const change of changes) {
        const known = uses.get(change) ?? []
        uses.set(change, known)
        known.push({ of, record })
      }
    }
  }
  return uses
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
    const bundle = of.bundle === undefined ? bundleOf(of, uses, done) : of.bundle
    of.bundle = bundle
    if (bundle === null) continue
    const ratio = best === undefined ? 1 : bundle.gain * best.changes.length - best.gain * bundle.changes.length
    const smaller = best !== undefined && bundle.changes.length < best.changes.length
    if (ratio > 0 || (ratio === 0 && smaller)) best = bundle
  }
  return best
}

/** The changes of the records that a rule still needs: those that ask for the fewest, and among them what others ask too. */
function bundleOf(
  { records, missing, need }: Progress,
  uses: ReadonlyMap<string, readonly Use[]>,
  done: ReadonlySet<string>,
): Bundle | null {
  const open = records.flatMap((asked, record) => {
    const cost = missing[record] ?? 0
    if (cost === 0) return []
    return [{ asked, cost, wanted: asked.reduce((sum, change) => sum + others(uses.get(change)), 0) }]
  })
  if (open.length < need) return null
  const chosen = open.toSorted((one, other) => one.cost - other.cost || other.wanted - one.wanted).slice(0, need)
  const changes = [...new Set(chosen.flatMap(({ asked }) => asked))].filter((change) => !done.has(change))
  const turns = turnedBy(changes, uses)
  return { changes, turns, gain: turns.reduce((sum, { shortfall }) => sum + shortfall.weight, 0) }
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

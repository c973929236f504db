/** The examples that the release brings for its own rules. */
import { readFile } from 'node:fs/promises'
import { exampleStates, ExampleStore, type RuleExample } from '@citywide/model/assurance/rule-example'
import { z } from 'zod'
import { catalogueFolder } from '../catalogue/load.ts'

const Vectors = z.object({
  now: z.iso.datetime(),
  vectors: z.array(z.object({ rule: z.string(), name: z.string(), store: ExampleStore, state: z.enum(exampleStates) })),
})

/** Examples of one state that are taken along; more say the same again. */
const MOST = 3

type Vector = z.infer<typeof Vectors>['vectors'][number]

let loaded: Promise<{ readonly now: string; readonly byRule: ReadonlyMap<string, readonly Vector[]> }> | undefined

async function load() {
  const text = await readFile(new URL('examples/test-vectors.json', catalogueFolder), 'utf8')
  const { now, vectors } = Vectors.parse(JSON.parse(text))
  return { now, byRule: Map.groupBy(vectors, ({ rule }) => rule) }
}

export async function releasedExamples(rule: string): Promise<readonly RuleExample[]> {
  const { now, byRule } = await (loaded ??= load())
  const own = byRule.get(rule) ?? []
  return exampleStates.flatMap((state) =>
    own
      .filter((vector) => vector.state === state)
      .toSorted((one, other) => JSON.stringify(one.store).length - JSON.stringify(other.store).length)
      .slice(0, MOST)
      .map(({ store }, index) => ({ name: `${rule} ${state} ${index + 1}`, state, at: now, store })),
  )
}

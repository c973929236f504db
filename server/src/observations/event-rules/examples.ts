/** Examples that travel with a rule: small series, and what the rule has to make of them. */
import type { EventRuleDeclaration, EventRuleExample, GroupState } from '@citywide/model/observations/event-rule'
import { Group } from './group.ts'
import { termsOf } from './engine.ts'

const MINUTE = 60_000_000

export interface ExampleOutcome {
  readonly holds: boolean
  readonly happened: { readonly minute: number; readonly to: GroupState; readonly value: number | null }[]
}

/** Judged as if the observations came one by one, each at its time. */
export function runExample(
  declaration: EventRuleDeclaration,
  { points, until, expects }: EventRuleExample,
): ExampleOutcome {
  const terms = termsOf(declaration)
  const nowhere = { longitude: null, latitude: null, areaId: null }
  const group = new Group('', { kind: 'stream', id: '', title: declaration.title, ...nowhere, scopeId: '' })
  const happened: ExampleOutcome['happened'] = []
  const steps: { at: number; to: GroupState; value: number | null }[] = []
  const sorted = points.toSorted((a, b) => a.minute - b.minute)
  for (const { minute, value } of sorted) {
    const time = minute * MINUTE
    steps.push(...group.tick(terms, time))
    group.put(1, time, value, terms)
    group.heardAt(time)
    steps.push(...group.judge(terms))
  }
  if (until !== null) steps.push(...group.tick(terms, until * MINUTE))
  for (const { at, to, value } of steps) happened.push({ minute: at / MINUTE, to, value })
  const holds =
    happened.length === expects.length &&
    happened.every(({ minute, to }, index) => {
      const expected = expects[index]
      return expected !== undefined && expected.to === to && Math.abs(expected.minute - minute) < 1e-6
    })
  return { holds, happened }
}

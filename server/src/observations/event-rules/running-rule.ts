/** A rule that is on, and what it told. */
import type { EventRuleDeclaration } from '@citywide/model/observations/event-rule'
import type { Text } from '@citywide/model/text'
import type { Group, ToldStep } from './group.ts'

/** A rule that is on. */
export interface RunningRule {
  readonly id: string
  readonly version: number
  readonly declaration: EventRuleDeclaration
  readonly sentence: Text
  readonly scopeId: string
  readonly scopeTitle: Text
}

/** A change of state as it is written down, and told or kept back. */
export interface Entry {
  readonly rule: RunningRule
  readonly group: Group
  readonly step: ToldStep
  readonly silenced: boolean
}

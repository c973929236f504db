/** States of groups and of rules as shape, word and colour. */
import { groupStates, type GroupState, ruleStates, type RuleState } from '@citywide/model/observations/event-rule'
import { useLanguage } from '../../ui/language.tsx'
import { Mark, type Tone } from '../../ui/mark.tsx'

const tones: Readonly<Record<GroupState, Tone>> = {
  normal: 'good',
  pending: 'watch',
  firing: 'bad',
  noData: 'none',
  error: 'waived',
}

export function GroupStateMark({ of }: { readonly of: GroupState }) {
  const { language } = useLanguage()
  return <Mark tone={tones[of]}>{groupStates[of][language]}</Mark>
}

const ruleTones: Readonly<Record<RuleState, Tone>> = { draft: 'none', on: 'good', off: 'off' }

export function RuleStateMark({ of }: { readonly of: RuleState }) {
  const { language } = useLanguage()
  return (
    <Mark tone={ruleTones[of]} weight={of === 'on' ? 'solid' : 'hollow'}>
      {ruleStates[of][language]}
    </Mark>
  )
}

/** Groups by state, the gravest first; a state without groups is not named. */
export const gravest: readonly GroupState[] = ['firing', 'error', 'pending', 'noData', 'normal']

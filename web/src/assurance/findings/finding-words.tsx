/** How findings are called and marked, everywhere alike. */
import type { Finding, FindingSeverity } from '@citywide/model/assurance/finding'
import type { FindingState } from '@citywide/model/assurance/finding-move'
import { Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import { findingTexts } from './finding-texts.ts'

export const severities: readonly FindingSeverity[] = ['critical', 'major', 'minor']
const tones = { critical: 'bad', major: 'watch', minor: 'none' } as const
const stateTones = { open: 'bad', acknowledged: 'watch', planned: 'none', closed: 'good' } as const

export function SeverityTag({ of }: { readonly of: FindingSeverity }) {
  const say = useTexts(findingTexts)
  return <Tag tone={tones[of]}>{say[of]}</Tag>
}

export function StateTag({ of }: { readonly of: FindingState }) {
  const say = useTexts(findingTexts)
  return <Tag tone={stateTones[of]}>{say[of]}</Tag>
}

/** Until when; what is late has a mark. */
export function FindingDue({ of: { dueOn, overdue } }: { readonly of: Pick<Finding, 'dueOn' | 'overdue'> }) {
  const say = useTexts(findingTexts)
  const { format } = useLanguage()
  const day = format.day(dueOn)
  return overdue ? (
    <Mark tone="bad">
      <time className="finding-day" dateTime={dueOn}>
        {say.overdue(day)}
      </time>
    </Mark>
  ) : (
    <time className="finding-day" dateTime={dueOn}>
      {day}
    </time>
  )
}

/** The person and the role; that nobody is named is said, since then everybody with the role has to see to it. */
export function FindingOwner({ of }: { readonly of: Finding['owner'] }) {
  const say = useTexts(findingTexts)
  const { language } = useLanguage()
  return (
    <span className="finding-owner">
      {of.person && <span>{of.person.name}</span>}
      <span className="meta">
        {of.title[language]}
        {!of.person && ` · ${say.nobody}`}
      </span>
    </span>
  )
}

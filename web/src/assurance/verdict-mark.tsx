import type { VerdictState } from '@citywide/model/assurance/verdict-state'
import type { EvidenceClass } from '@citywide/model/assurance/verdict'
import { classes, verdicts } from '../shell/api/standing.ts'
import { Tag } from '../ui/chip.tsx'
import { useLanguage } from '../ui/language.tsx'
import { Mark } from '../ui/mark.tsx'

/** A verdict. What rests on registers is drawn hollow: it is never painted as live. */
export function VerdictMark({
  state,
  evidence = 'live',
}: {
  readonly state: VerdictState
  readonly evidence?: EvidenceClass
}) {
  const { language } = useLanguage()
  const { tone, word } = verdicts[state]
  return (
    <Mark tone={tone} weight={classes[evidence].weight}>
      {word[language]}
    </Mark>
  )
}

export function ClassTag({ evidence, long = false }: { readonly evidence: EvidenceClass; readonly long?: boolean }) {
  const { language } = useLanguage()
  const { word, about, weight } = classes[evidence]
  return (
    <span title={about[language]} className="class-tag" data-weight={weight}>
      <Tag>{long ? `${word[language]} · ${about[language]}` : word[language]}</Tag>
    </span>
  )
}

/** Severity as shape, word and colour: a diamond within a diamond is critical, ◆ high, ▲ medium, △ low. */
import type { AlertView } from '@citywide/model/emergency/alert-view'
import type { Text } from '@citywide/model/text'
import { useLanguage } from '../../ui/language.tsx'
import { Shape, type Tone } from '../../ui/mark.tsx'

type Severity = AlertView['severity']

interface SeverityLook {
  readonly tone: Tone
  readonly hollow: boolean
  readonly word: Text
}

const lowest: SeverityLook = { tone: 'watch', hollow: true, word: { zh: '低', en: 'Low' } }
const looks: readonly SeverityLook[] = [
  lowest,
  { tone: 'watch', hollow: false, word: { zh: '中', en: 'Medium' } },
  { tone: 'bad', hollow: false, word: { zh: '高', en: 'High' } },
  { tone: 'bad', hollow: false, word: { zh: '严重', en: 'Critical' } },
]

export function severityLook(severity: Severity): SeverityLook {
  return looks[severity - 1] ?? lowest
}

/** From here on an alert is a high one: on the map, in counts, in what is announced. */
export const HIGH = 3

export function SeverityShape({ of, size = 11 }: { readonly of: Severity; readonly size?: number }) {
  const { tone, hollow } = severityLook(of)
  if (of < 4) return <Shape tone={tone} weight={hollow ? 'hollow' : 'solid'} size={size} />
  return (
    <svg className="shape" data-tone={tone} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      <path className="shape-ring" d="M6 -.6 12.6 6 6 12.6 -.6 6z" strokeLinejoin="round" />
      <path className="shape-body" d="M6 2.6 9.4 6 6 9.4 2.6 6z" strokeLinejoin="round" />
    </svg>
  )
}

export function SeverityWord({ of }: { readonly of: Severity }) {
  const { language } = useLanguage()
  const { tone, word } = severityLook(of)
  return (
    <span className="mark" data-tone={tone}>
      <SeverityShape of={of} />
      <span>{word[language]}</span>
    </span>
  )
}

/** How a source is doing: a shape, a word and a colour. */
import type { SourceHealth } from '@citywide/model/observations/source'
import { useTexts } from '../../ui/language.tsx'
import { Mark, type Tone } from '../../ui/mark.tsx'
import { texts } from './texts.ts'

/** From what needs somebody to what does not. */
export const gravest: readonly SourceHealth[] = ['failing', 'silent', 'late', 'never', 'working', 'off']
export const inTrouble = (health: SourceHealth) => health === 'failing' || health === 'silent' || health === 'late'

const tones = {
  working: 'good',
  late: 'watch',
  silent: 'bad',
  failing: 'bad',
  never: 'none',
  off: 'off',
} as const satisfies Record<SourceHealth, Tone>

export function SourceMark({ health }: { readonly health: SourceHealth }) {
  const say = useTexts(texts)
  return <Mark tone={tones[health]}>{say[health]}</Mark>
}

/** The situation in one sentence, before any picture: what is open, what waits too long, whether the city is heard at all. */
import type { OperationsPicture } from '@citywide/model/emergency/operations'
import type { Language } from '@citywide/model/text'
import type { Format } from '../ui/format.ts'
import { speak } from '../ui/text.ts'
import { HIGH } from './alert/severity.tsx'
import { texts } from './texts.ts'

interface Clause {
  readonly text: string
  /** What must not be read over. */
  readonly grave: boolean
}

export const signs = {
  zh: { between: '；', end: '。' },
  en: { between: '; ', end: '.' },
} as const satisfies Record<Language, { between: string; end: string }>

export function highOf({ bySeverity: [, , high, critical] }: Pick<OperationsPicture['counts'], 'bySeverity'>): number {
  return high + critical
}

type Situation = Pick<OperationsPicture, 'alerts' | 'counts' | 'sources'>

export function situationClauses(
  { alerts, counts, sources }: Situation,
  language: Language,
  format: Format,
  now: number,
) {
  const say = speak(texts, language)
  const clauses: Clause[] = []
  const high = highOf(counts)
  const oldest = alerts
    .filter(({ severity }) => severity >= HIGH)
    .reduce<string | undefined>(
      (found, { raisedAt }) => (found === undefined || raisedAt < found ? raisedAt : found),
      undefined,
    )
  if (high > 0 && oldest !== undefined) clauses.push({ text: say.highOpen(high, format.age(oldest, now)), grave: true })
  else if (counts.open > 0) clauses.push({ text: say.open(counts.open), grave: false })
  else clauses.push({ text: say.quiet, grave: false })
  if (counts.breached > 0) clauses.push({ text: say.overdue(counts.breached), grave: true })
  clauses.push({
    text: sources.total === 0 ? say.noSources : say.sourcesLive(sources.live, sources.total),
    grave: false,
  })
  return clauses
}

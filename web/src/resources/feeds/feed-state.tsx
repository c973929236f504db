/** Whether a stream runs: a shape, a word and a colour, and how old its newest value is. */
import type { Stream } from '@citywide/model/observations/stream'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark, type Tone } from '../../ui/mark.tsx'
import { texts } from './texts.ts'

type State = Stream['state']

/** From what needs attention to what does not. */
export const gravest: readonly State[] = ['stopped', 'late', 'empty', 'live']

const tones = { live: 'good', late: 'watch', stopped: 'bad', empty: 'none' } as const satisfies Record<State, Tone>

export function FeedMark({ state }: { readonly state: State }) {
  const say = useTexts(texts)
  return <Mark tone={tones[state]}>{say[state]}</Mark>
}

/** "12 min ago"; of a stream that stopped in quiet ink. */
export function FeedAge({ of: { latest, state } }: { readonly of: Pick<Stream, 'latest' | 'state'> }) {
  const { format, judged } = useLanguage()
  const say = useTexts(texts)
  if (!latest) return <span className="quiet">{say.never}</span>
  return (
    <time dateTime={latest.at} title={format.moment(latest.at)} className={state === 'stopped' ? 'quiet' : undefined}>
      {format.ago(latest.at, judged)}
    </time>
  )
}

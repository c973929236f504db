import { RichText } from '@citywide/model/platform/rich-text'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useTexts } from '../../../../ui/language.tsx'
import { RichTextView } from '../../../../ui/rich-text.tsx'
import { ask } from '../../../api/fetch.ts'
import { Answer } from '../../../api/answer.tsx'
import { usePaused } from '../../../use-paused.ts'
import { Words } from './comment-text.tsx'
import './comments.css'
import { type Called, keptText } from './mentions.ts'
import { texts } from './texts.ts'

/** Milliseconds after the last key. */
const PAUSE = 300

interface PreviewProps {
  readonly text: string
  readonly called: Called
}

/** A comment as the others will see it, before it is said. */
export function Preview({ text, called }: PreviewProps) {
  const say = useTexts(texts)
  const answer = useQuery(previewQuery(usePaused(keptText(text, called), PAUSE)))
  const nameOf = (account: string) => [...called].find(([, id]) => id === account)?.[0] ?? say.someone
  return (
    <section className="comment-preview" aria-label={say.preview} aria-live="polite">
      <Answer of={answer} rows={2}>
        {(rich) => <RichTextView rich={rich} words={(words) => <Words words={words} nameOf={nameOf} />} />}
      </Answer>
    </section>
  )
}

function previewQuery(text: string) {
  return queryOptions({
    queryKey: ['rich text', text],
    queryFn: ({ signal }) => ask({ path: '/rich-text', method: 'POST', answer: RichText, body: { text }, signal }),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  })
}

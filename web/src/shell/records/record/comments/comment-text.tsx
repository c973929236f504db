/** The words of a comment with their formatting; people by name in the reader's language. */
import type { AccountName } from '@citywide/model/platform/account-view'
import { commentParts } from '@citywide/model/platform/comment'
import type { RichText } from '@citywide/model/platform/rich-text'
import { useLanguage, useTexts } from '../../../../ui/language.tsx'
import { RichTextView } from '../../../../ui/rich-text.tsx'
import './comments.css'
import { texts } from './texts.ts'

export function CommentText({
  rich,
  mentions,
}: {
  readonly rich: RichText
  readonly mentions: readonly AccountName[]
}) {
  const nameOf = useNames(mentions)
  return <RichTextView rich={rich} words={(words) => <Words words={words} nameOf={nameOf} />} />
}

/** A comment as it was typed, where there is no room for formatting. */
export function PlainComment({ text, mentions }: { readonly text: string; readonly mentions: readonly AccountName[] }) {
  return (
    <p className="comment-text">
      <Words words={text} nameOf={useNames(mentions)} />
    </p>
  )
}

function useNames(mentions: readonly AccountName[]): (account: string) => string {
  const say = useTexts(texts)
  const { language } = useLanguage()
  return (account) => mentions.find(({ id }) => id === account)?.name[language] ?? say.someone
}

interface WordsProps {
  readonly words: string
  readonly nameOf: (account: string) => string
}

export function Words({ words, nameOf }: WordsProps) {
  return commentParts(words).map((part, index) =>
    'words' in part ? (
      part.words
    ) : (
      <span key={index} className="mentioned">
        @{nameOf(part.account)}
      </span>
    ),
  )
}

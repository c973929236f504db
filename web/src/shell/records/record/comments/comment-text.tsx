/** The words of a comment: people by name in the reader's language, addresses as links, everything else as it was typed. */
import type { AccountName } from '@citywide/model/platform/account-view'
import { commentParts } from '@citywide/model/platform/comment'
import { useLanguage, useTexts } from '../../../../ui/language.tsx'
import { linksIn } from './mentions.ts'
import './comments.css'
import { texts } from './texts.ts'

interface CommentTextProps {
  readonly text: string
  readonly mentions: readonly AccountName[]
}

export function CommentText({ text, mentions }: CommentTextProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  return (
    <p className="comment-text">
      {commentParts(text).map((part, index) =>
        'words' in part ? (
          <Linked key={index} text={part.words} />
        ) : (
          <span key={index} className="mentioned">
            @{mentions.find(({ id }) => id === part.account)?.name[language] ?? say.someone}
          </span>
        ),
      )}
    </p>
  )
}

function Linked({ text }: { readonly text: string }) {
  return linksIn(text).map((part, index) =>
    'words' in part ? (
      part.words
    ) : (
      <a key={index} href={part.address} target="_blank" rel="noreferrer nofollow">
        {part.address}
      </a>
    ),
  )
}

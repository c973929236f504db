/** What people say to each other on a record. `GET /api/comments?register=&record=` */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { plainText } from '../text.ts'
import { AccountName } from './account-view.ts'
import { AroundRecord } from './around.ts'
import { RichText } from './rich-text.ts'

const mention = /@\[([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\]/g

/** Most people that one comment may call. */
export const MOST_MENTIONS = 20

/** A run of plain words, or a person who is mentioned. */
export type CommentPart = { readonly words: string } | { readonly account: string }

/** The parts of a comment in their order; joined again by {@link commentText} they are the comment. */
export function commentParts(text: string): readonly CommentPart[] {
  const parts: CommentPart[] = []
  let end = 0
  for (const match of text.matchAll(mention)) {
    if (match.index > end) parts.push({ words: text.slice(end, match.index) })
    parts.push({ account: match[1] ?? '' })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ words: text.slice(end) })
  return parts
}

export function commentText(parts: readonly CommentPart[]): string {
  return parts.map((part) => ('words' in part ? part.words : `@[${part.account}]`)).join('')
}

/** Ids of the accounts that a comment mentions, each once. */
export function mentionsIn(text: string): readonly string[] {
  return [...new Set(commentParts(text).flatMap((part) => ('account' in part ? [part.account] : [])))]
}

const Words = plainText(10_000)
  .refine((text) => text.trim() !== '', { error: 'COMMENT_EMPTY' })
  .refine((text) => mentionsIn(text).length <= MOST_MENTIONS, { error: 'TOO_MANY_MENTIONS' })

export const NewComment = AroundRecord.extend({ text: Words })
export const CommentWords = z.strictObject({ text: Words })

export const Comment = z
  .object({
    id: z.uuid(),
    author: AccountName,
    /** Markdown with `@[account id]` for people; null once its author has removed it. */
    text: z.string().nullable(),
    /** The same as it is shown. */
    rich: RichText.nullable(),
    /** The people in the text, by name. */
    mentions: z.array(AccountName),
    version: z.int(),
    writtenAt: Instant,
    editedAt: Instant.nullable(),
    removedAt: Instant.nullable(),
  })
  .meta({ id: 'Comment' })
export type Comment = z.infer<typeof Comment>

export const CommentPage = z.object({
  /** Oldest first. */
  items: z.array(Comment),
  /** `before` of the page that is older; null at the beginning. */
  earlier: z.uuid().nullable(),
})

/** The words of a comment as they stood before: `GET /api/comments/{id}/versions` */
export const CommentVersion = z.object({
  version: z.int(),
  text: z.string(),
  rich: RichText,
  at: Instant,
  mentions: z.array(AccountName),
})

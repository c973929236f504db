/**
 * A text with its formatting, as a tree of named parts: the browser builds elements from it and never parses HTML of
 * people. `POST /api/rich-text` shows what a text will look like.
 */
import { z } from 'zod'

/** Everything a formatted text may be made of. */
export const richTags =
  'p h2 h3 ul ol li blockquote pre hr table thead tbody tr th td a strong em del code br ruby rb rp rt'
    .split(' ')
    .toSorted()

const lone: ReadonlySet<string> = new Set(['br', 'hr'])

/** Whether a part holds nothing. */
export const isLone = (tag: string) => lone.has(tag)

export interface RichElement {
  readonly tag: string
  /** Of a link: https, http, mailto, or a page of this application. */
  readonly href?: string | undefined
  /** Language of the part, where it is another one (BCP 47). */
  readonly lang?: string | undefined
  readonly children: readonly RichNode[]
}
/** Words, or an element around more of them. */
export type RichNode = string | RichElement

export const RichNode: z.ZodType<RichNode> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.object({
        tag: z.enum(richTags),
        href: z.string().optional(),
        lang: z.string().optional(),
        children: z.array(RichNode),
      }),
    ]),
  )
  .meta({ id: 'RichNode' })

export const RichText = z.array(RichNode)
export type RichText = readonly RichNode[]

/** Web and mail addresses, and pages of this application; nothing that runs, nothing relative to somewhere else. */
export function isSafeLink(href: string): boolean {
  return /^(?:\/app\/|https?:\/\/[^/]|mailto:)[^\\\s]*$/i.test(href)
}

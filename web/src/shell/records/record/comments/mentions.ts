/**
 * Mentions while one types. In the field a person stands as "@Lin Lan"; what is kept says `@[account id]`, so that each
 * reader sees the name in the own language, also after it has changed.
 */
import type { AccountName } from '@citywide/model/platform/account-view'
import { type CommentPart, commentParts, commentText } from '@citywide/model/platform/comment'
import type { Language } from '@citywide/model/text'

/** What is being typed behind an @, up to the caret. */
export interface MentionTyped {
  /** Where the @ stands. */
  readonly from: number
  readonly words: string
}

/** An @ within a word (an address) begins no mention; Chinese needs no space before it. */
export function mentionAt(text: string, caret: number): MentionTyped | undefined {
  const match = /(?:^|[^A-Za-z0-9._@-])@([^\s@]{0,30})$/.exec(text.slice(0, caret))
  const words = match?.[1]
  return words === undefined ? undefined : { from: caret - words.length - 1, words }
}

/** Label in the field → account. Two people of one name get different labels. */
export type Called = ReadonlyMap<string, string>

/** Puts a person in the place of what was typed. */
export function withMention(
  text: string,
  typed: MentionTyped,
  { id, name }: AccountName,
  language: Language,
  called: Called,
): { readonly text: string; readonly caret: number; readonly called: Called } {
  const label = labelFor(name[language], id, called)
  const before = `${text.slice(0, typed.from)}@${label} `
  const after = text.slice(typed.from + 1 + typed.words.length).replace(/^ /, '')
  return { text: before + after, caret: before.length, called: new Map(called).set(label, id) }
}

function labelFor(name: string, id: string, called: Called): string {
  for (let number = 1; ; number += 1) {
    const label = number === 1 ? name : `${name} ${number}`
    const taken = called.get(label)
    if (taken === undefined || taken === id) return label
  }
}

/** The comment as it is kept: every label that still stands in the field is its person. */
export function keptText(text: string, called: Called): string {
  const labels = [...called.keys()].toSorted((a, b) => b.length - a.length)
  const parts: CommentPart[] = []
  let words = ''
  for (let at = 0; at < text.length;) {
    const label = text[at] === '@' ? labels.find((one) => text.startsWith(one, at + 1)) : undefined
    const account = label === undefined ? undefined : called.get(label)
    if (label === undefined || account === undefined) {
      words += text.charAt(at)
      at += 1
      continue
    }
    parts.push({ words }, { account })
    words = ''
    at += 1 + label.length
  }
  return commentText([...parts, { words }])
}

/** A kept comment as it stands in the field. */
export function typedText(
  text: string,
  people: readonly AccountName[],
  language: Language,
): { readonly text: string; readonly called: Called } {
  let called: Called = new Map()
  let typed = ''
  for (const part of commentParts(text)) {
    if ('words' in part) {
      typed += part.words
      continue
    }
    const person = people.find(({ id }) => id === part.account)
    const known = [...called].find(([, id]) => id === part.account)?.[0]
    const label = known ?? labelFor(person?.name[language] ?? part.account, part.account, called)
    called = new Map(called).set(label, part.account)
    typed += `@${label}`
  }
  return { text: typed, called }
}

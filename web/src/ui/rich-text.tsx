/** A formatted text. Elements are made one by one from the parts the server allowed; no HTML is ever parsed here. */
import { isLone, isSafeLink, type RichNode, type RichText, richTags } from '@citywide/model/platform/rich-text'
import { createElement, Fragment, type ReactNode } from 'react'
import './rich-text.css'

interface RichTextProps {
  readonly rich: RichText
  /** What stands for a run of words, where they hold more than words. */
  readonly words?: (words: string) => ReactNode
}

const known: ReadonlySet<string> = new Set(richTags)
/** The panel a text stands in has the heading above these. */
const headings: Readonly<Record<string, string>> = { h2: 'h3', h3: 'h4' }
/** What may be wider than its place is scrolled, with the keyboard too. */
const wide: ReadonlySet<string> = new Set(['pre', 'table'])

export function RichTextView({ rich, words = (run) => run }: RichTextProps) {
  const shown = (node: RichNode, index: number): ReactNode => {
    if (typeof node === 'string') return <Fragment key={index}>{words(node)}</Fragment>
    const { tag, href, lang } = node
    const children = isLone(tag) ? [] : node.children.map(shown)
    const link = tag === 'a' && href !== undefined && isSafeLink(href)
    if (!known.has(tag) || (tag === 'a' && !link)) return <Fragment key={index}>{children}</Fragment>
    const away = link && !href.startsWith('/app/') && { target: '_blank', rel: 'noreferrer nofollow' }
    const props = { ...(link && { href }), ...away, ...(lang !== undefined && { lang }) }
    const element = createElement(headings[tag] ?? tag, { key: index, ...props }, ...children)
    if (!wide.has(tag)) return element
    return createElement('div', { key: index, className: 'rich-wide', tabIndex: 0 }, element)
  }
  return <div className="rich-text">{rich.map(shown)}</div>
}

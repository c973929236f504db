import type { SearchMatch } from '@citywide/model/platform/search-view'
import './search.css'

/** A text with the parts marked that hold what was asked. */
export function Marked({ match: { text, marks, language } }: { readonly match: SearchMatch }) {
  const parts = marks.map(([from, to], index) => ({ from, to, after: marks[index - 1]?.[1] ?? 0 }))
  return (
    <span {...(language && { lang: language === 'zh' ? 'zh-CN' : 'en' })}>
      {parts.map(({ from, to, after }) => (
        <span key={from}>
          {text.slice(after, from)}
          <mark>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </span>
  )
}

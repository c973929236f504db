/** A heading that breaks between clauses only: 人人一刻钟，| 抵达美好生活所需, never 抵|达. */
import type { Language } from '@citywide/model/text'
import { Fragment } from 'react'

const ends = /(?<=[，。；：、！？—])/u

export function Clauses({ text, language }: { readonly text: string; readonly language: Language }) {
  if (language === 'en') return text
  const clauses = text.split(ends)
  return clauses.map((clause, index) => (
    <Fragment key={index}>
      <span className="clause">{clause}</span>
    </Fragment>
  ))
}

/** ISO 37106 in its two editions: what came, what moved, and what is known of why. */
import { useQuery } from '@tanstack/react-query'
import { Answer } from '../../shell/api/answer.tsx'
import { Chip, Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { editionsQuery } from './framework-queries.ts'
import { frameworkTexts } from './framework-texts.ts'

export function FrameworkEditions() {
  const say = useTexts(frameworkTexts)
  const { language } = useLanguage()
  const answer = useQuery(editionsQuery)
  return (
    <Panel title={say.editions} flush>
      <Answer of={answer} rows={6} what={say.editions}>
        {({ editions, nodes, notes, switch: said }) => {
          const differing = nodes.filter(({ kind }) => kind !== 'same')
          return (
            <>
              <p className="line-pad">
                {editions.map(({ code, title, equals }) => (
                  <span key={code}>
                    {title}
                    {equals !== null && ` (${say.equals(equals)})`}{' '}
                  </span>
                ))}
              </p>
              <ul className="lines">
                {differing.map(({ code, title, kind, clause, below }) => (
                  <li key={code} className="line-pad">
                    <Chip>{code}</Chip> {title[language]} <Tag>{kind === 'added' ? say.onlyNew : say.moved}</Tag>{' '}
                    <span className="meta">
                      2018: {clause['2018'] ?? '–'} · 2021: {clause['2021'] ?? '–'} {below > 0 && say.below(below)}
                    </span>
                  </li>
                ))}
                <li className="line-pad meta">{say.unchanged(nodes.length - differing.length)}</li>
                {notes.map(({ text }) => (
                  <li key={text.en} className="line-pad">
                    {text[language]}
                  </li>
                ))}
              </ul>
              <p className="panel-empty">{said[language]}</p>
            </>
          )
        }}
      </Answer>
    </Panel>
  )
}

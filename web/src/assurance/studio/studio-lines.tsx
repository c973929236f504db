import type { CardProblem } from '@citywide/model/assurance/card-check'
import type { Noun } from '@citywide/model/assurance/language/vocabulary'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { StudioLine } from './studio-line.tsx'
import { studioTexts } from './studio-texts.ts'

interface StudioLinesProps {
  readonly name: 'where' | 'must'
  readonly title: string
  readonly help?: string
  readonly add: string
  readonly about: Noun
  readonly lines: readonly string[]
  readonly problems: readonly CardProblem[]
  readonly onChange: (lines: readonly string[]) => void
}

/** Conditions that all have to be true, one to a line. */
export function StudioLines({ name, title, help, add, about, lines, problems, onChange }: StudioLinesProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  // Lines keep their identity while they are moved, so that focus stays where it was.
  const [keys, setKeys] = useState(() => lines.map((_, index) => index))
  const next = Math.max(-1, ...keys) + 1
  const known = lines.map((_, index) => keys[index] ?? next + index)
  const put = (texts: readonly string[], order: readonly number[]) => {
    setKeys([...order])
    onChange(texts)
  }
  const whole = problems.find(({ line }) => line === name)
  return (
    <fieldset className="studio-lines">
      <legend>{title}</legend>
      {help && <p className="help">{help}</p>}
      {whole && <p className="field-error">{whole.text[language]}</p>}
      <ol>
        {lines.map((text, index) => (
          <li key={known[index]}>
            <StudioLine
              no={index + 1}
              about={about}
              text={text}
              problem={problems.find(({ line }) => line === `${name}/${index}`)}
              onChange={(changed) => put(lines.with(index, changed), known)}
            />
            <div className="studio-line-acts">
              {index > 0 && (
                <Button
                  kind="quiet"
                  icon="up"
                  aria-label={say.upLine(index + 1)}
                  onClick={() => put(swapped(lines, index), swapped(known, index))}
                />
              )}
              <Button
                kind="quiet"
                icon="close"
                aria-label={say.removeLine(index + 1)}
                onClick={() => put(lines.toSpliced(index, 1), known.toSpliced(index, 1))}
              />
            </div>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button icon="plus" onClick={() => put([...lines, ''], [...known, next])}>
          {add}
        </Button>
      </div>
    </fieldset>
  )
}

function swapped<T>(list: readonly T[], index: number): T[] {
  return list.toSpliced(index - 1, 2, ...list.slice(index - 1, index + 1).toReversed())
}

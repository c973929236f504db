import type { FieldProblem } from '@citywide/model/problem'
import { TextField } from '../../../ui/field.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { useId } from 'react'
import type { EntryValue, EntryWords } from './entry.ts'
import type { ControlFrame } from './control-frame.ts'
import { problemAt } from './problems.ts'
import { texts } from './texts.ts'

interface WordsControlProps {
  readonly frame: ControlFrame
  readonly name: string
  readonly title: string
  readonly entry: EntryWords
  readonly max: number
  readonly problems: readonly FieldProblem[]
  readonly onChange: (entry: EntryValue) => void
}

const SHORT = 300
const LONG = 5_000

/** A text in both languages, side by side. One of them may stay empty: readers of the other are told so. */
export function WordsControl({ frame, name, title, entry, max, problems, onChange }: WordsControlProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const id = useId()
  const rows = max > LONG ? 6 : max > SHORT ? 3 : undefined
  const own = (part: 'zh' | 'en') => problemAt(problems, name, part)?.text[language]
  const [zh, en] = [own('zh'), own('en')]
  const whole = zh === undefined && en === undefined ? frame.error : undefined
  const parts = [
    { part: 'zh', label: say.chinese, lang: 'zh-CN', error: zh },
    { part: 'en', label: say.english, lang: 'en', error: en },
  ] as const
  return (
    <fieldset className="words-control" aria-describedby={`${id}-help ${whole === undefined ? '' : `${id}-error`}`}>
      <legend className="label">
        {frame.label}
        {frame.required && <span aria-hidden="true"> *</span>}
        {frame.required && <span className="unseen">{say.requiredWord}</span>}
      </legend>
      <div className="words-pair">
        {(language === 'zh' ? parts : parts.toReversed()).map(({ part, label, lang, error }) => (
          <TextField
            key={part}
            label={
              <>
                <span className="unseen">{title} </span>
                {label}
              </>
            }
            lang={lang}
            value={entry[part]}
            error={error ?? (whole === undefined ? undefined : '')}
            {...(rows !== undefined && { rows })}
            onChange={(words) => onChange({ ...entry, [part]: words })}
          />
        ))}
      </div>
      <p id={`${id}-help`} className="help">
        {frame.help}
      </p>
      {whole !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {whole}
        </p>
      )}
    </fieldset>
  )
}

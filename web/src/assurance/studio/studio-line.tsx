import type { CardProblem } from '@citywide/model/assurance/card-check'
import { readForm, textOf } from '@citywide/model/assurance/condition-form'
import type { Noun } from '@citywide/model/assurance/language/vocabulary'
import { useId, useState } from 'react'
import { Switch } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { StudioCondition } from './studio-condition.tsx'
import { StudioProblem } from './studio-problem.tsx'
import { studioTexts } from './studio-texts.ts'
import { saidBy, vocabulary } from './studio-vocabulary.ts'

interface StudioLineProps {
  readonly no: number
  readonly about: Noun
  readonly text: string
  readonly problem: CardProblem | undefined
  readonly onChange: (text: string) => void
}

/** One condition, as a form or as text: both edit the same, and below stands what it says. */
export function StudioLine({ no, about, text, problem, onChange }: StudioLineProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const id = useId()
  const form = readForm(text, about, vocabulary)
  const [wish, setWish] = useState<'form' | 'text'>(form || text === '' ? 'form' : 'text')
  // What no form can say is shown as text, whatever was wished.
  const shown = form || text === '' ? wish : 'text'
  const said = saidBy(text, about)
  return (
    <fieldset className="stack studio-line" aria-label={say.line(no)}>
      <div className="row">
        <Switch
          label={say.writtenAs}
          value={shown}
          options={[
            { value: 'form', text: say.asForm },
            { value: 'text', text: say.asText },
          ]}
          onChange={setWish}
        />
        {wish === 'form' && shown === 'text' && said && <span className="meta">{say.textOnly}</span>}
      </div>
      {shown === 'form' ? (
        <StudioCondition about={about} form={form} onChange={(next) => onChange(textOf(next, about, vocabulary))} />
      ) : (
        <TextField
          id={id}
          label={say.feel}
          help={say.feelHelp}
          rows={2}
          value={text}
          error={problem?.text[language]}
          onChange={onChange}
        />
      )}
      {shown === 'text' && problem && <StudioProblem of={problem} text={text} onMend={onChange} />}
      {shown === 'form' && problem && text !== '' && <p className="field-error">{problem.text[language]}</p>}
      {said && (
        <p className="meta studio-said" aria-live="polite">
          {say.saidAs}
          {said[language]}
        </p>
      )}
    </fieldset>
  )
}

/** A condition as a form: which field, what is asked of it, and the value. */
import {
  asksOf,
  type ConditionForm,
  formOf,
  type Path,
  reached,
  textOf,
} from '@citywide/model/assurance/condition-form'
import type { Noun } from '@citywide/model/assurance/language/vocabulary'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { StudioPath } from './studio-path.tsx'
import { studioTexts } from './studio-texts.ts'
import { StudioValue } from './studio-value.tsx'
import { label, saidBy, vocabulary } from './studio-vocabulary.ts'

interface StudioConditionProps {
  readonly about: Noun
  readonly form: ConditionForm | undefined
  readonly onChange: (form: ConditionForm) => void
}

export function StudioCondition({ about, form, onChange }: StudioConditionProps) {
  const say = useTexts(studioTexts)
  const { language } = useLanguage()
  const at = form && reached(form.path, about, vocabulary)
  const choose = (path: Path) => {
    const to = reached(path, about, vocabulary)
    const [asks] = to ? asksOf(to.word) : []
    if (to && asks) onChange(formOf(asks, path, to.word))
  }
  return (
    <div className="studio-condition">
      <StudioPath about={about} path={form?.path} onChange={choose} />
      {form && at && (
        <>
          {asksOf(at.word).length > 1 && (
            <Select
              label={say.question}
              required
              value={form.asks}
              options={asksOf(at.word).map((asks) => ({ value: asks, text: say[`asks_${asks}`] }))}
              onChange={(value) => {
                const asks = asksOf(at.word).find((one) => one === value)
                if (asks) onChange(formOf(asks, form.path, at.word))
              }}
            />
          )}
          <StudioValue form={form} word={at.word} onChange={onChange} />
          {form.asks === 'linked' && at.word.kind === 'inverse' && (
            <Linked form={form} noun={vocabulary.nouns.get(at.word.noun)} language={language} onChange={onChange} />
          )}
        </>
      )}
    </div>
  )
}

type LinkedForm = Extract<ConditionForm, { asks: 'linked' }>

interface LinkedProps {
  readonly form: LinkedForm
  readonly noun: Noun | undefined
  readonly language: 'zh' | 'en'
  readonly onChange: (form: ConditionForm) => void
}

/** Conditions of the records that are linked; one level deep, since deeper ones are better written as text. */
function Linked({ form, noun, language, onChange }: LinkedProps) {
  const say = useTexts(studioTexts)
  if (!noun) return null
  const first = noun.words.get('updatedAt')
  return (
    <fieldset className="studio-linked">
      <legend>
        {say.whichLinked} ({label(noun.title, language)})
      </legend>
      {form.which.map((one, index) => (
        <div key={`${index} ${one.path.join('.')}`} className="studio-linked-line">
          <StudioCondition
            about={noun}
            form={one}
            onChange={(next) => onChange({ ...form, which: form.which.with(index, next) })}
          />
          <Button
            kind="quiet"
            icon="close"
            aria-label={say.removeLine(index + 1)}
            onClick={() => onChange({ ...form, which: form.which.toSpliced(index, 1) })}
          />
          <p className="meta">{saidBy(textOf(one, noun, vocabulary), noun)?.[language]}</p>
        </div>
      ))}
      {first && (
        <div className="row">
          <Button
            icon="plus"
            onClick={() => onChange({ ...form, which: [...form.which, formOf('recent', ['updatedAt'], first)] })}
          >
            {say.addCondition}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

/** One field of a form: the control that its kind asks for. What it means stands below it; what is wrong stands at it. */
import type { Field } from '@citywide/model/record/field'
import type { FieldProblem } from '@citywide/model/problem'
import { lazy, Suspense } from 'react'
import { Tag } from '../../../ui/chip.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Loading } from '../../../ui/state.tsx'
import { label } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import { BooleanControl } from './boolean-control.tsx'
import { type ControlFrame, fieldId } from './control-frame.ts'
import { CodeControl } from './code-control.tsx'
import { DateControl, MomentControl } from './date-control.tsx'
import { type EntryValue, isWords } from './entry.ts'
import { NumberControl } from './number-control.tsx'
import { problemAt } from './problems.ts'
import { texts } from './texts.ts'
import { WordsControl } from './words-control.tsx'

// A search in a list of records is the largest control, and many forms have none.
const RecordField = lazy(async () => ({ default: (await import('./record-field.tsx')).RecordField }))
const RecordsField = lazy(async () => ({ default: (await import('./records-field.tsx')).RecordsField }))

export interface FieldControlProps {
  readonly name: string
  readonly field: Field
  readonly entry: EntryValue
  readonly problems: readonly FieldProblem[]
  readonly names: Names
  /** Codes that can be chosen, where the lifecycle leaves only some open. */
  readonly open?: readonly string[] | undefined
  /** Nouns that a reference may point to, where another field narrows them. */
  readonly nouns?: readonly string[] | undefined
  readonly note?: string | undefined
  readonly onChange: (entry: EntryValue) => void
}

/** From this many characters on a text gets lines. */
const LINES = 300

export function FieldControl(props: FieldControlProps) {
  return (
    <div id={fieldId(props.name)} className="form-field">
      <Suspense fallback={<Loading rows={1} />}>
        <Control {...props} />
      </Suspense>
    </div>
  )
}

function Control({ name, field, entry, problems, names, open, nouns, note, onChange }: FieldControlProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const about = [field.about[language], note].filter(Boolean).join(language === 'zh' ? '' : ' ')
  const title = label(field.title, language)
  const frame: ControlFrame = {
    label:
      field.personal === 'none' ? (
        title
      ) : (
        <>
          {title} <Tag>{say.personal}</Tag>
        </>
      ),
    help: about,
    error: problemAt(problems, name)?.text[language],
    required: field.required,
  }
  const typed = typeof entry === 'string' ? entry : ''
  const listed = Array.isArray(entry) ? entry : []
  switch (field.type) {
    case 'text':
      return <TextField {...frame} value={typed} {...(field.max > LINES && { rows: 2 })} onChange={onChange} />
    case 'bilingual':
      return isWords(entry) ? (
        <WordsControl
          frame={frame}
          name={name}
          title={title}
          entry={entry}
          max={field.max}
          problems={problems}
          onChange={onChange}
        />
      ) : null
    case 'boolean':
      return <BooleanControl frame={frame} field={field} value={typed} onChange={onChange} />
    case 'number':
    case 'integer':
      return <NumberControl frame={frame} field={field} value={typed} onChange={onChange} />
    case 'date':
      return <DateControl frame={frame} value={typed} onChange={onChange} />
    case 'datetime':
      return <MomentControl frame={frame} value={typed} onChange={onChange} />
    case 'code':
      return <CodeControl frame={frame} field={field} value={typed} open={open} onChange={onChange} />
    case 'codes':
      return field.list.closed ? (
        <Choices
          {...frame}
          values={listed}
          options={Object.entries(field.list.values).map(([value, text]) => ({ value, text: text[language] }))}
          onChange={onChange}
        />
      ) : (
        <CodesControl frame={frame} listed={listed} onChange={onChange} />
      )
    case 'ref':
      return <RecordField {...frame} nouns={nouns ?? field.to} value={typed} names={names} onChange={onChange} />
    case 'refs':
      return <RecordsField {...frame} nouns={nouns ?? field.to} ids={listed} names={names} onChange={onChange} />
    case 'json':
      return <TextField {...frame} help={`${frame.help} ${say.jsonHelp}`} value={typed} rows={8} onChange={onChange} />
  }
}

/** Codes of a list that is the city's own: one to a line. */
function CodesControl({
  frame,
  listed,
  onChange,
}: {
  readonly frame: ControlFrame
  readonly listed: readonly string[]
  readonly onChange: (entry: EntryValue) => void
}) {
  const say = useTexts(texts)
  return (
    <TextField
      {...frame}
      help={`${frame.help} ${say.oneToALine}`}
      value={listed.join('\n')}
      rows={3}
      onChange={(text) => onChange(text === '' ? [] : text.split('\n'))}
    />
  )
}

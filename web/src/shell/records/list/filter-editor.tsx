/** How one filter is set: a small form made from the field. Nothing is asked before "Apply". */
import type { Field } from '@citywide/model/record/field'
import { lazy, Suspense, useId, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { civilDay, endOfDay, startOfDay } from '../../../ui/format.ts'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { texts as common } from '../../../ui/texts.ts'
import { readNumber } from '../form/number.ts'
import { Radios } from '../field/radio.tsx'
import { label } from '../register/register.ts'
import type { Names } from '../register/stored.ts'
import { unitOf } from '../field/units.ts'
import { type Filter, filterKind } from './filter.ts'
import { texts } from './texts.ts'

// Finding records by typing takes more code than the rest of the list's tools: it comes with the first such filter.
const RecordsField = lazy(() => import('../form/records-field.tsx').then((parts) => ({ default: parts.RecordsField })))

interface FilterEditorProps {
  readonly field: Field
  readonly filter: Filter
  readonly mayMiss: boolean
  readonly names: Names
  readonly onApply: (filter: Filter) => void
}

export function FilterEditor({ field, filter, mayMiss, names, onApply }: FilterEditorProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const [draft, setDraft] = useState(filter)
  const [error, setError] = useState<string>()
  const change = (part: Partial<Filter>) => {
    setError(undefined)
    setDraft((now) => ({ ...now, ...part }))
  }
  const kind = filterKind(field)
  const presence = draft.missing === undefined ? 'any' : draft.missing ? 'missing' : 'present'

  const submit = () => {
    const { from, to } = draft
    if (kind === 'number') {
      const first = readNumber(from ?? '')
      const last = readNumber(to ?? '')
      if (first === undefined || last === undefined) return setError(say.unreadable)
      if (first !== null && last !== null && first > last) return setError(say.crossed)
      return onApply({ ...draft, from: first === null ? '' : String(first), to: last === null ? '' : String(last) })
    }
    if (from && to && from > to) return setError(say.crossed)
    return onApply(draft)
  }

  return (
    <form
      className="stack filter-form"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {draft.missing !== true && (
        <Asking
          field={field}
          draft={draft}
          names={names}
          error={error}
          unit={'unit' in field ? unitOf(field, language, format.currency) : ''}
          onChange={change}
        />
      )}
      {mayMiss && (
        <Radios
          label={kind === 'presence' ? label(field.title, language) : say.presence}
          value={presence}
          options={[
            { value: 'any', text: say.any },
            { value: 'present', text: say.present },
            { value: 'missing', text: say.missing },
          ]}
          onChange={(next) => setDraft(presenceChosen(draft, next))}
        />
      )}
      <div className="row">
        <Button type="submit" kind="primary">
          {say.apply}
        </Button>
      </div>
    </form>
  )
}

/** "Not recorded" leaves nothing else to ask of the field. */
function presenceChosen(draft: Filter, chosen: 'any' | 'present' | 'missing'): Filter {
  if (chosen === 'missing') return { field: draft.field, missing: true }
  const { missing: _, ...rest } = draft
  return chosen === 'present' ? { ...rest, missing: false } : rest
}

interface AskingProps {
  readonly field: Field
  readonly draft: Filter
  readonly names: Names
  readonly error: string | undefined
  readonly unit: string
  readonly onChange: (part: Partial<Filter>) => void
}

function Asking({ field, draft, names, error, unit, onChange }: AskingProps) {
  const say = useTexts(texts)
  const yesNo = useTexts(common)
  const { language, timeZone } = useLanguage()
  const errorId = useId()
  const title = label(field.title, language)
  switch (filterKind(field)) {
    case 'choice':
      return (
        <Choices
          label={title}
          options={
            'list' in field
              ? Object.entries(field.list.values).map(([value, words]) => ({ value, text: words[language] }))
              : []
          }
          values={draft.is ?? []}
          onChange={(is) => onChange({ is })}
        />
      )
    case 'flag':
      return (
        <Radios
          label={title}
          value={draft.is?.[0] ?? 'any'}
          options={[
            { value: 'any', text: say.any },
            { value: 'true', text: yesNo.yes },
            { value: 'false', text: yesNo.no },
          ]}
          onChange={(next) => onChange({ is: next === 'any' ? [] : [next] })}
        />
      )
    case 'words':
      return (
        <TextField
          label={say.contains}
          maxLength={200}
          value={draft.contains ?? ''}
          onChange={(contains) => onChange({ contains })}
        />
      )
    case 'exact':
      return (
        <TextField
          label={say.exactly}
          maxLength={100}
          value={draft.is?.[0] ?? ''}
          onChange={(code) => onChange({ is: code.trim() === '' ? [] : [code.trim()] })}
        />
      )
    case 'reference':
      return 'to' in field ? (
        <Suspense>
          <RecordsField
            label={title}
            nouns={field.to}
            ids={draft.is ?? []}
            names={names}
            onChange={(is) => onChange({ is })}
          />
        </Suspense>
      ) : null
    case 'number':
      return (
        <Range title={unit === '' ? title : `${title} (${unit})`} error={error} errorId={errorId}>
          <TextField label={say.from} value={draft.from ?? ''} onChange={(from) => onChange({ from })} />
          <TextField label={say.to} value={draft.to ?? ''} onChange={(to) => onChange({ to })} />
        </Range>
      )
    case 'day':
      return (
        <Range title={title} error={error} errorId={errorId}>
          <TextField label={say.fromDay} kind="date" value={draft.from ?? ''} onChange={(from) => onChange({ from })} />
          <TextField label={say.toDay} kind="date" value={draft.to ?? ''} onChange={(to) => onChange({ to })} />
        </Range>
      )
    case 'moment': {
      const day = (instant: string | undefined) => (instant ? civilDay(Date.parse(instant), timeZone) : '')
      return (
        <Range title={title} error={error} errorId={errorId}>
          <TextField
            label={say.fromDay}
            kind="date"
            value={day(draft.from)}
            onChange={(from) => onChange({ from: from === '' ? '' : startOfDay(from, timeZone) })}
          />
          <TextField
            label={say.toDay}
            kind="date"
            value={day(draft.to)}
            onChange={(to) => onChange({ to: to === '' ? '' : endOfDay(to, timeZone) })}
          />
        </Range>
      )
    }
    case 'presence':
      return null
  }
}

function Range({
  title,
  error,
  errorId,
  children,
}: {
  title: string
  error: string | undefined
  errorId: string
  children: React.ReactNode
}) {
  return (
    <fieldset className="range" {...(error && { 'aria-describedby': errorId })}>
      <legend className="label">{title}</legend>
      <div className="range-ends">{children}</div>
      {error && (
        <p id={errorId} className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

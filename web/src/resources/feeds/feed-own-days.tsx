import { useId, useState } from 'react'
import { Button, IconButton } from '../../ui/button.tsx'
import { useTexts } from '../../ui/language.tsx'
import { movedDays } from './span.ts'
import { texts } from './texts.ts'

interface Days {
  readonly from: string
  readonly to: string
}

interface OwnDaysProps {
  readonly days: Days
  readonly onChoose: (days: Days) => void
}

/** Two civil days, the last one included. They hold when the form is sent, not while a date is half typed. */
export function OwnDays({ days, onChoose }: OwnDaysProps) {
  const say = useTexts(texts)
  const id = useId()
  const [from, setFrom] = useState(days.from)
  const [to, setTo] = useState(days.to)
  const [fault, setFault] = useState<'daysCrossed' | 'daysMissing'>()
  const send = () => {
    if (from === '' || to === '') setFault('daysMissing')
    else if (from > to) setFault('daysCrossed')
    else onChoose({ from, to })
  }
  return (
    <form
      className="feed-days not-on-paper"
      aria-label={say.range}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <DayField name={say.from} value={from} fault={fault && id} onChange={setFrom} />
      <DayField name={say.to} value={to} fault={fault && id} onChange={setTo} />
      <Button type="submit">{say.show}</Button>
      <span>
        <IconButton icon="left" label={say.earlier} onClick={() => onChoose(movedDays(days, -1))} />
        <IconButton icon="right" label={say.later} onClick={() => onChoose(movedDays(days, 1))} />
      </span>
      {fault && (
        <p id={id} className="field-error" role="alert">
          {say[fault]}
        </p>
      )}
    </form>
  )
}

interface DayFieldProps {
  readonly name: string
  readonly value: string
  /** Id of the sentence that says what is wrong. */
  readonly fault: string | undefined
  readonly onChange: (value: string) => void
}

function DayField({ name, value, fault, onChange }: DayFieldProps) {
  return (
    <label className="feed-day">
      <span className="label">{name}</span>
      <input
        className="input"
        type="date"
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

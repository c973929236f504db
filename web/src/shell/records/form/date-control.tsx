/** Days and moments. A day typed in part is not nothing: it is remembered as incomplete and said when the form is sent. */
import { type FocusEvent, useId } from 'react'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { isDay } from '../field/format-field.ts'
import { INCOMPLETE } from './entry.ts'
import type { ControlFrame } from './control-frame.ts'
import { texts } from './texts.ts'
import { instantOf, offsetAt } from './wall-clock.ts'

interface DateControlProps {
  readonly frame: ControlFrame
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The bounds of the model: a day outside them is a slip of the finger. */
const FIRST = '1800-01-01'
const LAST = '2200-12-31'

export function DateControl(props: DateControlProps) {
  return <Temporal {...props} type="date" min={FIRST} max={LAST} />
}

/** A moment is typed by the clocks of the city, whatever zone the desk stands in. */
export function MomentControl({ frame, value, onChange }: DateControlProps) {
  const say = useTexts(texts)
  const { timeZone, now, language } = useLanguage()
  const instant = instantOf(value, timeZone) ?? new Date(now).toISOString()
  const zone = say.inZone(timeZone, offsetAt(instant, timeZone))
  const help = [frame.help, zone].filter(Boolean).join(language === 'zh' ? '' : ' ')
  return (
    <Temporal
      frame={{ ...frame, help }}
      value={value}
      onChange={onChange}
      type="datetime-local"
      min={`${FIRST}T00:00`}
      max={`${LAST}T23:59`}
    />
  )
}

interface TemporalProps extends DateControlProps {
  readonly type: 'date' | 'datetime-local'
  readonly min: string
  readonly max: string
}

function Temporal({ frame, value, onChange, type, min, max }: TemporalProps) {
  const id = useId()
  const { format, timeZone } = useLanguage()
  const shown = value === INCOMPLETE ? '' : value
  // Browsers write 07/01 in their own order; in words a day cannot be mistaken.
  const moment = type === 'date' ? undefined : instantOf(shown, timeZone)
  const said = type === 'date' ? (isDay(shown) ? format.day(shown) : undefined) : moment && format.moment(moment)
  const left = ({ target }: FocusEvent<HTMLInputElement>) => {
    if (target.validity.badInput) onChange(INCOMPLETE)
    else if (value === INCOMPLETE) onChange(target.value)
  }
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {frame.label}
        {frame.required && <span aria-hidden="true"> *</span>}
      </label>
      <span className="with-unit">
        <input
          id={id}
          className="input"
          type={type}
          min={min}
          max={max}
          step={type === 'date' ? undefined : 'any'}
          value={shown}
          required={frame.required}
          aria-invalid={frame.error !== undefined}
          aria-describedby={`${id}-help ${id}-error`}
          onChange={(event) => onChange(event.target.value)}
          onBlur={left}
        />
        {said !== undefined && <span className="said">{said}</span>}
      </span>
      <p id={`${id}-help`} className="help">
        {frame.help}
      </p>
      <p id={`${id}-error`} className="field-error">
        {frame.error}
      </p>
    </div>
  )
}

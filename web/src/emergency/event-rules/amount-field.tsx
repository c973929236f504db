import { type ReactNode, useState } from 'react'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { texts } from './texts.ts'

interface AmountFieldProps {
  readonly label: string
  readonly help?: ReactNode
  readonly error?: string | undefined
  /** NaN while what is typed is no number. */
  readonly value: number
  readonly onChange: (value: number) => void
}

const numberOf = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.replace('−', '-')))

/** A number that may be half typed: until it is one, NaN is handed on, and the field says so. */
export function AmountField({ label, help, error, value, onChange }: AmountFieldProps) {
  const say = useTexts(texts)
  const [typed, setTyped] = useState(Number.isNaN(value) ? '' : String(value))
  const [given, setGiven] = useState(value)
  if (!Object.is(given, value)) {
    setGiven(value)
    if (!Object.is(numberOf(typed), value) && !Number.isNaN(value)) setTyped(String(value))
  }
  return (
    <TextField
      label={label}
      help={help}
      error={Number.isNaN(value) ? say.number : error}
      required
      value={typed}
      onChange={(text) => {
        setTyped(text)
        onChange(numberOf(text))
      }}
    />
  )
}

const units = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const
type Unit = keyof typeof units

function unitOf(seconds: number): Unit {
  if (!Number.isFinite(seconds) || seconds === 0) return 'minute'
  if (seconds % units.day === 0) return 'day'
  if (seconds % units.hour === 0) return 'hour'
  return seconds % units.minute === 0 ? 'minute' : 'second'
}

interface DurationFieldProps extends Omit<AmountFieldProps, 'value' | 'onChange'> {
  /** Seconds; NaN while what is typed is no number. */
  readonly seconds: number
  readonly onChange: (seconds: number) => void
}

/** A length of time in the unit that says it shortest. */
export function DurationField({ label, help, error, seconds, onChange }: DurationFieldProps) {
  const say = useTexts(texts)
  const [unit, setUnit] = useState<Unit>(() => unitOf(seconds))
  const words = { second: say.secondsUnit, minute: say.minutes, hour: say.hoursUnit, day: say.daysUnit }
  const offered: readonly Unit[] = unit === 'second' ? ['second', 'minute', 'hour', 'day'] : ['minute', 'hour', 'day']
  const value = seconds / units[unit]
  return (
    <div className="duration-field">
      <AmountField
        label={label}
        help={help}
        error={error}
        value={value}
        onChange={(count) => onChange(count < 0 ? Number.NaN : Math.round(count * units[unit]))}
      />
      <Select
        label={say.unitOfTime}
        required
        value={unit}
        options={offered.map((one) => ({ value: one, text: words[one] }))}
        onChange={(next) => {
          const chosen = offered.find((one) => one === next)
          if (!chosen) return
          setUnit(chosen)
          onChange(Math.round(value * units[chosen]))
        }}
      />
    </div>
  )
}

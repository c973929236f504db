/** One of a few, all in sight, with their whole words. */
import { Radio as AriaRadio, RadioGroup } from 'react-aria-components/RadioGroup'
import { FieldFoot, type FieldFrame, FieldLabel } from '../../../ui/field.tsx'
import type { Option } from '../../../ui/choices.tsx'
import './radio.css'

interface RadiosProps<V extends string> extends FieldFrame {
  readonly value: V | null
  readonly options: readonly (Option & { readonly value: V })[]
  readonly onChange: (value: V) => void
}

export function Radios<V extends string>({
  label,
  help,
  error,
  required = false,
  id,
  value,
  options,
  onChange,
}: RadiosProps<V>) {
  return (
    <RadioGroup
      className="field"
      value={value}
      onChange={(next) => onChange(next as V)}
      isRequired={required}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel required={required}>{label}</FieldLabel>
      <div className="radios">
        {options.map((option, index) => (
          <AriaRadio key={option.value} value={option.value} className="check radio" {...(id && index === 0 && { id })}>
            <span className="check-box radio-box" aria-hidden="true" />
            {option.text}
          </AriaRadio>
        ))}
      </div>
      <FieldFoot help={help} error={error} />
    </RadioGroup>
  )
}

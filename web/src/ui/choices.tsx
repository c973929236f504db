/** Some of many, and yes or no. */
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { FieldFoot, type FieldFrame, FieldLabel } from './field.tsx'
import { Icon } from './icon.tsx'
import './overlay.css'

export interface Option {
  readonly value: string
  readonly text: string
  /** A few words below the name. */
  readonly about?: string
}

interface ChoicesProps extends FieldFrame {
  readonly values: readonly string[]
  readonly options: readonly Option[]
  readonly onChange: (values: string[]) => void
}

export function Choices({ label, help, error, required = false, values, options, onChange }: ChoicesProps) {
  return (
    <CheckboxGroup
      className="field"
      value={[...values]}
      onChange={onChange}
      isRequired={required}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel required={required}>{label}</FieldLabel>
      <div className="checks">
        {options.map(({ value, text }) => (
          <Checkbox key={value} value={value} className="check">
            <CheckBoxFace />
            {text}
          </Checkbox>
        ))}
      </div>
      <FieldFoot help={help} error={error} />
    </CheckboxGroup>
  )
}

function CheckBoxFace() {
  return (
    <span className="check-box" aria-hidden="true">
      <Icon name="check" size={12} />
    </span>
  )
}

interface CheckProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

export function Check({ label, checked, onChange }: CheckProps) {
  return (
    <Checkbox className="check" isSelected={checked} onChange={onChange}>
      <CheckBoxFace />
      {label}
    </Checkbox>
  )
}

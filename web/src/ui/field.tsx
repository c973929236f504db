/** Fields of a form: label above, help below, the server's word at the field it is about. */
import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import './field.css'

export interface FieldFrame {
  readonly label: ReactNode
  readonly help?: ReactNode
  readonly error?: string | undefined
  readonly required?: boolean
  /** Where the error summary jumps to. */
  readonly id?: string
}

interface TextFieldProps extends FieldFrame {
  readonly value: string
  readonly kind?: 'text' | 'date' | 'datetime-local' | 'search' | 'password'
  readonly rows?: number
  readonly maxLength?: number
  /** Language of what is typed, for voices and input methods. */
  readonly lang?: string
  /** What the browser may fill in. Source: HTML, autofill detail tokens. */
  readonly autoComplete?: string
  /** Digits only: the keyboard of a phone shows those. */
  readonly numeric?: boolean
  readonly onChange: (value: string) => void
}

export function TextField({
  label,
  help,
  error,
  required = false,
  id,
  value,
  kind = 'text',
  rows,
  maxLength,
  lang,
  autoComplete,
  numeric = false,
  onChange,
}: TextFieldProps) {
  const common = {
    className: 'input',
    lang,
    ...(id && { id }),
    ...(maxLength && { maxLength }),
    ...(autoComplete && { autoComplete }),
    ...(numeric && { inputMode: 'numeric' as const }),
  }
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isRequired={required}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel required={required}>{label}</FieldLabel>
      {rows === undefined ? <Input type={kind} {...common} /> : <TextArea rows={rows} {...common} />}
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  )
}

export function FieldLabel({
  required = false,
  children,
}: {
  readonly required?: boolean
  readonly children: ReactNode
}) {
  return (
    <Label className="label">
      {children}
      {required && <span aria-hidden="true"> *</span>}
    </Label>
  )
}

export function FieldFoot({ help, error }: Pick<FieldFrame, 'help' | 'error'>) {
  return (
    <>
      {help && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </>
  )
}

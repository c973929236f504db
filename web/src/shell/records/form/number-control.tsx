import type { NumberField } from '@citywide/model/record/field'
import { Input } from 'react-aria-components/Input'
import { TextField } from 'react-aria-components/TextField'
import { FieldFoot, FieldLabel } from '../../../ui/field.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { formatField } from '../field/format-field.ts'
import { unitOf } from '../field/units.ts'
import type { ControlFrame } from './control-frame.ts'
import { readNumber } from './number.ts'
import { texts } from './texts.ts'

interface NumberControlProps {
  readonly frame: ControlFrame
  readonly field: NumberField
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A number as it is typed: it is read when the form is sent, and never clamped or rounded on the way. */
export function NumberControl({ frame, field, value, onChange }: NumberControlProps) {
  const { language, format } = useLanguage()
  const unit = field.unit === 'ratio' ? '' : unitOf(field, language, format.currency)
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isRequired={frame.required}
      isInvalid={frame.error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel required={frame.required}>{frame.label}</FieldLabel>
      <span className="with-unit">
        <Input
          className="input figures"
          inputMode={field.type === 'integer' && field.min >= 0 ? 'numeric' : 'decimal'}
          autoComplete="off"
        />
        {unit !== '' && <span className="unit">{unit}</span>}
      </span>
      <FieldFoot help={useHelp(frame.help, field, value)} error={frame.error} />
    </TextField>
  )
}

/** The meaning of the field, with its bounds where they say anything; a share is also said as a percentage. */
function useHelp(about: string, field: NumberField, value: string): string {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const parts = [about]
  if (field.unit === 'ratio') {
    const read = readNumber(value)
    const percent = typeof read === 'number' ? formatField(field, read, { language, format, names: {} }) : undefined
    parts.push(percent === undefined ? say.shareRange : say.share(percent))
  }
  return parts.join(language === 'zh' ? '' : ' ')
}

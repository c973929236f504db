import { TextField } from '../../../ui/field.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { texts } from './texts.ts'

interface ReasonFieldProps {
  readonly value: string
  /** Whether the form has been sent once without it. */
  readonly asked: boolean
  readonly onChange: (value: string) => void
}

/** Why something is done to records: no write of many goes without. */
export function ReasonField({ value, asked, onChange }: ReasonFieldProps) {
  const say = useTexts(texts)
  return (
    <TextField
      label={say.reason}
      help={say.reasonHelp}
      error={asked && value.trim() === '' ? say.reasonNeeded : undefined}
      required
      value={value}
      maxLength={500}
      rows={2}
      onChange={onChange}
    />
  )
}

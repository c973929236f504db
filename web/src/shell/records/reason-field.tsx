import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import type { Texts } from '../../ui/text.ts'

const texts = {
  reason: { zh: '原因', en: 'Reason' },
  help: { zh: '写入每条记录的历史。', en: 'Kept in the history of every record.' },
  needed: { zh: '请填写原因。', en: 'Say why.' },
} as const satisfies Texts

/** What stands around the field, where that is more than "Reason". */
export interface ReasonWords {
  readonly reason?: string
  readonly help?: string
  readonly needed?: string
}

interface ReasonFieldProps {
  readonly words?: ReasonWords
  readonly value: string
  /** Whether the form has been sent once without it. */
  readonly asked: boolean
  readonly onChange: (value: string) => void
}

/** Why something is done to records: it stands in their history. */
export function ReasonField({ words = {}, value, asked, onChange }: ReasonFieldProps) {
  const { reason, help, needed } = { ...useTexts(texts), ...words }
  return (
    <TextField
      label={reason}
      help={help}
      error={asked && value.trim() === '' ? needed : undefined}
      required
      value={value}
      maxLength={500}
      rows={2}
      onChange={onChange}
    />
  )
}

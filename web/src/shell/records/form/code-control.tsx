import type { CodeField } from '@citywide/model/record/field'
import { TextField } from '../../../ui/field.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { ControlFrame } from './control-frame.ts'

interface CodeControlProps {
  readonly frame: ControlFrame
  readonly field: CodeField
  readonly value: string
  readonly open: readonly string[] | undefined
  readonly onChange: (value: string) => void
}

/** A code by its word. Lists that are the city's own data are typed. */
export function CodeControl({ frame, field, value, open, onChange }: CodeControlProps) {
  const { language } = useLanguage()
  const { closed, values } = field.list
  if (!closed) return <TextField {...frame} value={value} maxLength={100} onChange={onChange} />
  const options = Object.entries(values)
    .filter(([code]) => open === undefined || open.includes(code))
    .map(([code, text]) => ({ value: code, text: text[language] }))
  // A code that the list no longer has stays as it is until somebody chooses another.
  const known = value === '' || options.some((option) => option.value === value)
  return (
    <Select
      {...frame}
      value={value === '' ? null : value}
      options={known ? options : [...options, { value, text: value }]}
      onChange={(next) => onChange(next ?? '')}
    />
  )
}

/** A text of several lines that stands for a list or for pairs; what is typed stays as it was typed. */
import { useState } from 'react'
import { type FieldFrame, TextField } from '../../../ui/field.tsx'

interface LinesFieldProps extends FieldFrame {
  readonly lines: readonly string[]
  readonly rows?: number
  readonly onChange: (lines: string[]) => void
}

export function LinesField({ lines, rows = 3, onChange, ...frame }: LinesFieldProps) {
  const [text, setText] = useState(() => lines.join('\n'))
  return (
    <TextField
      {...frame}
      rows={rows}
      value={text}
      onChange={(typed) => {
        setText(typed)
        onChange(typed.split('\n').map((line) => line.trim()))
      }}
    />
  )
}

interface NumberFieldProps extends FieldFrame {
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A whole number; what is none is sent as it is not, and the server says so at the field. */
export function NumberField({ value, onChange, ...frame }: NumberFieldProps) {
  const [text, setText] = useState(() => String(value))
  return (
    <TextField
      {...frame}
      numeric
      value={text}
      onChange={(typed) => {
        setText(typed)
        onChange(typed.trim() === '' ? -1 : Number(typed))
      }}
    />
  )
}

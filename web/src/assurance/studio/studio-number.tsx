import { useState } from 'react'
import { type FieldFrame, TextField } from '../../ui/field.tsx'

interface StudioNumberProps extends FieldFrame {
  readonly value: number | null
  /** Null only where nothing may stand there. */
  readonly onChange: (value: number) => void
  readonly onEmpty?: () => void
}

/** A number that may be half typed: what is no number yet is not handed on. */
export function StudioNumber({ value, onChange, onEmpty, ...frame }: StudioNumberProps) {
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  const [given, setGiven] = useState(value)
  if (given !== value) {
    setGiven(value)
    if (Number(typed) !== value || typed.trim() === '') setTyped(value === null ? '' : String(value))
  }
  return (
    <TextField
      {...frame}
      numeric
      value={typed}
      onChange={(text) => {
        setTyped(text)
        const number = Number(text)
        if (text.trim() === '') onEmpty?.()
        else if (Number.isFinite(number)) onChange(number)
      }}
    />
  )
}

import { useState } from 'react'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import './account.css'
import { texts } from './factor-texts.ts'

interface PasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly help?: string
  readonly error?: string | undefined
  /** `current-password` or `new-password`: what a password manager does here. */
  readonly autoComplete: string
  readonly onChange: (value: string) => void
}

/** A password, and a button to look at it: what can be read is typed right. Pasting is welcome. */
export function PasswordField({ label, value, help, error, autoComplete, onChange }: PasswordFieldProps) {
  const say = useTexts(texts)
  const [shown, setShown] = useState(false)
  return (
    <div className="password-field">
      <TextField
        label={label}
        value={value}
        kind={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        error={error}
        {...(help && { help })}
        onChange={onChange}
      />
      <button type="button" className="reveal" aria-pressed={shown} onClick={() => setShown(!shown)}>
        {shown ? say.hide : say.show}
      </button>
    </div>
  )
}

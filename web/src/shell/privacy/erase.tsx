/** Forgets a person: what leads from records to the person goes for good. */
import { useState } from 'react'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import { texts } from './texts.ts'
import { Wish } from './wish.tsx'

export function Erase({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts(texts)
  const [citizen, setCitizen] = useState('')
  const [reference, setReference] = useState('')
  const complete = citizen.trim() !== '' && reference.trim().length >= 2
  const body = complete ? { citizen: citizen.trim(), reference: reference.trim() } : undefined
  return (
    <Wish title={say.erase} path="erasures" body={body} action={say.eraseYes} onClose={onClose}>
      <p>{say.eraseHow}</p>
      <TextField label={say.citizenLogin} required maxLength={200} value={citizen} onChange={setCitizen} />
      <TextField label={say.reference} required maxLength={100} value={reference} onChange={setReference} />
    </Wish>
  )
}

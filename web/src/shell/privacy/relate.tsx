/** Marks an officer and a citizen as close: looks of one at the other are told from then on. */
import { useState } from 'react'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { texts } from './texts.ts'
import { Wish } from './wish.tsx'

const kinds = ['family', 'colleague', 'self'] as const

export function Relate({ account, onClose }: { readonly account: string; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const [citizen, setCitizen] = useState('')
  const [kind, setKind] = useState<(typeof kinds)[number]>('family')
  const body = citizen.trim() === '' ? undefined : { accountId: account, citizen: citizen.trim(), kind }
  return (
    <Wish title={say.relate} path="relations" body={body} action={say.save} onClose={onClose}>
      <p className="quiet">{say.relateHow}</p>
      <TextField label={say.citizenLogin} required maxLength={200} value={citizen} onChange={setCitizen} />
      <Select
        label={say.relation}
        required
        value={kind}
        options={kinds.map((value) => ({ value, text: say[value] }))}
        onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'family')}
      />
    </Wish>
  )
}

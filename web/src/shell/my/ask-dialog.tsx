/** A question to the privacy officer, about one look or about anything. */
import type { MyAccess } from '@citywide/model/platform/my-data'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { newKey } from '../records/form/new-key.ts'
import { ProblemLine } from './problem-line.tsx'
import { askQuestion } from './queries.ts'
import { texts } from './texts.ts'
import { rightWords } from './words.ts'

type Kind = keyof typeof rightWords
const kinds = Object.keys(rightWords) as readonly Kind[]

export function AskDialog({ about, onClose }: { readonly about: MyAccess | null; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const client = useQueryClient()
  const [kind, setKind] = useState<Kind>('explain')
  const [text, setText] = useState(about ? say.askDefault : '')
  const [key] = useState(newKey)
  const sent = useMutation({
    mutationFn: () => askQuestion({ kind, text, accessId: about?.id ?? null }, key),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['my'] })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sent.mutate()
  }
  return (
    <Dialog
      kind="dialog"
      title={about ? say.askAbout : say.askTitle}
      above={about && `${format.moment(about.at)} · ${about.purpose}`}
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <p className="quiet">{say.askHow}</p>
        {!about && (
          <Select
            label={say.askKind}
            required
            value={kind}
            options={kinds.map((value) => ({ value, text: rightWords[value][language] }))}
            onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'explain')}
          />
        )}
        <TextField label={say.askText} rows={4} maxLength={2000} required value={text} onChange={setText} />
        <ProblemLine of={sent.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={sent.isPending || text.trim().length < 5}>
            {sent.isPending ? say.sending : say.send}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

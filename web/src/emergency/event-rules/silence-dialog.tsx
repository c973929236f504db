import { useState } from 'react'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { newKey } from '../../shell/api/new-key.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { silenceRule } from './queries.ts'
import { texts } from './texts.ts'

interface SilenceDialogProps {
  readonly id: string
  /** Key of the group; null: the whole rule. */
  readonly group: string | null
  readonly about: string
  readonly onClose: () => void
}

/** Hours that are offered; seven days are the most there is, less a minute for clocks that differ. */
const lengths = [1, 4, 8, 24, 72, 168] as const

export function SilenceDialog({ id, group, about, onClose }: SilenceDialogProps) {
  const say = useTexts(texts)
  const [key] = useState(newKey)
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState('4')
  const silence = useChanging('event-rules', () => {
    const until = new Date(Date.now() + Number(hours) * 3_600_000 - 60_000).toISOString()
    return silenceRule(id, { group, reason: reason.trim(), until }, key)
  })
  return (
    <Dialog kind="dialog" title={say.silenceTitle} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') silence.mutate(undefined, { onSuccess: onClose })
        }}
      >
        <p>{about}</p>
        <p className="meta">{say.silenceLead}</p>
        <TextField label={say.reason} required rows={2} maxLength={500} value={reason} onChange={setReason} />
        <Select
          label={say.silenceFor}
          required
          value={hours}
          options={lengths.map((length) => ({
            value: String(length),
            text: length < 48 ? say.hours(length) : say.days(length / 24),
          }))}
          onChange={(value) => setHours(value ?? '4')}
        />
        <Fault of={silence.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={silence.isPending || reason.trim() === ''}>
            {say.silenceGroup}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

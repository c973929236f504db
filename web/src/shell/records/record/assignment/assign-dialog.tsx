import type { Assignment } from '@citywide/model/platform/assignment'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { Dialog } from '../../../../ui/dialog.tsx'
import { TextField } from '../../../../ui/field.tsx'
import { useLanguage, useTexts } from '../../../../ui/language.tsx'
import { INCOMPLETE } from '../../form/entry.ts'
import { DateControl } from '../../form/date-control.tsx'
import { newKey } from '../../form/new-key.ts'
import { type Around, assign, endAssignment } from '../around.ts'
import { WriteError } from '../write-error.tsx'
import { PersonField } from './person-field.tsx'
import { texts } from './texts.ts'

interface AssignDialogProps {
  readonly around: Around
  readonly open: Assignment | null
  readonly onClose: () => void
}

export function AssignDialog({ around, open, onClose }: AssignDialogProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const client = useQueryClient()
  const [account, setAccount] = useState<string | null>(open?.account.id ?? null)
  const [dueOn, setDueOn] = useState(open?.dueOn ?? '')
  const [note, setNote] = useState(open?.note ?? '')
  const [asked, setAsked] = useState(false)
  const [key] = useState(newKey)
  const settled = {
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ queryKey: ['assignments', around.id] }),
  }
  const give = useMutation({
    mutationFn: (to: string) => {
      const day = dueOn === '' || dueOn === INCOMPLETE ? null : dueOn
      const wish = { account: to, dueOn: day, note: note.trim() || null, replaces: open?.id ?? null }
      return assign(around, wish, `${key}-${account ?? ''}`.slice(0, 64))
    },
    ...settled,
  })
  const withdraw = useMutation({ mutationFn: (id: string) => endAssignment(id, 'withdrawn', newKey()), ...settled })
  const busy = give.isPending || withdraw.isPending
  return (
    <Dialog kind="dialog" title={say.assignTitle} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (account !== null) give.mutate(account)
        }}
      >
        <p className="quiet">{say.assignLead}</p>
        <PersonField
          label={say.person}
          value={account}
          text={open?.account.name[language] ?? ''}
          error={asked && account === null ? say.personNeeded : undefined}
          onChange={setAccount}
        />
        <DateControl
          frame={{ label: say.dueOn, help: '', error: undefined, required: false }}
          value={dueOn}
          onChange={setDueOn}
        />
        <TextField label={say.note} value={note} maxLength={1_000} rows={2} onChange={setNote} />
        <WriteError error={give.error ?? withdraw.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={busy}>
            {say.assign}
          </Button>
          {open && (
            <Button disabled={busy} onClick={() => withdraw.mutate(open.id)}>
              {say.withdraw}
            </Button>
          )}
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

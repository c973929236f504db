/** Deleting a record asks for the reason first. The history stays. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { recordQuery } from '../register/queries.ts'
import type { Stored } from '../register/stored.ts'
import { useWrites } from '../register/writes.ts'
import { texts } from './texts.ts'
import { WriteError } from './write-error.tsx'

interface DeleteButtonProps {
  readonly declaration: RecordDeclaration
  readonly record: Stored
  readonly name: string
}

export function DeleteButton(props: DeleteButtonProps) {
  const say = useTexts(texts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say.delete}
      </Button>
      {open && <DeleteDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function DeleteDialog({ declaration, record, name, onClose }: DeleteButtonProps & { readonly onClose: () => void }) {
  const say = useTexts(texts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const writes = useWrites(declaration)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const remove = useMutation({
    mutationFn: () => writes.remove(record.id, record.version, reason.trim()),
    onSuccess: () => navigate({ to: '/app/records/$path', params: { path: declaration.path } }),
    onError: () => client.invalidateQueries(recordQuery(declaration, record.id)),
  })
  const needed = asked && reason.trim() === ''
  return (
    <Dialog kind="dialog" title={say.deleteTitle} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (reason.trim() !== '') remove.mutate()
        }}
      >
        <p>{say.deleteLead(name)}</p>
        <TextField
          label={say.reason}
          help={say.reasonHelp}
          error={needed ? say.reasonNeeded : undefined}
          required
          value={reason}
          maxLength={500}
          rows={2}
          onChange={setReason}
        />
        <WriteError error={remove.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={remove.isPending}>
            {say.delete}
          </Button>
          <Button onClick={onClose}>{say.leaveAsIs}</Button>
        </div>
      </form>
    </Dialog>
  )
}

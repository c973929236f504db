/** Deleting a record asks for the reason first. The history stays. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { ReasonDialog } from '../reason-dialog.tsx'
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
  const remove = useMutation({
    mutationFn: (reason: string) => writes.remove(record.id, record.version, reason),
    onSuccess: () => navigate({ to: '/app/records/$path', params: { path: declaration.path } }),
    onError: () => client.invalidateQueries(recordQuery(declaration, record.id)),
  })
  return (
    <ReasonDialog
      title={say.deleteTitle}
      words={{ help: say.reasonHelp, needed: say.reasonNeeded }}
      verb={say.delete}
      leave={say.leaveAsIs}
      pending={remove.isPending}
      fault={<WriteError error={remove.error} />}
      onSend={(reason) => remove.mutate(reason)}
      onClose={onClose}
    >
      <p>{say.deleteLead(name)}</p>
    </ReasonDialog>
  )
}

/** Takes back what was done to many records at once. */
import type { BatchView } from '@citywide/model/platform/batch'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { RequestProblem } from '../../api/fetch.ts'
import { Fault } from '../views/view-dialog.tsx'
import { useBulkWrites } from './queries.ts'
import { ReasonField } from './reason-field.tsx'
import { texts } from './texts.ts'

interface UndoButtonProps {
  readonly declaration: RecordDeclaration
  readonly batch: BatchView
  readonly onUndone?: (batch: BatchView) => void
}

export function UndoButton(props: UndoButtonProps) {
  const say = useTexts(texts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say.undo}
      </Button>
      {open && <UndoDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function UndoDialog({ declaration, batch, onUndone, onClose }: UndoButtonProps & { readonly onClose: () => void }) {
  const say = useTexts(texts)
  const writes = useBulkWrites(declaration)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const undo = useMutation({
    mutationFn: (accept: 'all' | 'accepted') => writes.undo(batch, reason.trim(), accept),
    onSuccess: (undone) => {
      onUndone?.(undone)
      onClose()
    },
  })
  const some = undo.error instanceof RequestProblem && undo.error.code === 'BATCH_REFUSED'
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (reason.trim() !== '') undo.mutate(some ? 'accepted' : 'all')
  }
  return (
    <Dialog kind="dialog" title={say.undoTitle} onClose={onClose}>
      <form className="stack" noValidate onSubmit={send}>
        <ReasonField value={reason} asked={asked} onChange={setReason} />
        <Fault error={undo.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={undo.isPending}>
            {some ? say.undoAccepted : say.undo}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

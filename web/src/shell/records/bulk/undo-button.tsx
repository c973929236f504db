/** Takes back what was done to many records at once. */
import type { BatchView } from '@citywide/model/platform/batch'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { RequestProblem } from '../../api/fetch.ts'
import { Fault } from '../views/view-dialog.tsx'
import { useBulkWrites } from './queries.ts'
import { ReasonDialog } from '../reason-dialog.tsx'
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
  const undo = useMutation({
    mutationFn: ({ reason, accept }: { reason: string; accept: 'all' | 'accepted' }) =>
      writes.undo(batch, reason, accept),
    onSuccess: (undone) => {
      onUndone?.(undone)
      onClose()
    },
  })
  const some = undo.error instanceof RequestProblem && undo.error.code === 'BATCH_REFUSED'
  return (
    <ReasonDialog
      title={say.undoTitle}
      verb={some ? say.undoAccepted : say.undo}
      leave={say.cancel}
      pending={undo.isPending}
      fault={<Fault error={undo.error} />}
      onSend={(reason) => undo.mutate({ reason, accept: some ? 'accepted' : 'all' })}
      onClose={onClose}
    />
  )
}

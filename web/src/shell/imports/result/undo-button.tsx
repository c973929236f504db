/** Taking a whole import back: says what that means, and asks why. */
import type { ImportView } from '@citywide/model/platform/import'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { ProblemNotice } from '../failure-notice.tsx'
import { ReasonDialog } from '../../records/reason-dialog.tsx'
import { useImportWrites } from '../writes.ts'
import { texts } from './texts.ts'

interface UndoButtonProps {
  readonly view: ImportView
  /** Rows that are held stay; the others are taken back. */
  readonly rest: boolean
}

export function UndoButton(props: UndoButtonProps) {
  const say = useTexts(texts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {props.rest ? say.undoRest : say.undo}
      </Button>
      {open && <UndoDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

function UndoDialog({ view, rest, onClose }: UndoButtonProps & { readonly onClose: () => void }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const writes = useImportWrites(view.id)
  const undo = useMutation({ mutationFn: (reason: string) => writes.undo(reason, rest), onSuccess: onClose })
  const created = view.counts?.new ?? 0
  const changed = view.counts?.changed ?? 0
  const figure = (value: number) => format.number(value, 0)
  const lead =
    created > 0 && changed > 0
      ? say.undoBoth(figure(created), figure(changed))
      : created > 0
        ? say.undoCreated(figure(created))
        : say.undoChanged(figure(changed))
  return (
    <ReasonDialog
      title={rest ? say.undoRestTitle : say.undoTitle}
      words={{ reason: say.undoReason, help: say.undoReasonHelp, needed: say.undoReasonNeeded }}
      verb={rest ? say.undoRest : say.undo}
      leave={say.leave}
      pending={undo.isPending}
      fault={<ProblemNotice error={undo.error} />}
      onSend={(reason) => undo.mutate(reason)}
      onClose={onClose}
    >
      <p>{rest ? say.undoRestLead : lead}</p>
      {!rest && <p className="meta">{say.undoHistory}</p>}
    </ReasonDialog>
  )
}

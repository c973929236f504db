/** Taking a whole import back: says what that means, and asks why. */
import type { ImportView } from '@citywide/model/platform/import'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { ProblemNotice } from '../failure-notice.tsx'
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
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const undo = useMutation({ mutationFn: () => writes.undo(reason, rest), onSuccess: onClose })
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
    <Dialog kind="dialog" title={rest ? say.undoRestTitle : say.undoTitle} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (reason.trim() !== '' && !undo.isPending) undo.mutate()
        }}
      >
        <p>{rest ? say.undoRestLead : lead}</p>
        {!rest && <p className="meta">{say.undoHistory}</p>}
        <TextField
          label={say.undoReason}
          help={say.undoReasonHelp}
          error={asked && reason.trim() === '' ? say.undoReasonNeeded : undefined}
          required
          value={reason}
          maxLength={500}
          rows={2}
          onChange={setReason}
        />
        <ProblemNotice error={undo.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={undo.isPending}>
            {rest ? say.undoRest : say.undo}
          </Button>
          <Button onClick={onClose}>{say.leave}</Button>
        </div>
      </form>
    </Dialog>
  )
}

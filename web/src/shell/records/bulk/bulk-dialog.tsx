/** Many records at once: what is to be done and why, then what it would do, then what it did. */
import type { BatchAccept, BatchSelect, BatchView } from '@citywide/model/platform/batch'
import { BatchView as BatchViewSchema } from '@citywide/model/platform/batch'
import type { FieldProblem } from '@citywide/model/problem'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { RequestProblem } from '../../api/fetch.ts'
import { Fault } from '../views/view-dialog.tsx'
import { BatchItems } from './batch-items.tsx'
import './bulk.css'
import { atFields, planOf, planProblems, type PlannedField } from './plan.ts'
import { PlanFields } from './plan-fields.tsx'
import { useBulkWrites } from './queries.ts'
import { ReasonField } from '../reason-field.tsx'
import { texts } from './texts.ts'
import { UndoButton } from './undo-button.tsx'

interface BulkDialogProps {
  readonly declaration: RecordDeclaration
  readonly action: 'change' | 'delete'
  readonly count: number
  readonly select: BatchSelect
  readonly onDone: () => void
  readonly onClose: () => void
}

export function BulkDialog({ declaration, action, count, select, onDone, onClose }: BulkDialogProps) {
  const say = useTexts(texts)
  const { format, timeZone } = useLanguage()
  const writes = useBulkWrites(declaration)
  const [fields, setFields] = useState<readonly PlannedField[]>([])
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [batch, setBatch] = useState<BatchView>()
  const preview = useMutation({
    mutationFn: () =>
      writes.preview({
        action,
        select,
        reason: reason.trim(),
        plan: action === 'change' ? planOf(declaration, fields, timeZone) : undefined,
      }),
    onSuccess: setBatch,
    onError: (error) => error instanceof RequestProblem && setProblems(atFields(error.fields)),
  })
  const apply = useMutation({
    mutationFn: (of: { batch: BatchView; accept: BatchAccept }) => writes.apply(of.batch, of.accept),
    onSuccess: (done) => {
      setBatch(done)
      onDone()
    },
    // What stands in the way by now is listed with the rest.
    onError: (error) => {
      const now = error instanceof RequestProblem ? BatchViewSchema.safeParse(error.current) : undefined
      if (now?.success) setBatch(now.data)
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const found = planProblems(declaration, fields, timeZone)
    setProblems(found)
    if (found.length > 0 || reason.trim() === '' || (action === 'change' && fields.length === 0)) return
    preview.mutate()
  }
  const number = format.number(count, 0)
  const title =
    count === 1
      ? { change: say.editOne, delete: say.deleteOne }[action]
      : { change: say.editTitle, delete: say.deleteTitle }[action](number)
  return (
    <Dialog kind="drawer" title={title} onClose={onClose}>
      {batch ? (
        <Looked
          declaration={declaration}
          batch={batch}
          pending={apply.isPending}
          error={apply.error}
          onApply={(accept) => apply.mutate({ batch, accept })}
          onBack={() => {
            apply.reset()
            setBatch(undefined)
          }}
          onUndone={setBatch}
          onClose={onClose}
        />
      ) : (
        <form className="stack" noValidate onSubmit={send}>
          {action === 'change' && (
            <PlanFields declaration={declaration} fields={fields} problems={problems} onChange={setFields} />
          )}
          {action === 'change' && asked && fields.length === 0 && (
            <p className="field-error" role="alert">
              {say.nothingChosen}
            </p>
          )}
          <ReasonField value={reason} asked={asked} onChange={setReason} />
          <Fault error={preview.error} />
          <div className="row">
            <Button type="submit" kind="primary" disabled={preview.isPending}>
              {preview.isPending ? say.previewing : say.preview}
            </Button>
            <Button onClick={onClose}>{say.cancel}</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}

interface LookedProps {
  readonly declaration: RecordDeclaration
  readonly batch: BatchView
  readonly pending: boolean
  readonly error: Error | null
  readonly onApply: (accept: BatchAccept) => void
  readonly onBack: () => void
  readonly onUndone: (batch: BatchView) => void
  readonly onClose: () => void
}

function Looked({ declaration, batch, pending, error, onApply, onBack, onUndone, onClose }: LookedProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const { accepted, refused } = batch.counts
  const number = format.number(accepted, 0)
  if (batch.state !== 'preview') {
    return (
      <div className="stack">
        <output>{batch.state === 'undone' ? say.undoneLead : say.doneLead(number)}</output>
        <div className="row">
          <Button kind="primary" onClick={onClose}>
            {say.close}
          </Button>
          {batch.state === 'applied' && <UndoButton declaration={declaration} batch={batch} onUndone={onUndone} />}
        </div>
        <BatchItems declaration={declaration} batch={batch} />
      </div>
    )
  }
  const verb = batch.action === 'delete' ? say.deleteAll : say.applyAll
  return (
    <div className="stack">
      <output>{accepted === 0 ? say.nothingToDo : say.previewLead}</output>
      <Fault error={error} />
      <div className="row">
        {accepted > 0 && (
          <Button kind="primary" disabled={pending} onClick={() => onApply(refused > 0 ? 'accepted' : 'all')}>
            {refused > 0 ? say.applyAccepted(number) : verb(number)}
          </Button>
        )}
        <Button onClick={onBack}>{say.back}</Button>
      </div>
      <BatchItems declaration={declaration} batch={batch} />
    </div>
  )
}

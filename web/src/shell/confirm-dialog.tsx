/** Says what will be gone, and does it when that is meant. */
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

interface ConfirmDialogProps {
  readonly title: string
  readonly children: ReactNode
  readonly verb: string
  readonly leave: string
  readonly pending: boolean
  /** Why it could not be done. */
  readonly fault: ReactNode
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, verb, leave, pending, fault, onConfirm, onClose } = props
  return (
    <Dialog kind="dialog" title={title} onClose={onClose}>
      <div className="stack">
        <p>{children}</p>
        {fault}
        <div className="row">
          <Button kind="primary" disabled={pending} onClick={onConfirm}>
            {verb}
          </Button>
          <Button onClick={onClose}>{leave}</Button>
        </div>
      </div>
    </Dialog>
  )
}

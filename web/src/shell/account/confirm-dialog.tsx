import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language.tsx'
import { FaultNotice } from './fault.tsx'
import { useChange } from './queries.ts'
import { texts } from './texts.ts'

interface ConfirmDialogProps {
  readonly title: string
  readonly verb: string
  readonly children: ReactNode
  readonly change: () => Promise<unknown>
  readonly onClose: () => void
}

/** Says what will be gone, and does it when that is meant. */
export function ConfirmDialog({ title, verb, children, change, onClose }: ConfirmDialogProps) {
  const say = useTexts(texts)
  const making = useChange(change)
  return (
    <Dialog kind="dialog" title={title} onClose={onClose}>
      <div className="stack">
        <p>{children}</p>
        <FaultNotice of={making.error} />
        <div className="row">
          <Button
            kind="primary"
            disabled={making.isPending}
            onClick={() => making.mutate(undefined, { onSuccess: onClose })}
          >
            {verb}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </div>
    </Dialog>
  )
}

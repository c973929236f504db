import type { Webhook } from '@citywide/model/platform/webhook'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Fault } from './fault.tsx'
import { doing, useDoing } from './queries.ts'
import { texts } from './texts.ts'

interface RemoveDialogProps {
  readonly of: Webhook
  readonly onRemoved: () => void
  readonly onClose: () => void
}

export function RemoveDialog({ of: webhook, onRemoved, onClose }: RemoveDialogProps) {
  const say = useTexts(texts)
  const removing = useDoing(() => doing.remove(webhook))
  return (
    <Dialog kind="dialog" title={say.removeOf(webhook.title)} onClose={onClose}>
      <div className="stack">
        <p>{say.removeWhy}</p>
        <Fault of={removing.error} />
        <div className="row">
          <Button
            kind="primary"
            disabled={removing.isPending}
            onClick={() => removing.mutate(undefined, { onSuccess: onRemoved })}
          >
            {say.remove}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </div>
    </Dialog>
  )
}

import type { Webhook } from '@citywide/model/platform/webhook'
import { useTexts } from '../../ui/language.tsx'
import { Fault } from '../api/fault.tsx'
import { ConfirmDialog } from '../confirm-dialog.tsx'
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
    <ConfirmDialog
      title={say.removeOf(webhook.title)}
      verb={say.remove}
      leave={say.cancel}
      pending={removing.isPending}
      fault={<Fault of={removing.error} />}
      onConfirm={() => removing.mutate(undefined, { onSuccess: onRemoved })}
      onClose={onClose}
    >
      {say.removeWhy}
    </ConfirmDialog>
  )
}

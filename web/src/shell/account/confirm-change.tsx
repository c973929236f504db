import type { ReactNode } from 'react'
import { useTexts } from '../../ui/language.tsx'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { FaultNotice } from './fault.tsx'
import { useChange } from './queries.ts'
import { texts } from './texts.ts'

interface ConfirmChangeProps {
  readonly title: string
  readonly verb: string
  readonly children: ReactNode
  readonly change: () => Promise<unknown>
  readonly onClose: () => void
}

/** A change of the own account that is asked about first. */
export function ConfirmChange({ title, verb, children, change, onClose }: ConfirmChangeProps) {
  const say = useTexts(texts)
  const making = useChange(change)
  return (
    <ConfirmDialog
      title={title}
      verb={verb}
      leave={say.cancel}
      pending={making.isPending}
      fault={<FaultNotice of={making.error} />}
      onConfirm={() => making.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {children}
    </ConfirmDialog>
  )
}

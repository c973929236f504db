/** A dialog that does what it says only with a reason: what is taken away or brought back is asked about later. */
import { type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ReasonField, type ReasonWords } from './reason-field.tsx'

interface ReasonDialogProps {
  readonly title: string
  /** What will happen, before the reason is asked for. */
  readonly children?: ReactNode
  readonly words?: ReasonWords
  readonly verb: string
  readonly leave: string
  readonly pending: boolean
  /** Why it could not be done. */
  readonly fault: ReactNode
  readonly onSend: (reason: string) => void
  readonly onClose: () => void
}

export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, words, verb, leave, pending, fault, onSend, onClose } = props
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  return (
    <Dialog kind="dialog" title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (reason.trim() !== '' && !pending) onSend(reason.trim())
        }}
      >
        {children}
        <ReasonField {...(words && { words })} value={reason} asked={asked} onChange={setReason} />
        {fault}
        <div className="row">
          <Button type="submit" kind="primary" disabled={pending}>
            {verb}
          </Button>
          <Button onClick={onClose}>{leave}</Button>
        </div>
      </form>
    </Dialog>
  )
}

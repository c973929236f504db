/** What lies over the page: a drawer from the right, or a dialog in the middle. Escape and the ground close both. */
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'
import { useTexts } from './language.tsx'
import './overlay.css'
import { texts } from './texts.ts'

interface DialogProps {
  readonly kind: 'drawer' | 'dialog' | 'palette'
  readonly title: ReactNode
  /** References and where the matter stands in the standard, above the title. */
  readonly above?: ReactNode
  /** What belongs to the head: the question, the state. */
  readonly head?: ReactNode
  readonly children: ReactNode
  readonly onClose: () => void
}

export function Dialog({ kind, title, above, head, children, onClose }: DialogProps) {
  const say = useTexts(texts)
  return (
    <ModalOverlay className="scrim" data-kind={kind} isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className={`modal ${kind}`}>
        <AriaDialog className="dialog">
          <header className="dialog-head">
            <div className="dialog-above">
              <div>{above}</div>
              <Button onClick={onClose}>{say.close}</Button>
            </div>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {head}
          </header>
          <div className="dialog-body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

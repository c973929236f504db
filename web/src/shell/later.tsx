/** A button whose menu or dialog arrives when it is first pressed: menus need more code than the rest of the frame. */
import { type ReactNode, Suspense, useState } from 'react'

interface LaterProps {
  readonly label: string
  readonly className: string
  readonly face: ReactNode
  readonly popup?: 'menu' | 'dialog'
  /** A menu takes the place of the button and opens by itself; a dialog gets the way to close it. */
  readonly opened: ReactNode | ((close: () => void) => ReactNode)
}

export function Later({ label, className, face, popup = 'menu', opened }: LaterProps) {
  const [open, setOpen] = useState(false)
  const button = (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-haspopup={popup}
      aria-expanded={open}
      onClick={() => setOpen(true)}
    >
      {face}
    </button>
  )
  if (!open) return button
  if (typeof opened === 'function') {
    return (
      <>
        {button}
        <Suspense>{opened(() => setOpen(false))}</Suspense>
      </>
    )
  }
  return <Suspense fallback={button}>{opened}</Suspense>
}

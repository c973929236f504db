import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

/** Opens the evidence of a rule or recommendation beside the page one is on. Back closes it. */
export function EvidenceLink({
  of,
  className,
  children,
}: {
  readonly of: string
  readonly className?: string
  readonly children: ReactNode
}) {
  return (
    <Link to="." search={(all) => ({ ...all, evidence: of })} resetScroll={false} {...(className && { className })}>
      {children}
    </Link>
  )
}

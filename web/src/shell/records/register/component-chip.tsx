import { Link } from '@tanstack/react-router'
import { Chip } from '../../../ui/chip.tsx'

/** The part of the standard that a register belongs to. The base and the emergency part have no page of their own yet. */
export function ComponentChip({ code }: { readonly code: string }) {
  if (code === 'X') return null
  if (code === 'E') return <Chip>{code}</Chip>
  return (
    <Link to="/app/parts/$code" params={{ code }}>
      <Chip>{code}</Chip>
    </Link>
  )
}

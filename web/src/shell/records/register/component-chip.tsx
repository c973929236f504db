import { Link } from '@tanstack/react-router'
import { Chip } from '../../../ui/chip.tsx'

/** The part of the standard that a register belongs to. The base has no page of its own. */
export function ComponentChip({ code }: { readonly code: string }) {
  if (code === 'X') return null
  if (code === 'E') {
    return (
      <Link to="/app/emergency/cycle">
        <Chip>{code}</Chip>
      </Link>
    )
  }
  return (
    <Link to="/app/parts/$code" params={{ code }}>
      <Chip>{code}</Chip>
    </Link>
  )
}

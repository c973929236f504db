/** A link to the page where a part of the standard, or of what stands beside it, is looked at. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { partPath } from '../../shell/api/part-names.ts'

/** The page of a code: `B7.2` is looked at with B7, `D3.1` with D, `GC4` with the governance changes. */
export function pageOf(code: string): string {
  const [found = code] = /^(GC|EM|A\d|[BC]\d+|[AD])/.exec(code) ?? []
  return found
}

interface PartLinkProps {
  readonly code: string
  readonly className?: string
  readonly children: ReactNode
}

export function PartLink({ code, className, children }: PartLinkProps) {
  const page = pageOf(code)
  const path = partPath(page)
  const common = { children, ...(className !== undefined && { className }) }
  return path ? <Link to={path} {...common} /> : <Link to="/app/parts/$code" params={{ code: page }} {...common} />
}

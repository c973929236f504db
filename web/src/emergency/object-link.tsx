import { Link } from '@tanstack/react-router'
import type { LiveObject } from './live-objects.ts'

interface ObjectLinkProps {
  readonly of: LiveObject
  readonly onChoose: (id: string) => void
}

/** An alert opens beside the list, a stream and an incident on their own pages. */
export function ObjectLink({ of: { id, kind, title }, onChoose }: ObjectLinkProps) {
  switch (kind) {
    case 'alert':
      return (
        <button type="button" className="object-link" onClick={() => onChoose(id)}>
          {title}
        </button>
      )
    case 'stream':
      return (
        <Link to="/app/resources/feeds/$code" params={{ code: id }}>
          {title}
        </Link>
      )
    case 'incident':
      return (
        <Link to="/app/records/$path/$id" params={{ path: 'incidents', id }}>
          {title}
        </Link>
      )
  }
}

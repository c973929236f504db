/** The rest of a list that comes page by page. */
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'

interface MoreProps {
  readonly of: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
  readonly children: ReactNode
}

export function More({ of, children }: MoreProps) {
  if (!of.hasNextPage) return null
  return (
    <div className="table-foot">
      <Button kind="quiet" disabled={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
        {children}
      </Button>
    </div>
  )
}

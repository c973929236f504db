import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useState } from 'react'

interface VisibleRows {
  readonly indexes: readonly number[]
  /** Heights in pixels of what lies out of sight. */
  readonly before: number
  readonly after: number
  readonly measure: ((element: Element | null) => void) | undefined
}

/** Which rows of a long table are in sight of a page that scrolls as a whole. */
export function useVisibleRows(
  table: RefObject<HTMLTableElement | null>,
  count: number,
  virtual: boolean,
): VisibleRows {
  const [top, setTop] = useState(0)
  useLayoutEffect(() => {
    if (table.current) setTop(table.current.getBoundingClientRect().top + window.scrollY)
  }, [table, virtual])
  // The rule is about memoising compilers, which are not used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useWindowVirtualizer({
    count: virtual ? count : 0,
    estimateSize: () => 40,
    overscan: 12,
    scrollMargin: top,
  })
  if (!virtual) {
    return { indexes: Array.from({ length: count }, (_, index) => index), before: 0, after: 0, measure: undefined }
  }
  const items = virtualizer.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  return {
    indexes: items.map(({ index }) => index),
    before: first ? first.start - top : 0,
    after: last ? virtualizer.getTotalSize() - (last.end - top) : 0,
    measure: virtualizer.measureElement,
  }
}

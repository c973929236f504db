import { type ReactNode, useEffect, useRef } from 'react'

/** What opens over the page gives the focus to its first control, so that one can type at once. */
export function FirstFocus({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // React Aria first puts the focus on the frame that opens; ours comes after it.
    const timer = requestAnimationFrame(() =>
      place.current?.querySelector<HTMLElement>('input:not([type=hidden]), textarea, button')?.focus(),
    )
    return () => cancelAnimationFrame(timer)
  }, [])
  return (
    <div ref={place} className={className}>
      {children}
    </div>
  )
}

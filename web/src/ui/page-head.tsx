/** The head of a page: reference, title, one sentence on the state of things, and what can be done. */
import { type ReactNode, useEffect, useRef } from 'react'
import './page-head.css'

interface PageHeadProps {
  /** References and the kind of thing, above the title. */
  readonly above?: ReactNode
  readonly title: ReactNode
  /** One generated sentence on the state of things. */
  readonly sentence?: ReactNode
  /** Figures or actions at the right. */
  readonly aside?: ReactNode
  readonly size?: 'page' | 'vision'
  /** The text of the title, for the window; where the title is plain text it is found by itself. */
  readonly name?: string
}

let arrived = false

/** Called by the shell when the reader has gone to another page: its heading then takes the focus. */
export function announceArrival(): void {
  arrived = true
}

export function PageHead({ above, title, sentence, aside, size = 'page', name }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const known = name ?? (typeof title === 'string' ? title : undefined)
  useEffect(() => {
    if (known !== undefined) document.title = `${known} · Citywide`
  }, [known])
  useEffect(() => {
    if (!arrived) return
    arrived = false
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <header className="page-head" data-size={size}>
      <div className="page-head-words">
        {above && <div className="page-above">{above}</div>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {sentence && <p className="page-sentence">{sentence}</p>}
      </div>
      {aside && <div className="page-aside">{aside}</div>}
    </header>
  )
}

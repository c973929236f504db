/** A sheet of paper with a heading. Never a panel inside a panel. */
import { type ReactNode, useId } from 'react'

interface PanelProps {
  readonly title: ReactNode
  /** What the panel shows, in a few words beside the title. */
  readonly about?: ReactNode
  /** References, counts and switches at the right end of the heading. */
  readonly aside?: ReactNode
  /** Content that brings its own padding: tables, lists with lines. */
  readonly flush?: boolean
  readonly className?: string
  readonly children: ReactNode
}

export function Panel({ title, about, aside, flush = false, className = '', children }: PanelProps) {
  const id = useId()
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {about && <p className="panel-about">{about}</p>}
        {aside && <div className="panel-aside">{aside}</div>}
      </header>
      <div className={flush ? 'panel-body flush' : 'panel-body'}>{children}</div>
    </section>
  )
}

/** Names and values, one to a line. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className="facts">{children}</dl>
}

export function Fact({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

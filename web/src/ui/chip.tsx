/** A reference of the standard such as B7: the users' shared language, never a sentence. */
import './chip.css'

export function Chip({ children }: { readonly children: React.ReactNode }) {
  return <span className="chip">{children}</span>
}

/** A short word about a thing: what kind it is, where it came from. */
export function Tag({
  tone,
  children,
}: {
  tone?: 'good' | 'watch' | 'bad' | 'none' | 'done'
  children: React.ReactNode
}) {
  return (
    <span className="tag tone" data-tone={tone}>
      {children}
    </span>
  )
}

/** In the evidence of a rule: the finding that stands on it, and the next act. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useView } from '../../shell/api/session.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import './finding.css'
import { ruleFindingsQuery } from './finding-queries.ts'
import { findingTexts } from './finding-texts.ts'
import { FindingDue, FindingOwner, StateTag } from './finding-words.tsx'

export function RuleFinding({ rule }: { readonly rule: string }) {
  const say = useTexts(findingTexts)
  const { format } = useLanguage()
  const { scope, at } = useView()
  // Of the past nothing is asked of anybody; who may not see findings sees the evidence alone.
  const items =
    useQuery({ ...ruleFindingsQuery(rule, scope), enabled: at === undefined, retry: false }).data?.items ?? []
  const standing = items.find(({ state }) => state !== 'closed')
  const former = items.filter(({ state }) => state === 'closed')
  const [last] = former
  if (!standing && !last) return null
  return (
    <section>
      <h3>{say.finding}</h3>
      {standing && (
        <div className="finding-cell">
          <span className="row">
            <StateTag of={standing.state} />
            <span className="meta">{say.due}</span>
            <FindingDue of={standing} />
            {standing.ineffective && <span className="meta">{say.inVain}</span>}
          </span>
          <FindingOwner of={standing.owner} />
          <Link className="button" to="/app/assurance/findings/{-$id}" params={{ id: standing.id }}>
            {say.openFinding}
          </Link>
        </div>
      )}
      {last && (
        <p className="meta">
          {say.former(former.length)}
          {' · '}
          <Link to="/app/assurance/findings/{-$id}" params={{ id: last.id }}>
            {say.beforeClosed(last.closedAt ? format.dayOf(last.closedAt) : '–')}
          </Link>
        </p>
      )}
    </section>
  )
}

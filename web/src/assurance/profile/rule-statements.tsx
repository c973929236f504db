/** What people stated about one rule, as far as it is not over. */
import { useQuery } from '@tanstack/react-query'
import { useScope } from '../../shell/api/session.ts'
import { attestationsQuery } from './profile-queries.ts'
import { StatementLine } from './statement-line.tsx'

export function RuleStatements({ rule }: { readonly rule: string }) {
  const scope = useScope()
  const stated = useQuery(attestationsQuery(scope?.code, rule)).data ?? []
  const [newest] = stated
  const shown = stated.filter((one) => one === newest || !['expired', 'withdrawn'].includes(one.state))
  if (shown.length === 0) return null
  return (
    <ul className="lines">
      {shown.map((one) => (
        <StatementLine key={one.id} of={one} within />
      ))}
    </ul>
  )
}

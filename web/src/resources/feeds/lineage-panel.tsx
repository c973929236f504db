/** What stands on a stream: the indicators that are computed from it, and the rules that watch it. */
import type { Stream } from '@citywide/model/observations/stream'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { useTexts, Words } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { eventRulesQuery, readersQuery } from './quality-queries.ts'
import { qualityTexts } from './quality-texts.ts'

export function LineagePanel({ of: stream }: { readonly of: Stream }) {
  const say = useTexts(qualityTexts)
  const indicators = useQuery(readersQuery(stream.code))
  // Who may not see event rules is not shown that there are any.
  const { data: rules } = useQuery(eventRulesQuery())
  const watching = rules?.items.filter(({ property }) => property === stream.property)
  return (
    <Panel title={say.lineage} className="feed-lineage">
      <h3>{say.indicators}</h3>
      <Answer of={indicators} rows={2} what={say.indicators}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="meta">{say.noIndicators}</p>
          ) : (
            <ul className="lines">
              {items.map(({ id, title }) => (
                <li key={id}>
                  <Link to="/app/records/$path/$id" params={{ path: 'indicators', id }}>
                    <Words of={title} />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {watching && (
        <>
          <h3>{say.eventRules}</h3>
          {watching.length === 0 ? (
            <p className="meta">{say.noEventRules}</p>
          ) : (
            <ul className="lines">
              {watching.map(({ id, title, sentence }) => (
                <li key={id}>
                  <Words of={title} />
                  <p className="meta">
                    <Words of={sentence} />
                  </p>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Panel>
  )
}

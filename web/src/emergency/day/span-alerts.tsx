/** The alerts of a chosen span, also those that are closed. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Answer } from '../../shell/api/answer.tsx'
import { useView } from '../../shell/api/session.ts'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { AlertStateWord } from '../alert/alert-state-word.tsx'
import { SeverityWord } from '../alert/severity.tsx'
import { alertsQuery } from '../queries.ts'
import { texts } from '../texts.ts'
import type { Interval } from './bars.ts'
import '../../ui/table/table.css'

export function SpanAlerts({ interval: { from, to } }: { readonly interval: Interval }) {
  const say = useTexts(texts)
  const words = useWords()
  const { format } = useLanguage()
  const answer = useQuery(alertsQuery(useView().scope, from, to))
  const title = say.spanTitle(format.time(from), format.time(to))
  return (
    <section className="span-alerts" aria-label={title}>
      <h3>{title}</h3>
      <Answer of={answer} rows={3} what={title}>
        {(items) =>
          items.length === 0 ? (
            <p className="quiet">{say.noneInSpan}</p>
          ) : (
            <table className="table keep">
              <tbody>
                {items.map((alert) => (
                  <tr key={alert.id}>
                    <td className="figures">{format.time(alert.raisedAt)}</td>
                    <td>
                      <SeverityWord of={alert.severity} />
                    </td>
                    <th scope="row">
                      <Link to="/app/emergency/alerts/$id" params={{ id: alert.id }}>
                        {words(alert.title) || say.untitled}
                      </Link>
                      <br />
                      <span className="meta">
                        <AlertStateWord of={alert} />
                      </span>
                    </th>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
    </section>
  )
}

import type { AlertEvent } from '@citywide/model/emergency/alert-view'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { unitLabel } from '../../ui/unit.ts'
import { alertTexts } from './alert-texts.ts'

/** What happened to an alert, the latest first. */
export function AlertTimeline({ of, unit }: { readonly of: readonly AlertEvent[]; readonly unit: string | null }) {
  const say = useTexts(alertTexts)
  const words = useWords()
  const { language, format } = useLanguage()
  return (
    <ol className="alert-timeline">
      {of.toReversed().map(({ seq, event, at, actor, value, note, other }) => (
        <li key={seq}>
          <time dateTime={at} title={format.moment(at)}>
            {format.time(at)}
          </time>
          <span>
            <strong>{say[`event_${event}`]}</strong>
            {value !== null && ` ${format.number(value)}${unit === null ? '' : ` ${unitLabel(unit, language)}`}`}
            <span className="quiet"> {actor ? actor.name[language] : say.bySystem}</span>
            {other && <span className="alert-note">{words(other.name)}</span>}
            {note !== null && <span className="alert-note">{note}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

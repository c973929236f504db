import type { Cockpit } from '@citywide/model/assurance/cockpit'
import { Link } from '@tanstack/react-router'
import { civilDay } from '../../ui/format.ts'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { Shape, type Tone } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { texts } from '../texts.ts'

const WEEK = 7 * 86_400_000

export function WaitingPanel({ of, asOf }: { readonly of: Cockpit['waiting']; readonly asOf: string }) {
  const say = useTexts(texts)
  const { format, timeZone } = useLanguage()
  const today = Date.parse(civilDay(Date.parse(asOf), timeZone))
  const toneOf = (due: string | null): Tone => {
    if (due === null) return 'none'
    const left = Date.parse(due) - today
    return left <= 0 ? 'bad' : left <= WEEK ? 'watch' : 'good'
  }
  return (
    <Panel title={say.waiting} aside={of.length > 0 ? of.length : undefined} flush>
      {of.length === 0 ? (
        <p className="panel-empty">{say.nothingWaits}</p>
      ) : (
        <ul className="lines">
          {of.map(({ noun, id, title, dueAt }) => (
            <li key={id}>
              <Link
                to="/app/records/$path/$id"
                params={{ path: noun, id }}
                className="line-link tone"
                data-tone={toneOf(dueAt)}
              >
                <Shape tone={toneOf(dueAt)} />
                <span className="line-title">
                  <Words of={title} />
                </span>
                <span className="line-end tone-text">{dueAt === null ? say.noDate : format.dayShort(dueAt)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

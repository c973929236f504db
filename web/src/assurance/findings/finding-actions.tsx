import type { FindingDetail } from '@citywide/model/assurance/finding'
import { actionStatus } from '@citywide/model/codes/action-status'
import type { Text } from '@citywide/model/text'
import { Link } from '@tanstack/react-router'
import { Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { findingTexts } from './finding-texts.ts'

const tones: Readonly<Record<string, 'good' | 'bad' | 'watch' | 'none'>> = {
  done: 'good',
  blocked: 'bad',
  in_progress: 'watch',
}
const words: Readonly<Record<string, Text>> = actionStatus.values

/** What is done about it, from the register of actions. */
export function FindingActions({ of }: { readonly of: Pick<FindingDetail, 'planned'> }) {
  const say = useTexts(findingTexts)
  const { language, format } = useLanguage()
  return (
    <Panel title={say.actions} flush>
      {of.planned.length === 0 ? (
        <p className="panel-empty">{say.noActions}</p>
      ) : (
        <ul className="finding-actions">
          {of.planned.map(({ action, status, owner, dueAt, doneAt }) => (
            <li key={action.id}>
              <Link to="/app/records/$path/$id" params={{ path: action.path, id: action.id }}>
                <Words of={action.title} />
              </Link>
              <span className="row">
                <Tag tone={tones[status] ?? 'none'}>{words[status]?.[language] ?? status}</Tag>
                {owner && <span>{owner.name}</span>}
                <span className="meta">
                  {doneAt === null ? say.dueWord(format.day(dueAt)) : say.doneWord(format.day(doneAt))}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

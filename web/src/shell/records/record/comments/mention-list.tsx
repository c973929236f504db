/** The colleagues whose names fit, below the field that keeps the focus: its `aria-activedescendant` says which one is meant. */
import type { AccountView } from '@citywide/model/platform/account-view'
import { useLanguage, useTexts } from '../../../../ui/language.tsx'
import '../../../../ui/overlay.css'
import './comments.css'
import { texts } from './texts.ts'

interface MentionListProps {
  /** The list is called `<id>-people`, its entries `<id>-0`, `<id>-1`, … */
  readonly id: string
  readonly people: readonly AccountView[]
  readonly at: number
  readonly onTake: (person: AccountView) => void
}

export function MentionList({ id, people, at, onTake }: MentionListProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  return (
    <div className="mention-list">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native list cannot follow the caret of another field */}
      <div id={`${id}-people`} role="listbox" aria-label={say.people} tabIndex={-1}>
        {people.map((person, index) => (
          <div
            key={person.id}
            id={`${id}-${index}`}
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a native option lives in a native list only
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className="list-item"
            // The field keeps the focus; a press must not take it away before it is done.
            onMouseDown={(event) => {
              event.preventDefault()
              onTake(person)
            }}
          >
            {person.name[language]}
          </div>
        ))}
      </div>
      <output className={people.length > 0 ? 'unseen' : 'panel-empty'}>
        {people.length > 0 ? say.found(people.length) : say.nobody}
      </output>
    </div>
  )
}

/** Every version of a rule: who wrote it, who published it, and what it changed. */
import type { CardDraft } from '@citywide/model/assurance/card-draft'
import type { RuleFile, RuleVersion } from '@citywide/model/assurance/rule-studio'
import { versionStateNames } from '@citywide/model/assurance/rule-version'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { StudioDifference } from './studio-difference.tsx'
import { studioTexts } from './studio-texts.ts'

export function StudioVersions({ of: { versions, release } }: { readonly of: RuleFile }) {
  const say = useTexts(studioTexts)
  return (
    <Panel title={say.versions}>
      {versions.length === 0 && <p className="meta">{say.noVersions}</p>}
      <ol className="studio-versions">
        {versions.map((version, index) => (
          <li key={version.id}>
            <Version of={version} before={cardBefore(versions.slice(index + 1), release)} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

/** The card that was in force before a version. */
function cardBefore(older: readonly RuleVersion[], release: CardDraft | null): CardDraft | null {
  const published = older.find(({ state }) => state === 'published')
  return published?.card ?? release
}

function Version({ of: version, before }: { readonly of: RuleVersion; readonly before: CardDraft | null }) {
  const say = useTexts(studioTexts)
  const { language, format } = useLanguage()
  const { no, state, puts, card, authors, reviewer, publishedAt, note, events } = version
  return (
    <details>
      <summary>
        <strong>{say.versionNo(no)}</strong>
        <Mark tone={state === 'published' ? 'done' : 'watch'}>{versionStateNames[state][language]}</Mark>
        <span className="meta">
          {publishedAt && reviewer
            ? say.publishedOn(format.dayOf(publishedAt), reviewer.name[language])
            : say.writtenBy(format.list(authors.map(({ name }) => name[language])))}
        </span>
      </summary>
      <div className="stack">
        {note !== null && <p>{note}</p>}
        {puts === 'retired' && <p>{say.putsRetired}</p>}
        {puts === 'release' && <p>{say.putsRelease}</p>}
        {card && before && <StudioDifference before={before} after={card} />}
        <ol className="lines">
          {events.map((event) => (
            <li key={`${event.at} ${event.act}`}>
              <span className="meta nowrap">{format.dayOf(event.at)}</span> {event.actor.name[language]}{' '}
              {say[`event_${event.act}`]}
              {event.note !== null && <q>{event.note}</q>}
            </li>
          ))}
        </ol>
      </div>
    </details>
  )
}

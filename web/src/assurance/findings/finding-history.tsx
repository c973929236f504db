/** How it came about and went on, and who was told of it. */
import type { FindingDetail } from '@citywide/model/assurance/finding'
import { useQuery } from '@tanstack/react-query'
import { registersOf } from '../../shell/api/registers.ts'
import { verdicts } from '../../shell/api/standing.ts'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { findingTexts } from './finding-texts.ts'

export function FindingHistory({ of }: { readonly of: FindingDetail['events'] }) {
  const say = useTexts(findingTexts)
  const { language, format } = useLanguage()
  const registers = useQuery(registersOf).data
  const titleOf = (noun: string) => registers?.find(({ name }) => name === noun)?.title[language] ?? noun
  return (
    <Panel title={say.history} flush>
      <ol className="finding-events">
        {of.map(({ kind, at, actor, verdict, role, because }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- several may happen at one moment, and nothing is put between
          <li key={`${at} ${kind} ${index}`}>
            <span>
              <strong>{say[`event_${kind}`]}</strong>
              {role && ` ${say.toRole(role[language])}`}
              {verdict && <> · {verdicts[verdict].word[language]}</>}
            </span>
            <span className="meta">
              <time dateTime={at}>{format.moment(at)}</time> · {actor ? actor.name[language] : say.byEngine}
              {because.length > 0 && (
                <>
                  {' · '}
                  {say.because(
                    format.list(because.map(({ noun, records }) => say.changedRecords(titleOf(noun), records))),
                  )}
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

export function FindingMessages({ of }: { readonly of: FindingDetail['messages'] }) {
  const say = useTexts(findingTexts)
  const { language, format } = useLanguage()
  return (
    <Panel title={say.messages} flush>
      {of.length === 0 ? (
        <p className="panel-empty">{say.noMessages}</p>
      ) : (
        <ul className="finding-messages">
          {of.map(({ account, kind, channel, sentAt, sendAfter }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- as above
            <li key={`${account.id} ${sendAfter} ${index}`}>
              <span>{account.name[language]}</span>
              <span className="meta">
                {say[`event_${kind}`]} · {say[channel]} ·{' '}
                {sentAt === null ? say.waits(format.moment(sendAfter)) : say.sent(format.moment(sentAt))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

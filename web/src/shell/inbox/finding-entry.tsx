/** What became of findings, in the inbox: the sentence, how many records fall short, the first of them, the next step. */
import type { FindingNews, InboxEntry } from '@citywide/model/platform/inbox'
import type { VerdictState } from '@citywide/model/assurance/verdict-state'
import { Link } from '@tanstack/react-router'
import { Chip } from '../../ui/chip.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import { verdicts } from '../api/standing.ts'
import { findingTexts } from './finding-texts.ts'

interface FindingWordsProps {
  readonly of: NonNullable<InboxEntry['finding']>
  readonly onRead: () => void
}

/** The line that stands at the head of the entry. */
export function FindingHead({ of: { news }, onRead }: FindingWordsProps) {
  const say = useTexts(findingTexts)
  const { language } = useLanguage()
  const [only] = news.items
  if (news.total === 1 && only)
    return (
      <>
        <span>{say.kind(only.kind)}</span>
        <Link to="/app/assurance/findings/{-$id}" params={{ id: only.finding }} onClick={onRead}>
          {only.title[language]}
        </Link>
      </>
    )
  return (
    <Link to="/app/assurance/findings/{-$id}" params={{}} search={{ scope: only?.scope }} onClick={onRead}>
      {news.channel === 'digest' ? say.digest(news.total) : say.several(news.total)}
    </Link>
  )
}

export function FindingLines({ of: { news, records }, onRead }: FindingWordsProps) {
  const say = useTexts(findingTexts)
  return (
    <ul className="inbox-findings">
      {news.items.map((item) => (
        <Line key={item.finding} of={item} records={records} alone={news.total === 1} onRead={onRead} />
      ))}
      {news.total > news.items.length && <li className="meta">{say.more(news.total - news.items.length)}</li>}
    </ul>
  )
}

interface LineProps {
  readonly of: FindingNews['items'][number]
  readonly records: FindingWordsProps['of']['records']
  readonly alone: boolean
  readonly onRead: () => void
}

function Line({ of, records, alone, onRead }: LineProps) {
  const say = useTexts(findingTexts)
  const { language, format } = useLanguage()
  const { finding, kind, rule, title, sentence, verdict, n, fail, next, dueOn, sample } = of
  const known: Readonly<Record<string, (typeof verdicts)[VerdictState]>> = verdicts
  const state = known[verdict]
  const seen = sample.flatMap(({ id }) => records.find((record) => record.id === id) ?? [])
  const better = kind === 'closed' || kind === 'eased'
  return (
    <li>
      <span className="row">
        {state && <Mark tone={state.tone}>{state.word[language]}</Mark>}
        {!alone && (
          <>
            <Chip>{rule}</Chip>
            <Link to="/app/assurance/findings/{-$id}" params={{ id: finding }} onClick={onRead}>
              {title[language]}
            </Link>
            <span className="meta">{say.kind(kind)}</span>
          </>
        )}
        {!better && fail > 0 && <span className="meta">{say.fails(fail, n)}</span>}
        {!better && <span className="meta">{say.due(format.day(dueOn))}</span>}
      </span>
      {alone && <span className="quiet">{sentence[language]}</span>}
      {seen.length > 0 && (
        <span className="row">
          {seen.map(({ id, path, title: name }) => (
            <Link key={id} to="/app/records/$path/$id" params={{ path, id }} onClick={onRead}>
              {name && <Words of={name} />}
            </Link>
          ))}
        </span>
      )}
      {!better && <span>{say.next(next[language])}</span>}
    </li>
  )
}

/** What the reader asked of the city, with days and answers. */
import type { MyRequest } from '@citywide/model/platform/my-data'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { Mark } from '../../ui/mark.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/state.tsx'
import { Answer } from '../api/answer.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { requestsQuery } from './queries.ts'
import { texts } from './texts.ts'
import { rightWord } from './words.ts'

export function MyRequests() {
  const say = useTexts(texts)
  const answer = useQuery(requestsQuery)
  const [asking, setAsking] = useState(false)
  const open = answer.data?.items.filter(({ closedAt }) => closedAt === null).length
  return (
    <>
      <PageHead
        title={say.requests}
        sentence={open !== undefined && say.requestsSentence(open)}
        aside={<Button onClick={() => setAsking(true)}>{say.newQuestion}</Button>}
      />
      <Answer of={answer} rows={6} what={say.requests}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={say.noRequests}>{say.noRequestsWhy}</Empty>
          ) : (
            <ul className="my-list">
              {items.map((request) => (
                <Request key={request.id} of={request} />
              ))}
            </ul>
          )
        }
      </Answer>
      {asking && <AskDialog about={null} onClose={() => setAsking(false)} />}
    </>
  )
}

function Request({ of: request }: { readonly of: MyRequest }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const { noun, kind, number, closedAt, organization } = request
  const title = noun === 'SubjectRequest' && kind !== null ? rightWord(kind, language) : (kind ?? say.request)
  return (
    <li className="panel my-card">
      <p className="my-card-head">
        <time dateTime={request.submittedAt}>{format.dayOf(request.submittedAt)}</time>
        <Due of={request} />
      </p>
      <h2 className="my-card-title">
        {title}
        {number !== null && <span className="quiet"> {number}</span>}
      </h2>
      {organization && (
        <p className="quiet">
          <Words of={organization} />
        </p>
      )}
      {request.text !== null && <p className="my-notice">{request.text}</p>}
      {request.answer !== null && (
        <p className="my-note">
          <strong>{say.answer}</strong>
          <br />
          {request.answer}
        </p>
      )}
      {closedAt !== null && <p className="meta">{say.closed(format.dayOf(closedAt))}</p>}
    </li>
  )
}

function Due({ of: { dueAt, closedAt } }: { readonly of: MyRequest }) {
  const say = useTexts(texts)
  const { format, now } = useLanguage()
  if (dueAt === null || closedAt !== null) return null
  const day = format.dayOf(dueAt)
  return Date.parse(dueAt) < now ? <Mark tone="bad">{say.late(day)}</Mark> : <span>{say.due(day)}</span>
}

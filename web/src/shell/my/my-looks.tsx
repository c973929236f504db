/** Who looked at the reader's data: who, when, why, on what ground. */
import type { MyAccess } from '@citywide/model/platform/my-data'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/chip.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Fact, Facts } from '../../ui/panel.tsx'
import { Empty } from '../../ui/state.tsx'
import { Answer } from '../api/answer.tsx'
import { AskDialog } from './ask-dialog.tsx'
import { looksQuery } from './queries.ts'
import { texts } from './texts.ts'
import { basisWord, categoryWord, hazardWord, roleWord } from './words.ts'

export function MyLooks() {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const answer = useInfiniteQuery(looksQuery)
  const [about, setAbout] = useState<MyAccess>()
  const items = answer.data?.pages.flatMap((page) => page.items) ?? []
  const month = answer.data?.pages[0]?.month
  return (
    <>
      <PageHead title={say.looks} sentence={month !== undefined && say.looksSentence(format.number(month))} />
      <Answer of={answer} rows={6} what={say.looks}>
        {() =>
          items.length === 0 ? (
            <Empty title={say.noLooks}>{say.noLooksWhy}</Empty>
          ) : (
            <>
              <ol className="my-list">
                {items.map((look) => (
                  <Look key={look.id} of={look} onAsk={() => setAbout(look)} />
                ))}
              </ol>
              {answer.hasNextPage && (
                <Button disabled={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                  {say.more}
                </Button>
              )}
            </>
          )
        }
      </Answer>
      {about && <AskDialog about={about} onClose={() => setAbout(undefined)} />}
    </>
  )
}

function Look({ of: look, onAsk }: { readonly of: MyAccess; readonly onAsk: () => void }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const roles = look.roles.filter((role) => role !== '' && role !== 'program')
  return (
    <li className="panel my-card">
      <p className="my-card-head">
        <time dateTime={look.at}>{format.moment(look.at)}</time>
        {look.emergency !== null && (
          <Tag tone="watch">
            {say.emergency} · {hazardWord(look.emergency, language)}
          </Tag>
        )}
      </p>
      <h2 className="my-card-title">
        {look.organization && <Words of={look.organization} />}
        {look.organization && ' · '}
        {look.roles.includes('program') ? say.program : (look.person ?? say.program)}
        {roles.length > 0 && (
          <span className="quiet">{say.inRole(format.list(roles.map((role) => roleWord(role, language))))}</span>
        )}
      </h2>
      <p className="my-card-purpose">{look.purpose}</p>
      <Facts>
        {look.legalBasis !== null && <Fact name={say.basis}>{basisWord(look.legalBasis, language)}</Fact>}
        <Fact name={say.data}>
          {look.dataset ? <Words of={look.dataset} /> : categoryWord(look.category ?? 'other', language)}
          {look.bulk !== null && <span className="quiet"> · {say.bulk(format.number(look.bulk))}</span>}
        </Fact>
        {look.reference !== null && <Fact name={say.reference}>{look.reference}</Fact>}
      </Facts>
      {look.hiddenBefore !== null && <p className="my-note">{say.hiddenBefore(look.hiddenBefore)}</p>}
      <div className="row">
        {look.asked ? <span className="quiet">{say.asked}</span> : <Button onClick={onAsk}>{say.askAbout}</Button>}
        {look.provable && (
          <a className="button" data-kind="quiet" href={`/api/my/accesses/${look.id}/proof`} download>
            {say.proof}
          </a>
        )}
      </div>
    </li>
  )
}

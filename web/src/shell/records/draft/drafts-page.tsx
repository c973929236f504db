/** Every draft: what waits for the reader's review first. */
import type { DraftLine } from '@citywide/model/platform/draft-view'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Switch } from '../../../ui/button.tsx'
import { Tag } from '../../../ui/chip.tsx'
import { FilterBar } from '../../../ui/filter.tsx'
import { useLanguage, useTexts, Words } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Empty } from '../../../ui/state.tsx'
import { Answer } from '../../api/answer.tsx'
import { useScope, useSession } from '../../api/session.ts'
import { registerOf, registerTitle } from '../register/register.ts'
import './draft.css'
import { peopleIn } from './people.ts'
import { type Box, boxes, draftsQuery } from './queries.ts'
import { texts } from './texts.ts'

const route = getRouteApi('/app/drafts')
const empty = { awaiting: 'noneAwaiting', mine: 'noneMine', open: 'noneOpen', closed: 'noneClosed' } as const

export function DraftsPage() {
  const say = useTexts(texts)
  const { box = 'awaiting' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <>
      <PageHead title={say.drafts} sentence={say.draftsLead} />
      <FilterBar>
        <Switch
          label={say.boxes}
          value={box}
          options={boxes.map((value) => ({ value, text: say[value] }))}
          onChange={(next) => void navigate({ search: (all) => ({ ...all, box: next }), replace: true })}
        />
      </FilterBar>
      <Drafts box={box} />
    </>
  )
}

function Drafts({ box }: { readonly box: Box }) {
  const say = useTexts(texts)
  const scope = useScope()
  const me = useSession()?.account.id
  const answer = useInfiniteQuery(draftsQuery(box, scope?.code))
  return (
    <Panel title={say[box]} flush>
      <Answer of={answer} rows={4} what={say.drafts}>
        {({ pages }) => {
          const drafts = pages.flatMap(({ items }) => items)
          if (drafts.length === 0) return <Empty title={say[empty[box]]}>{say.howToBegin}</Empty>
          return (
            <>
              <ul className="lines">
                {/* Where the reader was asked by name comes first. */}
                {drafts
                  .toSorted((a, b) => Number(b.reviewer?.id === me) - Number(a.reviewer?.id === me))
                  .map((draft) => (
                    <Line key={draft.id} draft={draft} asked={box === 'awaiting' && draft.reviewer?.id === me} />
                  ))}
              </ul>
              {answer.hasNextPage && (
                <div className="table-foot">
                  <Button kind="quiet" onClick={() => void answer.fetchNextPage()}>
                    {say.more}
                  </Button>
                </div>
              )}
            </>
          )
        }}
      </Answer>
    </Panel>
  )
}

function Line({ draft, asked }: { readonly draft: DraftLine; readonly asked: boolean }) {
  const say = useTexts(texts)
  const { language, format, now } = useLanguage()
  const declaration = registerOf(draft.noun)
  return (
    <li>
      <Link className="draft-line" to="/app/drafts/$id" params={{ id: draft.id }}>
        <span>
          <span className="line-title">
            <Words of={draft.title} />
          </span>{' '}
          <Tag>{say.state(draft.state)}</Tag> {asked && <Tag tone="watch">{say.askedYou}</Tag>}{' '}
          {draft.recordId === null && <Tag>{say.isNew}</Tag>} {draft.urgent && <Tag tone="watch">{say.urgent}</Tag>}
        </span>
        <span className="line-about">
          {declaration && `${registerTitle(declaration, language)} · `}
          {say.line(peopleIn(draft.authors, language), draft.changed.length, format.ago(draft.updatedAt, now))}
        </span>
        {draft.note !== null && <span className="line-about">{say.noteFor(draft.note)}</span>}
      </Link>
    </li>
  )
}

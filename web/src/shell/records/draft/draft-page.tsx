/** A draft: both versions side by side, how it stands, what may be done with it, and what was said about it. */
import type { DraftView } from '@citywide/model/platform/draft-view'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Tag } from '../../../ui/chip.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Fact, Facts, Panel } from '../../../ui/panel.tsx'
import { wordsOf } from '../../../ui/text.ts'
import { Answer } from '../../api/answer.tsx'
import { useSession } from '../../api/session.ts'
import { captionOf } from '../register/caption.ts'
import { RegisterTrail } from '../register/register-trail.tsx'
import { pointedIn, useNames, useReading } from '../register/names.ts'
import { NoRegister } from '../register/no-register.tsx'
import { registerOf } from '../register/register.ts'
import { type Names, Stored } from '../register/stored.ts'
import { DraftActs } from './draft-acts.tsx'
import { DraftEvents } from './draft-events.tsx'
import './draft.css'
import { draftQuery } from './queries.ts'
import { SideBySide } from './side-by-side.tsx'
import { sidesOf } from './sides.ts'
import { texts } from './texts.ts'
import { peopleIn } from './people.ts'

const route = getRouteApi('/app/drafts/$id')
const none: Names = {}

export function DraftPage() {
  const say = useTexts(texts)
  const { id } = route.useParams()
  const answer = useQuery(draftQuery(id))
  return (
    <Answer of={answer} rows={8} what={say.drafts} page>
      {(draft) => {
        const declaration = registerOf(draft.noun)
        return declaration ? <Shown declaration={declaration} draft={draft} /> : <NoRegister />
      }}
    </Answer>
  )
}

interface ShownProps {
  readonly declaration: RecordDeclaration
  readonly draft: DraftView
}

function Shown({ declaration, draft }: ShownProps) {
  const say = useTexts(texts)
  const { language, format, now } = useLanguage()
  const { before, after } = sidesOf(draft)
  const pointed = [before, after].flatMap((values) => pointedIn(declaration, values))
  const reading = useReading(useNames(none, pointed))
  const record = Stored.safeParse(after)
  const title = wordsOf(record.success ? captionOf(declaration, record.data, reading) : draft.title, language).text
  return (
    <>
      <PageHead
        above={
          <>
            <RegisterTrail declaration={declaration} />
            <Tag>{say.state(draft.state)}</Tag>
            {draft.recordId === null && <Tag>{say.isNew}</Tag>}
            {draft.urgent && <Tag tone="watch">{say.urgent}</Tag>}
          </>
        }
        title={say.title(title)}
        sentence={say.standing(
          peopleIn(draft.authors, language),
          draft.changed.length,
          format.ago(draft.updatedAt, now),
        )}
        aside={
          <>
            {draft.recordId !== null && (
              <Link
                className="button"
                to="/app/records/$path/$id"
                params={{ path: declaration.path, id: draft.recordId }}
              >
                {say.toRecord}
              </Link>
            )}
            <DraftActs key={draft.version} draft={draft} />
          </>
        }
      />
      <Banner draft={draft} />
      <div className="with-side">
        <div className="stack">
          <SideBySide declaration={declaration} draft={draft} reading={reading} />
          <DraftEvents draft={draft} />
        </div>
        <AboutDraft draft={draft} />
      </div>
    </>
  )
}

/** The one thing about it that a reader must know first. */
function Banner({ draft }: { readonly draft: DraftView }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const me = useSession()?.account.id
  const who = draft.decidedBy?.name[language] ?? ''
  const when = format.moment(draft.decidedAt ?? draft.updatedAt)
  const words = (): readonly [string, 'watch' | undefined] | undefined => {
    if (draft.state === 'published')
      return draft.urgent ? [say.publishedUrgently(who, when), 'watch'] : [say.publishedBy(who, when), undefined]
    if (draft.state === 'withdrawn') return [say.withdrawnBy(who, when), undefined]
    if (draft.recordId !== null && draft.now === null) return [say.orphaned, 'watch']
    if (draft.overlaps.length > 0) return [say.overlapping(draft.overlaps.length), 'watch']
    if (draft.outdated) return [say.outdated, 'watch']
    if (draft.state === 'review' && draft.authors.some(({ id }) => id === me)) return [say.reviewedByOther, undefined]
    return undefined
  }
  const [text, kind] = words() ?? []
  return text === undefined ? null : (
    <div className="draft-banner" data-kind={kind}>
      <p>{text}</p>
    </div>
  )
}

function AboutDraft({ draft }: { readonly draft: DraftView }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  return (
    <Panel title={say.about}>
      <Facts>
        <Fact name={say.authors}>{peopleIn(draft.authors, language)}</Fact>
        <Fact name={say.askedReviewer}>
          {draft.reviewer ? draft.reviewer.name[language] : <span className="missing">{say.anybody}</span>}
        </Fact>
        {draft.note !== null && <Fact name={say.why}>{draft.note}</Fact>}
        <Fact name={say.begun}>{format.moment(draft.begunAt)}</Fact>
        {draft.sentAt !== null && <Fact name={say.sentAt}>{format.moment(draft.sentAt)}</Fact>}
        {draft.baseVersion !== null && <Fact name={say.against}>{say.version(draft.baseVersion)}</Fact>}
      </Facts>
    </Panel>
  )
}

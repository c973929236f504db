/** What the reader was told: mentions and assignments, each with the way to its record. */
import type { InboxEntry } from '@citywide/model/platform/inbox'
import { roleNames } from '@citywide/model/platform/role'
import type { Text } from '@citywide/model/text'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, Switch } from '../../ui/button.tsx'
import { FilterBar } from '../../ui/filter.tsx'
import { useLanguage, useTexts, Words } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Empty } from '../../ui/state.tsx'
import { Answer } from '../api/answer.tsx'
import { useSession } from '../api/session.ts'
import { DueWords } from '../records/record/assignment/due-words.tsx'
import { PlainComment } from '../records/record/comments/comment-text.tsx'
import { newKey } from '../records/form/new-key.ts'
import { countQuery } from './count.ts'
import { FindingHead, FindingLines } from './finding-entry.tsx'
import './inbox.css'
import { inboxQuery, markRead } from './queries.ts'
import { More } from '../api/more.tsx'
import { SignatureHead } from './signature-head.tsx'
import { texts } from './texts.ts'

const route = getRouteApi('/app/inbox')

export function InboxPage() {
  const say = useTexts(texts)
  const navigate = useNavigate({ from: '/app/inbox' })
  const { show, kind } = route.useSearch()
  const account = useSession()?.account.id
  const answer = useInfiniteQuery(inboxQuery(account, { kind, unread: show === 'unread' }))
  const unread = useQuery(countQuery(account)).data?.unread ?? 0
  const items = answer.data?.pages.flatMap((page) => page.items) ?? []
  const mark = useMark()
  const newest = items[0]
  return (
    <>
      <PageHead
        title={say.inbox}
        sentence={say.sentence(unread)}
        aside={
          <>
            <Link className="button" to="/app/tasks">
              {say.toTasks}
            </Link>
            <Button
              disabled={unread === 0 || mark.isPending || !newest}
              onClick={() => newest && mark.mutate({ upTo: newest.id })}
            >
              {say.markAll}
            </Button>
          </>
        }
      />
      <FilterBar>
        <Switch
          label={say.show}
          value={show ?? 'all'}
          options={[
            { value: 'all', text: say.all },
            { value: 'unread', text: say.onlyUnread },
          ]}
          onChange={(next) =>
            void navigate({ search: (all) => ({ ...all, show: next === 'unread' ? next : undefined }), replace: true })
          }
        />
        <Switch
          label={say.kind}
          value={kind ?? 'all'}
          options={[
            { value: 'all', text: say.everything },
            { value: 'mention', text: say.mentions },
            { value: 'assignment', text: say.assignments },
            { value: 'finding', text: say.findings },
            { value: 'role_waits', text: say.rolesWait },
            { value: 'role_ends', text: say.rolesEnd },
            { value: 'signature', text: say.signatures },
          ]}
          onChange={(next) =>
            void navigate({ search: (all) => ({ ...all, kind: next === 'all' ? undefined : next }), replace: true })
          }
        />
      </FilterBar>
      <Answer of={answer} rows={6} what={say.inbox}>
        {() =>
          items.length === 0 ? (
            <Empty title={say.nothing}>{say.nothingWhy}</Empty>
          ) : (
            <div className="panel inbox">
              <ol className="lines">
                {items.map((entry) => (
                  <Entry key={entry.id} entry={entry} onRead={() => mark.mutate({ entries: [entry.id] })} />
                ))}
              </ol>
              <More of={answer}>{say.more}</More>
            </div>
          )
        }
      </Answer>
    </>
  )
}

function useMark() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (what: Parameters<typeof markRead>[0]) => markRead(what, newKey()),
    onSettled: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  })
}

function Entry({ entry, onRead }: { readonly entry: InboxEntry; readonly onRead: () => void }) {
  const say = useTexts(texts)
  const { language, format, now } = useLanguage()
  const { kind, actor, at, readAt, record, comment, assignment, role, webhook, finding } = entry
  const who = actor?.name[language] ?? ''
  const unread = readAt === null
  return (
    <li className="inbox-entry" data-unread={unread || undefined}>
      <p className="inbox-head">
        {finding ? (
          <FindingHead of={finding} onRead={() => unread && onRead()} />
        ) : entry.signature ? (
          <SignatureHead of={entry.signature} onRead={() => unread && onRead()} />
        ) : webhook && record ? (
          <Link to="/app/admin/webhooks/{-$id}" params={{ id: record.id }} onClick={() => unread && onRead()}>
            {say.webhookPaused(record.title?.[language] ?? '')}
          </Link>
        ) : record ? (
          <>
            <span>{aboutRecord(kind, who, say)}</span>
            <Link
              to="/app/records/$path/$id"
              params={{ path: record.path, id: record.id }}
              onClick={() => unread && onRead()}
            >
              {record.title ? <Words of={record.title} /> : say.deletedRecord}
            </Link>
          </>
        ) : kind === 'evidence' ? (
          <Link to="/app/admin/$screen" params={{ screen: 'health' }} onClick={() => unread && onRead()}>
            {say.evidenceDiffers}
          </Link>
        ) : kind === 'access_alarm' || kind === 'data_question' ? (
          <Link
            to="/app/privacy"
            search={{ show: kind === 'access_alarm' ? 'alarms' : 'questions' }}
            onClick={() => unread && onRead()}
          >
            {kind === 'access_alarm' ? say.accessAlarm : say.dataQuestion}
          </Link>
        ) : (
          <RoleWords kind={kind} role={role} onRead={() => unread && onRead()} />
        )}
        <time className="meta" dateTime={at} title={format.moment(at)}>
          {format.ago(at, now)}
        </time>
        {unread && <span className="unseen">{say.isUnread}</span>}
        {unread && (
          <button type="button" className="link-button inbox-mark" onClick={onRead}>
            {say.markRead}
          </button>
        )}
      </p>
      {finding && <FindingLines of={finding} onRead={() => unread && onRead()} />}
      {comment && <PlainComment text={comment.text} mentions={comment.mentions} />}
      {kind === 'mention' && !comment && record?.title && <p className="quiet">{say.commentGone}</p>}
      {assignment && (
        <p className="inbox-assignment">
          {!assignment.open && <span className="quiet">{say.over}</span>}
          {assignment.dueOn !== null && assignment.open && <DueWords day={assignment.dueOn} />}
          {assignment.note !== null && <span>{assignment.note}</span>}
        </p>
      )}
    </li>
  )
}

/** Why a record is in the inbox of its reader. */
function aboutRecord(kind: InboxEntry['kind'], who: string, say: ReturnType<typeof useTexts<typeof texts>>): string {
  if (kind === 'mention') return say.mentioned(who)
  if (kind === 'alert_raised') return say.alertRaised
  if (kind === 'alert_team') return say.alertTeam
  return kind === 'alert_late' ? say.alertLate : say.assigned(who)
}

interface RoleWordsProps {
  readonly kind: InboxEntry['kind']
  readonly role: InboxEntry['role']
  readonly onRead: () => void
}

/** A role that waits for the reader's approval, or one of his own that ends soon. */
function RoleWords({ kind, role, onRead }: RoleWordsProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  if (!role) return <span>{say.roleOver}</span>
  const name = (roleNames as Readonly<Record<string, Text>>)[role.role]?.[language] ?? role.role
  if (kind === 'role_ends') return <span>{say.roleEnds(name, format.dayOf(role.expiresAt))}</span>
  return (
    <Link to="/app/admin/$screen" params={{ screen: 'approvals' }} onClick={onRead}>
      {say.roleWaits(role.account.name[language], name)}
    </Link>
  )
}

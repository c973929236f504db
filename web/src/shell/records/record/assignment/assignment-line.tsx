/** One line below the head of a record: who is to act on it next, until when, and what for. */
import type { Assignment } from '@citywide/model/platform/assignment'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../../ui/button.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { useLanguage, useTexts } from '../../../../ui/language.tsx'
import { useMayWrite, useSession } from '../../../api/session.ts'
import { newKey } from '../../form/new-key.ts'
import { type Around, assign, assignmentsQuery, endAssignment } from '../around.ts'
import { WriteError } from '../write-error.tsx'
import './assignment.css'
import { DueWords } from './due-words.tsx'
import { texts } from './texts.ts'

const AssignDialog = lazy(() => import('./assign-dialog.tsx').then((parts) => ({ default: parts.AssignDialog })))

export function AssignmentLine({ around }: { readonly around: Around }) {
  const say = useTexts(texts)
  const mayWrite = useMayWrite()
  const answer = useQuery(assignmentsQuery(around))
  const [assigning, setAssigning] = useState(false)
  if (!answer.data) return null
  const { open, ended } = answer.data
  if (!mayWrite && !open) return null
  return (
    <section className="assignment" aria-label={say.nextToAct}>
      <Icon name="person" />
      <div className="assignment-words">
        {open ? <Open assignment={open} /> : <p className="quiet">{say.nobody}</p>}
        {ended.length > 0 && <Ended of={ended} />}
      </div>
      {mayWrite && <Actions around={around} open={open} onAssign={() => setAssigning(true)} />}
      {assigning && (
        <Suspense>
          <AssignDialog around={around} open={open} onClose={() => setAssigning(false)} />
        </Suspense>
      )}
    </section>
  )
}

function Open({ assignment }: { readonly assignment: Assignment }) {
  const say = useTexts(texts)
  const { language, format, now } = useLanguage()
  const { account, dueOn, note, assignedBy, assignedAt } = assignment
  return (
    <>
      <p className="assignment-who">
        <span className="quiet">{say.nextToAct}</span> <strong>{account.name[language]}</strong>
        {dueOn !== null && <DueWords day={dueOn} />}
        <span className="meta">{say.by(assignedBy.name[language], format.ago(assignedAt, now))}</span>
      </p>
      {note !== null && <p className="assignment-note">{note}</p>}
    </>
  )
}

interface ActionsProps {
  readonly around: Around
  readonly open: Assignment | null
  readonly onAssign: () => void
}

function Actions({ around, open, onAssign }: ActionsProps) {
  const say = useTexts(texts)
  const client = useQueryClient()
  const account = useSession()?.account
  const write = useMutation({
    mutationFn: () =>
      open
        ? endAssignment(open.id, 'done', newKey())
        : assign(around, { account: account?.id ?? '', dueOn: null, note: null, replaces: null }, newKey()),
    onSettled: () => client.invalidateQueries({ queryKey: ['assignments', around.id] }),
  })
  return (
    <div className="row assignment-actions not-on-paper">
      <WriteError error={write.error} />
      <Button disabled={write.isPending} onClick={() => write.mutate()}>
        {open ? say.done : say.assignToMe}
      </Button>
      <Button aria-haspopup="dialog" onClick={onAssign}>
        {open ? say.reassign : say.assign}
      </Button>
    </div>
  )
}

function Ended({ of }: { readonly of: readonly Assignment[] }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const outcomes = { done: say.outcomeDone, withdrawn: say.outcomeWithdrawn, replaced: say.outcomeReplaced }
  return (
    <details className="assignment-before">
      <summary>{say.before(of.length)}</summary>
      <ul>
        {of.map(({ id, account, note, ended }) => (
          <li key={id}>
            {ended && say.ended(account.name[language], outcomes[ended.outcome], format.moment(ended.at))}
            {note !== null && <span className="quiet"> {note}</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

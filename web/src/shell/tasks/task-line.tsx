import type { Task } from '@citywide/model/platform/assignment'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts, useWords, Words } from '../../ui/language.tsx'
import { useSession } from '../api/session.ts'
import { newKey } from '../records/form/new-key.ts'
import { endAssignment } from '../records/record/around.ts'
import { DueWords } from '../records/record/assignment/due-words.tsx'
import { texts as shared } from '../records/record/assignment/texts.ts'
import { WriteError } from '../records/record/write-error.tsx'
import { registerOf } from '../records/register/register.ts'
import { texts } from './texts.ts'

interface TaskLineProps {
  readonly task: Task
  /** Whose it is has to be said. */
  readonly named: boolean
}

export function TaskLine({ task, named }: TaskLineProps) {
  const say = useTexts(texts)
  const common = useTexts(shared)
  const words = useWords()
  const { language, format, now } = useLanguage()
  const client = useQueryClient()
  const own = useSession()?.account.id === task.account.id
  const end = useMutation({
    mutationFn: () => endAssignment(task.id, 'done', newKey()),
    onSettled: () => client.invalidateQueries({ queryKey: ['tasks'] }),
  })
  const { account, record, dueOn, note, assignedBy, assignedAt, ended } = task
  const outcomes = { done: common.outcomeDone, withdrawn: common.outcomeWithdrawn, replaced: common.outcomeReplaced }
  return (
    <li className="task">
      <div className="task-words">
        <p className="task-head">
          <Link to="/app/records/$path/$id" params={{ path: record.path, id: record.id }}>
            {record.title ? <Words of={record.title} /> : say.deletedRecord}
          </Link>
          <span className="meta">{registerOf(record.noun)?.title[language]}</span>
        </p>
        {note !== null && <p className="task-note">{note}</p>}
        <p className="task-foot meta">
          {named && <strong>{account.name[language]}</strong>}
          {dueOn !== null && !ended && <DueWords day={dueOn} />}
          <span>
            {ended
              ? common.ended(ended.by.name[language], outcomes[ended.outcome], format.moment(ended.at))
              : common.by(assignedBy.name[language], format.ago(assignedAt, now))}
          </span>
        </p>
        <WriteError error={end.error} />
      </div>
      {own && !ended && (
        <Button
          disabled={end.isPending}
          aria-label={say.doneOf(record.title ? words(record.title) : say.deletedRecord)}
          onClick={() => end.mutate()}
        >
          {say.done}
        </Button>
      )}
    </li>
  )
}

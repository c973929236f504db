/** What left a register and what was done to many of its records at once, each with the way back. */
import { kindOf } from '@citywide/model/platform/record-kind'
import type { RecordDeclaration } from '@citywide/model/record/record'
import type { BatchView } from '@citywide/model/platform/batch'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useLanguage, useTexts, useWords, Words } from '../../../ui/language.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Failed, Loading } from '../../../ui/state.tsx'
import { Answer } from '../../api/answer.tsx'
import { useMayWrite, useView } from '../../api/session.ts'
import { BatchItems } from '../bulk/batch-items.tsx'
import { batchesQuery } from '../bulk/queries.ts'
import { texts } from '../bulk/texts.ts'
import { UndoButton } from '../bulk/undo-button.tsx'
import '../bulk/bulk.css'
import { RegisterTrail } from '../register/register-trail.tsx'
import { NoRegister } from '../register/no-register.tsx'
import { registerAt, registerTitle } from '../register/register.ts'
import { deletedQuery } from './queries.ts'
import { More } from '../../api/more.tsx'
import { RestoreButton } from './restore-button.tsx'

const route = getRouteApi('/app/records/$path/log')

export function LogPage() {
  const { path } = route.useParams()
  const declaration = registerAt(path)
  return declaration ? <Log key={path} declaration={declaration} /> : <NoRegister />
}

interface LogProps {
  readonly declaration: RecordDeclaration
}

function Log({ declaration }: LogProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const title = registerTitle(declaration, language)
  return (
    <>
      <PageHead
        above={<RegisterTrail declaration={declaration} />}
        title={say.logTitle(title)}
        sentence={say.logSentence}
      />
      <div className="stack">
        <Deleted declaration={declaration} />
        <Batches declaration={declaration} />
      </div>
    </>
  )
}

function Deleted({ declaration }: LogProps) {
  const say = useTexts(texts)
  const words = useWords()
  const { language, format } = useLanguage()
  const mayWrite = useMayWrite(kindOf(declaration))
  const { scope } = useView()
  const answer = useInfiniteQuery(deletedQuery(declaration, scope))
  const records = (answer.data?.pages ?? []).flatMap(({ items }) => items)
  return (
    <Panel title={say.deletedRecords} flush>
      {answer.isPending && <Loading rows={3} />}
      {answer.isError && records.length === 0 && <Failed onRetry={() => void answer.refetch()} />}
      {answer.isSuccess && records.length === 0 && <p className="panel-none">{say.noneDeleted}</p>}
      <ul className="lines log-lines">
        {records.map(({ id, version, title, at, actor, reason }) => (
          <li key={id}>
            <div>
              <Link to="/app/records/$path/$id" params={{ path: declaration.path, id }}>
                <Words of={title} />
              </Link>
              <p className="meta">{say.deletedBy(actor?.name[language] ?? say.system, format.moment(at))}</p>
              {reason !== null && <p>{say.why(reason)}</p>}
            </div>
            {mayWrite && <RestoreButton declaration={declaration} id={id} version={version} name={words(title)} />}
          </li>
        ))}
      </ul>
      <More of={answer}>{say.more}</More>
    </Panel>
  )
}

function Batches({ declaration }: LogProps) {
  const say = useTexts(texts)
  const answer = useQuery(batchesQuery(declaration))
  return (
    <Panel title={say.batches} flush>
      <Answer of={answer} rows={3} what={say.batches}>
        {(batches) =>
          batches.length === 0 ? (
            <p className="panel-none">{say.noBatches}</p>
          ) : (
            <ul className="lines log-lines">
              {batches.map((batch) => (
                <BatchLine key={batch.id} declaration={declaration} batch={batch} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Panel>
  )
}

function BatchLine({ declaration, batch }: LogProps & { readonly batch: BatchView }) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const mayWrite = useMayWrite(kindOf(declaration))
  const [open, setOpen] = useState(false)
  const { action, counts, state, by, appliedAt, reason } = batch
  const count = format.number(counts.accepted, 0)
  const what = { change: say.changeOf, delete: say.deleteOf, restore: say.restoreOf }[action](count)
  return (
    <li>
      <div>
        <strong>{what}</strong>
        {state === 'undone' && ` · ${say.undone}`}
        <p className="meta">
          {say.deletedBy(by?.name[language] ?? say.system, appliedAt === null ? '' : format.moment(appliedAt))}
        </p>
        <p>{say.why(reason)}</p>
      </div>
      <span className="row">
        <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {say.look}
        </Button>
        {mayWrite && state === 'applied' && <UndoButton declaration={declaration} batch={batch} />}
      </span>
      {open && (
        <Dialog kind="drawer" title={what} onClose={() => setOpen(false)}>
          <BatchItems declaration={declaration} batch={batch} />
        </Dialog>
      )}
    </li>
  )
}

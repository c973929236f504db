/** Last step: what came of the import, where its records are, what was left out, and the way back. */
import type { RecordDeclaration } from '@citywide/model/record/record'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useTexts } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Counts } from '../check/counts.tsx'
import { Problems } from '../check/problems.tsx'
import { Rows } from '../check/rows.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import { RefusedLink } from '../refused-link.tsx'
import type { StepProps } from '../step.ts'
import { texts } from './texts.ts'
import { UndoButton } from './undo-button.tsx'

export function ResultStep({ view, declaration, mayWrite }: StepProps) {
  const say = useTexts(texts)
  useFreshRecords(declaration)
  const { counts, state } = view
  const written = counts ? counts.new + counts.changed : 0
  const held = state === 'applied' && view.failure?.code === 'IMPORT_UNDO_HELD'
  return (
    <>
      {!held && <FailureNotice view={view} />}
      {held && <Held view={view} declaration={declaration} mayWrite={mayWrite} />}
      {state === 'undone' && <Problems view={view} declaration={declaration} phase="undo" title={say.kept} />}
      {counts && (
        <Panel
          title={say.result}
          aside={
            <>
              <RefusedLink view={view} />
              {mayWrite && (
                <Link className="button" to="/app/import" search={{ register: declaration.path }}>
                  {say.another}
                </Link>
              )}
              {mayWrite && state === 'applied' && written > 0 && !held && <UndoButton view={view} rest={false} />}
            </>
          }
        >
          <Counts view={view} counts={counts} />
          <div className="result-notes">
            {view.reason && (
              <p className="meta">
                {say.reason} · {view.reason}
              </p>
            )}
            {counts.refused > 0 && <p className="meta">{say.mend}</p>}
            {state === 'applied' && written > 0 && <InList view={view} declaration={declaration} />}
          </div>
        </Panel>
      )}
      <Problems view={view} declaration={declaration} phase="check" title={say.refusedProblems} />
      <Rows view={view} declaration={declaration} title={say.rows} />
    </>
  )
}

/** Imported in the time between the check and the end: nothing else is asked of the list. */
function InList({ view, declaration }: Omit<StepProps, 'mayWrite'>) {
  const say = useTexts(texts)
  if (view.checkedAt === null || view.appliedAt === null) return null
  return (
    <p>
      <Link
        to="/app/records/$path"
        params={{ path: declaration.path }}
        search={{ source: 'import', 'updatedAt.from': view.checkedAt, 'updatedAt.to': view.appliedAt }}
      >
        {say.inList}
      </Link>{' '}
      <span className="meta">{say.inListAbout}</span>
    </p>
  )
}

function Held({ view, declaration, mayWrite }: StepProps) {
  const say = useTexts(texts)
  return (
    <>
      <div className="import-failure" role="alert">
        <strong>{say.held}</strong>
        <p>{say.heldLead}</p>
        {mayWrite && (
          <div className="row">
            <UndoButton view={view} rest={false} />
            <UndoButton view={view} rest />
          </div>
        )}
      </div>
      <Problems view={view} declaration={declaration} phase="undo" title={say.held} />
    </>
  )
}

/** What was written, or taken back, shows in the lists at once. The page is made anew for each of these states. */
function useFreshRecords({ path }: RecordDeclaration): void {
  const client = useQueryClient()
  useEffect(() => {
    for (const what of ['records', 'few']) void client.invalidateQueries({ queryKey: [what, path] })
  }, [client, path])
}

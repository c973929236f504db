/** What can be done with the chosen rows. It is there only while something is chosen. */
import { BATCH_BOUND } from '@citywide/model/platform/batch'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import './bulk.css'
import type { Selection } from './selection.ts'
import { texts } from './texts.ts'

// Forms of every kind of field come with it: only who changes many records at once waits for them.
const BulkDialog = lazy(() => import('./bulk-dialog.tsx').then((parts) => ({ default: parts.BulkDialog })))

interface SelectionBarProps {
  readonly declaration: RecordDeclaration
  readonly selection: Selection
  readonly count: { readonly value: number; readonly exact: boolean }
}

export function SelectionBar({ declaration, selection, count }: SelectionBarProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const [action, setAction] = useState<'change' | 'delete'>()
  const chosen = selection.everything ? count.value : selection.ids.size
  if (chosen === 0 && action === undefined) return null
  const total = format.number(count.value, 0)
  const bound = format.number(BATCH_BOUND, 0)
  const all = count.exact && count.value <= BATCH_BOUND
  const more = !selection.everything && count.value > chosen
  return (
    <>
      <section className="selection-bar" aria-label={say.selection}>
        <output>{selection.everything ? say.everythingChosen(total) : say.chosen(format.number(chosen, 0))}</output>
        {more &&
          (all ? (
            <Button kind="quiet" onClick={selection.chooseEverything}>
              {say.everything(total)}
            </Button>
          ) : (
            <span className="quiet">{say.tooMany(bound)}</span>
          ))}
        <span className="selection-verbs">
          <Button icon="edit" aria-haspopup="dialog" onClick={() => setAction('change')}>
            {say.edit}
          </Button>
          <Button aria-haspopup="dialog" onClick={() => setAction('delete')}>
            {say.delete}
          </Button>
          <Button kind="quiet" onClick={selection.clear}>
            {say.clear}
          </Button>
        </span>
      </section>
      {action && (
        <OpenDialog
          declaration={declaration}
          selection={selection}
          action={action}
          count={chosen}
          onClose={() => setAction(undefined)}
        />
      )}
    </>
  )
}

interface OpenDialogProps {
  readonly declaration: RecordDeclaration
  readonly selection: Selection
  readonly action: 'change' | 'delete'
  readonly count: number
  readonly onClose: () => void
}

/** Keeps what was chosen when it opened: the selection ends once it is written, the dialog goes on to show what came of it. */
function OpenDialog({ declaration, selection, action, count, onClose }: OpenDialogProps) {
  const [begun] = useState(() => ({ count, select: selection.select() }))
  return (
    <Suspense>
      <BulkDialog declaration={declaration} action={action} {...begun} onDone={selection.clear} onClose={onClose} />
    </Suspense>
  )
}

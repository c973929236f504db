/** What the menu of views asks before it does something. */
import type { SavedView, ViewState } from '@citywide/model/platform/view'
import type { RecordDeclaration } from '@citywide/model/record/record'
import { useMutation } from '@tanstack/react-query'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useTexts, useWords } from '../../../ui/language.tsx'
import { useScope } from '../../api/session.ts'
import type { ViewWrites } from './queries.ts'
import { texts } from './texts.ts'
import { Fault, ViewDialog } from './view-dialog.tsx'

export type Asking =
  | { readonly kind: 'save'; readonly state: ViewState }
  | { readonly kind: 'edit' | 'delete'; readonly view: SavedView }
  | { readonly kind: 'link'; readonly link: string; readonly copied: boolean }
  | { readonly kind: 'fault'; readonly error: Error }

interface ViewDialogsProps {
  readonly declaration: RecordDeclaration
  readonly asking: Asking
  readonly writes: ViewWrites
  readonly onShow: (view: SavedView) => void
  readonly onDeleted: () => void
  readonly onClose: () => void
}

export function ViewDialogs({ declaration, asking, writes, onShow, onDeleted, onClose }: ViewDialogsProps) {
  const say = useTexts(texts)
  const words = useWords()
  const scope = useScope()
  switch (asking.kind) {
    case 'save':
      return (
        <ViewDialog
          title={say.saveTitle}
          lead={say.saveLead(scope ? words(scope.title) : '')}
          onClose={onClose}
          onSave={async ({ asDefault, ...wish }) => {
            const view = await writes.create({ register: declaration.path, ...wish, state: asking.state })
            if (asDefault) await writes.chooseDefault(view.id)
            onShow(view)
          }}
        />
      )
    case 'edit':
      return (
        <ViewDialog
          title={say.editTitle}
          view={asking.view}
          onClose={onClose}
          onSave={({ asDefault: _asDefault, ...wish }) => writes.change(asking.view, wish)}
        />
      )
    case 'delete':
      return <DeleteDialog view={asking.view} writes={writes} onDeleted={onDeleted} onClose={onClose} />
    case 'link':
      return (
        <Dialog kind="dialog" title={say.linkTitle} onClose={onClose}>
          <div className="stack">
            <output>{asking.copied ? say.linkCopied : say.linkLead}</output>
            <TextField label={say.linkTitle} value={asking.link} onChange={() => undefined} />
          </div>
        </Dialog>
      )
    case 'fault':
      return (
        <Dialog kind="dialog" title={say.views} onClose={onClose}>
          <Fault error={asking.error} />
        </Dialog>
      )
  }
}

interface DeleteDialogProps extends Pick<ViewDialogsProps, 'writes' | 'onDeleted' | 'onClose'> {
  readonly view: SavedView
}

function DeleteDialog({ view, writes, onDeleted, onClose }: DeleteDialogProps) {
  const say = useTexts(texts)
  const words = useWords()
  const remove = useMutation({
    mutationFn: () => writes.remove(view),
    onSuccess: () => {
      onDeleted()
      onClose()
    },
  })
  return (
    <Dialog kind="dialog" title={say.deleteTitle} onClose={onClose}>
      <div className="stack">
        <p>{say.deleteLead(words(view.name))}</p>
        <Fault error={remove.error} />
        <div className="row">
          <Button kind="primary" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {say.deleteButton}
          </Button>
          <Button onClick={onClose}>{say.keep}</Button>
        </div>
      </div>
    </Dialog>
  )
}

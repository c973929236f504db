/** Throwing away what was sent, before anything was written. */
import type { ImportView } from '@citywide/model/platform/import'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language.tsx'
import { WriteError } from '../records/record/write-error.tsx'
import { texts } from './texts.ts'
import { useImportWrites } from './writes.ts'

export function DropButton({ view }: { readonly view: ImportView }) {
  const say = useTexts(texts)
  const [open, setOpen] = useState(false)
  const navigate = useNavigate()
  const writes = useImportWrites(view.id)
  const drop = useMutation({
    mutationFn: writes.drop,
    onSuccess: () => navigate({ to: '/app/import', search: { register: view.register } }),
  })
  return (
    <>
      <Button kind="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say.drop}
      </Button>
      {open && (
        <Dialog kind="dialog" title={say.dropTitle} onClose={() => setOpen(false)}>
          <div className="stack">
            <p>{say.dropLead}</p>
            <WriteError error={drop.error} />
            <div className="row">
              <Button kind="primary" disabled={drop.isPending} onClick={() => drop.mutate()}>
                {say.drop}
              </Button>
              <Button onClick={() => setOpen(false)}>{say.keep}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  )
}

/** A file that was read wrongly can be read in another way. The dialog arrives when it is asked for. */
import type { ImportView } from '@citywide/model/platform/import'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useTexts } from '../../ui/language.tsx'
import { texts } from './texts.ts'

const ReadDialog = lazy(async () => ({ default: (await import('./read-dialog.tsx')).ReadDialog }))

export function ReadOtherwise({ view }: { readonly view: ImportView }) {
  const say = useTexts(texts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {view.file.sheets.length > 1 ? say.otherSheet(view.file.sheets.length) : say.readOtherwise}
      </Button>
      <Suspense>{open && <ReadDialog view={view} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}

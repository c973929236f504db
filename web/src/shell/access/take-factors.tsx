/** For a person who has lost what he or she signs in with: everything is taken, and a fresh link leads back in. */
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language.tsx'
import { ask } from '../api/fetch.ts'
import { Fault } from '../api/fault.tsx'
import { useAct } from './queries.ts'
import { texts } from './take-factors-texts.ts'

export function TakeFactors({ account }: { readonly account: string }) {
  const say = useTexts(texts)
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const taking = useAct(() =>
    ask({ path: `/admin/accounts/${account}/factors`, method: 'DELETE', answer: z.undefined() }),
  )
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {say.take}
      </Button>
      {open && (
        <Dialog kind="dialog" title={say.take} onClose={close}>
          <div className="stack">
            <p>{say.lead}</p>
            <p>{say.identity}</p>
            <Fault of={taking.error} />
            <div className="row">
              <Button
                kind="primary"
                disabled={taking.isPending}
                onClick={() => taking.mutate(undefined, { onSuccess: close })}
              >
                {say.verb}
              </Button>
              <Button onClick={close}>{say.cancel}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  )
}

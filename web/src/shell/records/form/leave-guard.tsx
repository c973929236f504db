/** What was typed is not lost by a slip: leaving asks first. */
import { useBlocker } from '@tanstack/react-router'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { useTexts } from '../../../ui/language.tsx'
import { texts } from './texts.ts'

export function LeaveGuard({ unsaved }: { readonly unsaved: () => boolean }) {
  const say = useTexts(texts)
  const blocker = useBlocker({
    // Another language or scope is the same page.
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && unsaved(),
    enableBeforeUnload: unsaved,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog kind="dialog" title={say.leaveTitle} onClose={blocker.reset}>
      <div className="stack">
        <p>{say.leaveLead}</p>
        <div className="row">
          <Button kind="primary" onClick={blocker.reset}>
            {say.stay}
          </Button>
          <Button onClick={blocker.proceed}>{say.leave}</Button>
        </div>
      </div>
    </Dialog>
  )
}

/** What may be done with an alert now, as the server says. What needs words or a choice opens a dialog. */
import type { AlertView } from '@citywide/model/emergency/alert-view'
import type { AlertAct } from '@citywide/model/emergency/alert-state'
import { lazy, Suspense, useState } from 'react'
import { Fault } from '../../shell/api/fault.tsx'
import { useMayWrite } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { useTexts } from '../../ui/language.tsx'
import { type DialogAct, useAlertAct } from './act.ts'
import { alertTexts } from './alert-texts.ts'

const ActDialog = lazy(() => import('./act-dialog.tsx').then((parts) => ({ default: parts.ActDialog })))

interface ActButtonsProps {
  readonly of: AlertView
  /** The others that are open: what can be merged into this one. */
  readonly others: readonly AlertView[]
  /** Which dialog is open. */
  readonly open: DialogAct | undefined
  readonly onOpen: (act: DialogAct | undefined) => void
}

const order: readonly AlertAct[] = [
  'acknowledge',
  'assign',
  'merge',
  'openIncident',
  'close',
  'falseAlarm',
  'unmerge',
  'reopen',
]

export function ActButtons({ of, others, open, onOpen }: ActButtonsProps) {
  const say = useTexts(alertTexts)
  const mayWrite = useMayWrite('emergency')
  const act = useAlertAct()
  const [asked, setAsked] = useState<string>()
  if (!mayWrite) return <p className="quiet">{say.mayNot}</p>
  const wordOf = (one: AlertAct) => (one === 'close' ? say.closeAlert : say[one])
  const begin = (one: AlertAct) => {
    if (one === 'acknowledge' || one === 'unmerge') {
      setAsked(of.id)
      act.mutate({ alert: of, act: one })
    } else onOpen(one)
  }
  return (
    <div className="alert-acts">
      <div className="row">
        {order
          .filter((one) => of.acts.includes(one))
          .map((one, index) => (
            <Button
              key={one}
              kind={index === 0 ? 'primary' : 'plain'}
              disabled={act.isPending}
              aria-busy={act.isPending || undefined}
              onClick={() => begin(one)}
            >
              {wordOf(one)}
            </Button>
          ))}
      </div>
      {asked === of.id && <Fault of={act.error} />}
      {open && of.acts.includes(open) && (
        <Suspense>
          <ActDialog key={`${of.id} ${open}`} of={of} act={open} others={others} onClose={() => onOpen(undefined)} />
        </Suspense>
      )}
    </div>
  )
}

import type { AlertView } from '@citywide/model/emergency/alert-view'
import { useState } from 'react'
import { Fault } from '../../shell/api/fault.tsx'
import { ReasonDialog } from '../../shell/api/reason-dialog.ts'
import { useTexts } from '../../ui/language.tsx'
import { type DialogAct, useAlertAct } from './act.ts'
import { alertTexts } from './alert-texts.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { IncidentDialog } from './incident-dialog.tsx'
import { MergeDialog } from './merge-dialog.tsx'

interface ActDialogProps {
  readonly of: AlertView
  readonly act: DialogAct
  readonly others: readonly AlertView[]
  readonly onClose: () => void
}

/** The dialog of one act. It keeps the version that its reader saw when it opened: what came in between is not overruled. */
export function ActDialog({ of, act, others, onClose }: ActDialogProps) {
  const [seen] = useState(of)
  switch (act) {
    case 'assign':
      return <AssignDialog of={seen} onClose={onClose} />
    case 'merge':
      return <MergeDialog of={seen} others={others} onClose={onClose} />
    case 'openIncident':
      return <IncidentDialog of={seen} onClose={onClose} />
    case 'close':
    case 'falseAlarm':
    case 'reopen':
      return <WithReason of={seen} act={act} onClose={onClose} />
  }
}

interface WithReasonProps {
  readonly of: AlertView
  readonly act: 'close' | 'falseAlarm' | 'reopen'
  readonly onClose: () => void
}

function WithReason({ of, act, onClose }: WithReasonProps) {
  const say = useTexts(alertTexts)
  const write = useAlertAct(onClose)
  const words = {
    close: { title: say.closeTitle, lead: say.closeLead, verb: say.closeAlert, path: 'close' },
    falseAlarm: { title: say.falseTitle, lead: say.falseLead, verb: say.falseAlarm, path: 'false-alarm' },
    reopen: { title: say.reopenTitle, lead: say.reopenLead, verb: say.reopen, path: 'reopen' },
  }[act]
  return (
    <ReasonDialog
      title={words.title}
      verb={words.verb}
      leave={say.cancel}
      pending={write.isPending}
      fault={<Fault of={write.error} />}
      onSend={(reason) => write.mutate({ alert: of, act: words.path, body: { reason } })}
      onClose={onClose}
    >
      <p>{words.lead}</p>
    </ReasonDialog>
  )
}

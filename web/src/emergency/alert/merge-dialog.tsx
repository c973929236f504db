import type { AlertView } from '@citywide/model/emergency/alert-view'
import { useId, useState } from 'react'
import { Fault } from '../../shell/api/fault.tsx'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { useAlertAct } from './act.ts'
import { alertTexts } from './alert-texts.ts'
import { nearest } from './near.ts'

interface MergeDialogProps {
  readonly of: AlertView
  readonly others: readonly AlertView[]
  readonly onClose: () => void
}

/** Others into this one; those that are most likely the same thing stand first. */
export function MergeDialog({ of, others, onClose }: MergeDialogProps) {
  const say = useTexts(alertTexts)
  const words = useWords()
  const { format } = useLanguage()
  const id = useId()
  const write = useAlertAct(onClose)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [asked, setAsked] = useState(false)
  const mergeable = nearest(
    of,
    others.filter((one) => one.id !== of.id && one.acts.includes('merge')),
  )
  const send = () => {
    setAsked(true)
    const alerts = mergeable
      .filter((one) => chosen.includes(one.id))
      .map((one) => ({ id: one.id, version: one.version }))
    if (alerts.length > 0) write.mutate({ alert: of, act: 'merge', body: { alerts } })
  }
  return (
    <Dialog kind="dialog" title={say.mergeTitle} onClose={onClose}>
      <div className="stack">
        <p>
          <strong>{words(of.title)}</strong>
        </p>
        {mergeable.length === 0 ? (
          <p>{say.mergeNone}</p>
        ) : (
          <>
            <p id={id}>{say.mergeLead}</p>
            <Choices
              label={say.mergeTitle}
              values={chosen}
              options={mergeable.map((one) => ({
                value: one.id,
                text: [words(one.title), one.place, format.time(one.raisedAt)].filter(Boolean).join(' · '),
              }))}
              onChange={setChosen}
            />
          </>
        )}
        {asked && chosen.length === 0 && (
          <p className="field-error" role="alert">
            {say.mergeNeeded}
          </p>
        )}
        <Fault of={write.error} />
        <div className="row">
          {mergeable.length > 0 && (
            <Button kind="primary" disabled={write.isPending} onClick={send}>
              {say.mergeVerb(chosen.length)}
            </Button>
          )}
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </div>
    </Dialog>
  )
}

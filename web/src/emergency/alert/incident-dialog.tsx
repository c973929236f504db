import type { AlertView } from '@citywide/model/emergency/alert-view'
import { hazard } from '@citywide/model/codes/hazard'
import { incidentLevel } from '@citywide/model/emergency/incident'
import { useState } from 'react'
import { Fault } from '../../shell/api/fault.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { useAlertAct } from './act.ts'
import { alertTexts } from './alert-texts.ts'

interface IncidentDialogProps {
  readonly of: AlertView
  readonly onClose: () => void
}

export function IncidentDialog({ of, onClose }: IncidentDialogProps) {
  const say = useTexts(alertTexts)
  const words = useWords()
  const { language } = useLanguage()
  const write = useAlertAct(onClose)
  const [chosenHazard, setHazard] = useState<string | null>(null)
  const [level, setLevel] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const missing = asked && (chosenHazard === null || level === null)
  const options = (values: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) =>
    Object.entries(values).map(([value, text]) => ({ value, text: text[language] }))
  return (
    <Dialog kind="dialog" title={say.incidentTitle} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (chosenHazard === null || level === null) return
          write.mutate({ alert: of, act: 'open-incident', body: { hazard: chosenHazard, level } })
        }}
      >
        <p>
          <strong>{words(of.title)}</strong>
        </p>
        <p>{say.incidentLead}</p>
        <Select
          label={say.hazard}
          required
          value={chosenHazard}
          options={options(hazard.values)}
          error={missing && chosenHazard === null ? say.chooseBoth : undefined}
          onChange={setHazard}
        />
        <Select
          label={say.level}
          required
          value={level}
          options={options(incidentLevel.values)}
          error={missing && level === null ? say.chooseBoth : undefined}
          onChange={setLevel}
        />
        <Fault of={write.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={write.isPending}>
            {say.openIncident}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

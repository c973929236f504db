/** What is to be written, why, and what that means in numbers. */
import type { ImportCounts, ImportView } from '@citywide/model/platform/import'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useLanguage, useTexts } from '../../../ui/language.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Radios } from '../../records/field/radio.tsx'
import { ProblemNotice } from '../failure-notice.tsx'
import { useImportWrites } from '../writes.ts'
import { texts } from './texts.ts'

type Mode = 'all' | 'accepted'

export function ApplyForm({ view, counts }: { readonly view: ImportView; readonly counts: ImportCounts }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const writes = useImportWrites(view.id)
  const [wished, setMode] = useState<Mode>()
  const [reason, setReason] = useState('')
  const taken = counts.new + counts.changed
  const mode: Mode = wished ?? (counts.refused > 0 ? 'accepted' : 'all')
  const closed = mode === 'all' && counts.refused > 0
  const apply = useMutation({ mutationFn: () => writes.apply(mode, reason) })
  const figure = (value: number) => format.number(value, 0)
  if (taken === 0) {
    return (
      <Panel title={say.apply}>
        <p>{say.nothingToWrite}</p>
      </Panel>
    )
  }
  return (
    <Panel title={say.apply}>
      <form
        className="stack apply-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!closed && !apply.isPending) apply.mutate()
        }}
      >
        <Radios
          label={say.mode}
          value={mode}
          options={[
            { value: 'accepted', text: say.modeAccepted(figure(taken), figure(counts.refused)) },
            {
              value: 'all',
              text: counts.refused > 0 ? say.modeAllClosed(figure(counts.refused)) : say.modeAll(figure(taken)),
            },
          ]}
          onChange={setMode}
        />
        {closed && <p className="meta">{say.mendFirst}</p>}
        <TextField label={say.reason} help={say.reasonHelp} value={reason} maxLength={500} onChange={setReason} />
        <ProblemNotice error={apply.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={closed || apply.isPending}>
            {say.applyRows(figure(taken))}
          </Button>
          <span className="meta">{say.undoable}</span>
        </div>
      </form>
    </Panel>
  )
}

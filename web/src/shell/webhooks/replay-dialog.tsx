import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Fault } from '../api/fault.tsx'
import { instantOf } from '../records/form/wall-clock.ts'
import { doing, useDoing } from './queries.ts'
import { texts } from './texts.ts'

interface ReplayDialogProps {
  /** Id of the webhook. */
  readonly of: string
  readonly onClose: () => void
}

/** A span of time, in the city's zone, is sent again. */
export function ReplayDialog({ of: id, onClose }: ReplayDialogProps) {
  const say = useTexts(texts)
  const { timeZone } = useLanguage()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [asked, setAsked] = useState(false)
  const replaying = useDoing((span: { from: string; to: string }) => doing.replay(id, span))
  const span = { from: instantOf(from, timeZone), to: instantOf(to, timeZone) }
  const good = span.from !== undefined && span.to !== undefined && span.from < span.to
  return (
    <Dialog kind="dialog" title={say.replaySpan} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          const { from: begin, to: end } = span
          if (begin !== undefined && end !== undefined && begin < end && !replaying.isPending)
            replaying.mutate({ from: begin, to: end })
        }}
      >
        <p>{say.replayWhy}</p>
        <TextField label={say.from} kind="datetime-local" required value={from} onChange={setFrom} />
        <TextField
          label={say.to}
          kind="datetime-local"
          required
          value={to}
          onChange={setTo}
          {...(asked && !good && { error: say.spanWrong })}
        />
        <Fault of={replaying.error} />
        {replaying.data && <output>{say.resent(replaying.data.queued, replaying.data.withheld)}</output>}
        <div className="row">
          <Button type="submit" kind="primary" disabled={replaying.isPending}>
            {say.resend}
          </Button>
          <Button onClick={onClose}>{say.close}</Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A refused row is mended: which stream, when, what. What came stays in sight. */
import type { SourceReject } from '@citywide/model/observations/source-reject'
import { useState } from 'react'
import { Fault } from '../../shell/api/fault.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import { doing, useDoing } from './queries.ts'
import { texts } from './texts.ts'

interface MendDialogProps {
  readonly code: string
  readonly of: SourceReject
  readonly onClose: () => void
}

const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

export function MendDialog({ code, of, onClose }: MendDialogProps) {
  const say = useTexts(texts)
  const { row, came, place } = of
  const [stream, setStream] = useState(textOf(row.stream) || of.stream)
  const [at, setAt] = useState(typeof row.at === 'number' ? new Date(row.at).toISOString() : textOf(row.at))
  const [value, setValue] = useState(textOf(row.value))
  const [unit, setUnit] = useState(textOf(row.unit))
  const [asked, setAsked] = useState(false)
  const number = Number(value)
  const numeric = value.trim() !== '' && Number.isFinite(number)
  const mending = useDoing(() => doing.mend(code, of, { stream, at, value: number, unit: unit.trim() || null }))
  const missing = (there: boolean) => (asked && !there ? { error: say.missing } : {})
  return (
    <Dialog kind="dialog" title={say.mendOf} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (stream !== '' && at !== '' && numeric) mending.mutate(undefined, { onSuccess: onClose })
        }}
      >
        <p>{say.mendWhy}</p>
        <TextField label={say.stream} required value={stream} onChange={setStream} {...missing(stream !== '')} />
        <TextField label={say.at} required value={at} onChange={setAt} {...missing(at !== '')} />
        <TextField label={say.value} required value={value} onChange={setValue} {...missing(numeric)} />
        <TextField label={say.unit} value={unit} onChange={setUnit} />
        <div>
          <p className="label">{say.row}</p>
          <pre className="source-came">{came}</pre>
          {place !== null && <p className="meta">{say.place(place)}</p>}
        </div>
        <Fault of={mending.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={mending.isPending}>
            {say.save}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

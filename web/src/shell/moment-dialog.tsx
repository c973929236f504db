/** The day at whose end every page is shown. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { civilDay } from '../ui/format.ts'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { usePastMoment } from './api/session.ts'
import { texts as own } from './moment-texts.ts'
import { texts } from './texts.ts'

interface MomentDialogProps {
  /** ISO instant the address asks for; undefined when it asks for none. */
  readonly chosen: string | undefined
  readonly onClose: () => void
}

export function MomentDialog({ chosen, onClose }: MomentDialogProps) {
  const say = useTexts(texts)
  const ask = useTexts(own)
  const { now, timeZone } = useLanguage()
  const navigate = useNavigate()
  const past = usePastMoment()
  const [day, setDay] = useState(civilDay(past === undefined ? now : Date.parse(past), timeZone))
  const go = (at: string | undefined) => {
    void navigate({ to: '.', search: (all) => ({ ...all, at }) })
    onClose()
  }
  return (
    <Dialog kind="dialog" title={say.chooseMoment} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (/^\d{4}-\d\d-\d\d$/.test(day)) go(day)
        }}
      >
        <TextField label={ask.day} help={ask.momentHelp} kind="date" value={day} onChange={setDay} />
        <div className="row">
          <Button type="submit" kind="primary">
            {ask.show}
          </Button>
          {chosen !== undefined && <Button onClick={() => go(undefined)}>{say.backToNow}</Button>}
        </div>
      </form>
    </Dialog>
  )
}

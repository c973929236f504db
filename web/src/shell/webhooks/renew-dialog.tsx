import type { Webhook, WebhookSecret } from '@citywide/model/platform/webhook'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { Fault } from '../api/fault.tsx'
import { doing, useDoing } from './queries.ts'
import { texts } from './texts.ts'

interface RenewDialogProps {
  readonly of: Webhook
  readonly onMade: (made: WebhookSecret) => void
  readonly onClose: () => void
}

const choices = [0, 1, 24, 72, 168]

/** A new secret, with the time that the former one signs beside it. */
export function RenewDialog({ of: { id, title }, onMade, onClose }: RenewDialogProps) {
  const say = useTexts(texts)
  const [hours, setHours] = useState(24)
  const renewing = useDoing(() => doing.secret(id, hours))
  return (
    <Dialog kind="dialog" title={say.renew} above={title} onClose={onClose}>
      <div className="stack">
        <p>{say.renewWhy}</p>
        <Select
          label={say.overlap}
          required
          value={String(hours)}
          options={choices.map((each) => ({ value: String(each), text: say.hours(each) }))}
          onChange={(value) => setHours(Number(value))}
        />
        <Fault of={renewing.error} />
        <div className="row">
          <Button
            kind="primary"
            disabled={renewing.isPending}
            onClick={() =>
              renewing.mutate(undefined, {
                onSuccess: (made) => {
                  onClose()
                  onMade(made)
                },
              })
            }
          >
            {say.renew}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </div>
    </Dialog>
  )
}

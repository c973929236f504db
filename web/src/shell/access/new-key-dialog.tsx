import { ApiKeyMade, KEY_DAYS, KEY_PER_MINUTE } from '@citywide/model/platform/api-key'
import { recordClasses } from '@citywide/model/platform/record-class'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Check, Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { ask } from '../api/fetch.ts'
import { newKey } from '../records/form/new-key.ts'
import { Fault } from '../api/fault.tsx'
import { texts } from './key-texts.ts'
import { OnceShown } from './once-shown.tsx'
import { useAct } from './queries.ts'

const lengths = [30, KEY_DAYS, 180, 365] as const

/** What a key may do, and for how long; then the key itself, once. */
export function NewKey({ path, onClose }: { readonly path: string; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const [name, setName] = useState('')
  const [read, setRead] = useState<string[]>([])
  const [write, setWrite] = useState<string[]>([])
  const [ingest, setIngest] = useState(false)
  const [days, setDays] = useState<string | null>(String(KEY_DAYS))
  const [perMinute, setPerMinute] = useState(String(KEY_PER_MINUTE))
  const [key] = useState(newKey)
  const making = useAct(() =>
    ask({
      path,
      method: 'POST',
      key,
      answer: ApiKeyMade,
      body: { name: name.trim(), scopes: { read, write, ingest }, days: Number(days), perMinute: Number(perMinute) },
    }),
  )
  const classes = Object.entries(recordClasses).map(([value, text]) => ({ value, text: text[language] }))
  const secret = making.data?.secret
  if (secret) {
    return (
      <Dialog kind="dialog" title={name} onClose={onClose}>
        <div className="stack">
          <OnceShown label={say.newKey} lead={say.shown} value={secret} />
          <p>
            <Button kind="primary" onClick={onClose}>
              {say.done}
            </Button>
          </p>
        </div>
      </Dialog>
    )
  }
  const ready =
    name.trim() !== '' && (read.length > 0 || write.length > 0 || ingest) && /^[1-9]\d{0,4}$/.test(perMinute)
  return (
    <Dialog kind="dialog" title={say.newKey} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && !making.isPending) making.mutate()
        }}
      >
        <TextField label={say.name} required maxLength={100} value={name} onChange={setName} />
        <Choices label={say.read} values={read} options={classes} onChange={setRead} />
        <Choices label={say.write} values={write} options={classes} onChange={setWrite} />
        <Check label={say.ingest} checked={ingest} onChange={setIngest} />
        <Select
          label={say.days}
          required
          value={days}
          options={lengths.map((length) => ({ value: String(length), text: say.daysOf(length) }))}
          onChange={setDays}
        />
        <TextField label={say.perMinute} required numeric maxLength={5} value={perMinute} onChange={setPerMinute} />
        <Fault of={making.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={!ready || making.isPending}>
            {say.make}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

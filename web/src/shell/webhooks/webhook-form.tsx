/** A subscription is made or changed: where to, what of, how signed. */
import { rightsOf } from '@citywide/model/platform/record-class'
import { type Webhook, type WebhookCreate, type WebhookTopic, webhookTopics } from '@citywide/model/platform/webhook'
import { registers } from '@citywide/model/registers'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { registerTitle } from '../records/register/register.ts'
import { Fault } from '../api/fault.tsx'
import { useDoing } from './queries.ts'
import { texts } from './texts.ts'
import './webhooks.css'

interface WebhookFormProps {
  readonly title: string
  readonly of?: Webhook
  readonly send: (wish: WebhookCreate) => Promise<void>
  readonly onClose: () => void
}

const topics = Object.keys(webhookTopics) as readonly WebhookTopic[]
const algorithms = [
  { value: 'hmac-sha256', text: 'HMAC-SHA256' },
  { value: 'hmac-sm3', text: 'HMAC-SM3' },
]
/** Registers about citizens are never told. */
const tellable = registers.filter((declaration) => rightsOf(declaration).floor < 3)

export function WebhookForm({ title: heading, of, send, onClose }: WebhookFormProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const [wish, setWish] = useState<WebhookCreate>({
    title: of?.title ?? '',
    address: of?.address ?? '',
    topics: [...(of?.topics ?? ['record.created', 'record.changed', 'record.removed'])],
    registers: [...(of?.registers ?? [])],
    algorithm: of?.algorithm ?? 'hmac-sha256',
  })
  const [asked, setAsked] = useState(false)
  const sending = useDoing(send)
  const set = (change: Partial<WebhookCreate>) => setWish((before) => ({ ...before, ...change }))
  const missing = (there: boolean, words: string = say.missing) => (asked && !there ? { error: words } : {})
  const ofRecords = wish.topics.some((topic) => topic.startsWith('record.'))
  const complete =
    wish.title.trim() !== '' &&
    URL.canParse(wish.address) &&
    wish.topics.length > 0 &&
    (!ofRecords || wish.registers.length > 0)
  return (
    <Dialog kind="drawer" title={heading} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (complete && !sending.isPending) sending.mutate(wish)
        }}
      >
        <TextField
          label={say.name}
          help={say.nameHelp}
          required
          maxLength={120}
          value={wish.title}
          onChange={(title) => set({ title })}
          {...missing(wish.title.trim() !== '')}
        />
        <TextField
          label={say.address}
          help={say.addressHelp}
          required
          maxLength={1_000}
          value={wish.address}
          onChange={(address) => set({ address: address.trim() })}
          {...missing(URL.canParse(wish.address))}
        />
        <Choices
          label={say.topics}
          required
          values={wish.topics}
          options={topics.map((topic) => ({ value: topic, text: webhookTopics[topic][language] }))}
          onChange={(chosen) => set({ topics: topics.filter((topic) => chosen.includes(topic)) })}
          {...missing(wish.topics.length > 0, say.choose)}
        />
        {ofRecords && (
          <RegisterChoices
            values={wish.registers}
            onChange={(chosen) => set({ registers: chosen })}
            {...missing(wish.registers.length > 0, say.choose)}
          />
        )}
        <Select
          label={say.algorithm}
          required
          value={wish.algorithm}
          options={algorithms}
          onChange={(value) => set({ algorithm: value === 'hmac-sm3' ? value : 'hmac-sha256' })}
        />
        <p className="meta">{say.ownerWhy}</p>
        <Fault of={sending.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={sending.isPending}>
            {say.save}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface RegisterChoicesProps {
  readonly values: readonly string[]
  readonly error?: string
  readonly onChange: (values: string[]) => void
}

function RegisterChoices({ values, error, onChange }: RegisterChoicesProps) {
  const say = useTexts(texts)
  const { language, format } = useLanguage()
  const [words, setWords] = useState('')
  const all = tellable
    .map((declaration) => ({ value: declaration.name, text: registerTitle(declaration, language) }))
    .toSorted((one, other) => format.compare(one.text, other.text))
  const shown = all.filter(({ text }) => text.toLowerCase().includes(words.trim().toLowerCase()))
  const hidden = values.filter((value) => !shown.some((one) => one.value === value))
  return (
    <>
      <TextField label={say.find} kind="search" value={words} onChange={setWords} />
      <div className="webhook-registers">
        <Choices
          label={`${say.registers} (${values.length})`}
          help={say.registersHelp}
          values={values}
          options={shown}
          onChange={(chosen) => onChange([...hidden, ...chosen])}
          {...(error !== undefined && { error })}
        />
      </div>
      <div className="row">
        <Button kind="quiet" onClick={() => onChange(all.map(({ value }) => value))}>
          {say.allRegisters}
        </Button>
      </div>
    </>
  )
}

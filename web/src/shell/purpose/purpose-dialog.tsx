import { legalBases, type LegalBasis, Purpose, PurposeView, type StatedPurpose } from '@citywide/model/platform/purpose'
import { ConsentPurposes } from '@citywide/model/platform/privacy-office'
import { Session } from '@citywide/model/platform/session'
import { type FormEvent, useEffect, useState } from 'react'
import type { z } from 'zod'
import { Button, Switch } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Select } from '../../ui/select.tsx'
import { Loading } from '../../ui/state.tsx'
import { ask, RequestProblem } from '../api/fetch.ts'
import { purposesOf } from './purposes.ts'
import { texts } from './texts.ts'

interface Choices {
  readonly roles: readonly string[]
  readonly incidents: z.output<typeof PurposeView>['incidents']
  readonly consents: z.output<typeof ConsentPurposes>
}

async function loadChoices(): Promise<Choices> {
  const [{ account }, { incidents }, consents] = await Promise.all([
    ask({ path: '/session', answer: Session }),
    ask({ path: '/session/purpose', answer: PurposeView }),
    ask({ path: '/consent-purposes', answer: ConsentPurposes }),
  ])
  return { roles: account.roles, incidents, consents }
}

export function PurposeDialog({ onDone }: { readonly onDone: (stated: boolean) => void }) {
  const say = useTexts(texts)
  const [choices, setChoices] = useState<Choices | 'failed'>()
  useEffect(() => {
    loadChoices().then(setChoices, () => setChoices('failed'))
  }, [])
  return (
    <Dialog kind="dialog" title={say.title} onClose={() => onDone(false)}>
      {choices === undefined ? (
        <Loading rows={4} />
      ) : choices === 'failed' ? (
        <p role="alert">{say.failed}</p>
      ) : (
        <PurposeForm choices={choices} onDone={onDone} />
      )}
    </Dialog>
  )
}

type Kind = StatedPurpose['kind']

function PurposeForm({ choices, onDone }: { readonly choices: Choices; readonly onDone: (stated: boolean) => void }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const words = useWords()
  const { roles, incidents, consents } = choices
  const usual = purposesOf(roles)
  const onDuty = roles.includes('duty_officer')
  const [kind, setKind] = useState<Kind>(onDuty ? 'incident' : 'task')
  const [text, setText] = useState(usual[0]?.[language] ?? '')
  const [basis, setBasis] = useState<LegalBasis>('duty')
  const [reference, setReference] = useState('')
  const [incidentId, setIncident] = useState<string | null>(incidents[0]?.id ?? null)
  const [consentPurpose, setConsent] = useState<string | null>(consents[0]?.purpose ?? null)
  const [problem, setProblem] = useState<string>()
  const [sending, setSending] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setSending(true)
    const body: StatedPurpose = {
      kind,
      text: text.trim(),
      legalBasis: kind === 'consent' ? 'consent' : kind === 'incident' ? 'emergency' : basis,
      reference: reference.trim() || null,
      incidentId: kind === 'incident' ? incidentId : null,
      consentPurpose: kind === 'consent' ? consentPurpose : null,
    }
    try {
      await ask({ path: '/session/purpose', method: 'PUT', body, answer: Purpose })
      onDone(true)
    } catch (error) {
      setProblem(error instanceof RequestProblem ? error.text[language] : say.failed)
      setSending(false)
    }
  }
  const missing = (kind === 'incident' && incidentId === null) || (kind === 'consent' && consentPurpose === null)

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <p className="quiet">{say.lead}</p>
      <div className="row">
        <Switch
          label={say.ground}
          value={kind}
          options={[
            ...(onDuty ? [{ value: 'incident' as const, text: say.incident }] : []),
            { value: 'task', text: say.task },
            { value: 'consent', text: say.consent },
          ]}
          onChange={setKind}
        />
      </div>
      {kind === 'incident' &&
        (incidents.length === 0 ? (
          <p>{say.noIncident}</p>
        ) : (
          <Select
            label={say.whichIncident}
            help={say.incidentHelp}
            required
            value={incidentId}
            options={incidents.map(({ id, title }) => ({ value: id, text: words(title) }))}
            onChange={setIncident}
          />
        ))}
      {kind === 'consent' &&
        (consents.length === 0 ? (
          <p>{say.noConsents}</p>
        ) : (
          <Select
            label={say.consentPurpose}
            required
            value={consentPurpose}
            options={consents.map(({ purpose, name }) => ({ value: purpose, text: words(name) }))}
            onChange={setConsent}
          />
        ))}
      <Select
        label={say.purpose}
        required
        value={usual.find((one) => one[language] === text)?.zh ?? 'other'}
        options={[...usual.map((one) => ({ value: one.zh, text: one[language] })), { value: 'other', text: say.other }]}
        onChange={(value) => setText(usual.find(({ zh }) => zh === value)?.[language] ?? '')}
      />
      <TextField label={say.words} required maxLength={300} value={text} onChange={setText} />
      {kind === 'task' && (
        <Select
          label={say.basis}
          required
          value={basis}
          options={(['duty', 'contract'] as const).map((value) => ({ value, text: legalBases[value][language] }))}
          onChange={(value) => setBasis(value === 'contract' ? 'contract' : 'duty')}
        />
      )}
      <TextField label={say.reference} maxLength={100} value={reference} onChange={setReference} />
      {problem !== undefined && <p role="alert">{problem}</p>}
      <div className="row">
        <Button type="submit" kind="primary" disabled={sending || missing || text.trim().length < 5}>
          {say.go}
        </Button>
        <Button onClick={() => onDone(false)}>{say.leave}</Button>
      </div>
    </form>
  )
}

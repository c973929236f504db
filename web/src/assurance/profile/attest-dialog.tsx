/** Making a statement about a rule: the words first, then the evidence, then the signature. */
import { Attestation } from '@citywide/model/assurance/attestation'
import { useState } from 'react'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { ask } from '../../shell/api/fetch.ts'
import { newKey } from '../../shell/api/new-key.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import { attestationTexts } from './attestation-texts.ts'
import { AddEvidence, EvidenceFiles } from '../evidence/evidence-files.tsx'
import { doWith } from './profile-queries.ts'

interface AttestDialogProps {
  readonly scope: string
  readonly rule: string
  /** A draft that is gone on with. */
  readonly of?: Attestation
  readonly onClose: () => void
}

export function AttestDialog({ scope, rule, of, onClose }: AttestDialogProps) {
  const say = useTexts(attestationTexts)
  const [draft, setDraft] = useState(of)
  return (
    <Dialog kind="dialog" title={say.attestFor(rule)} onClose={onClose}>
      <div className="stack">
        <p>{say.attestAbout}</p>
        <StatementWords scope={scope} rule={rule} draft={draft} onSaved={setDraft} />
        {draft && <Signing draft={draft} onChanged={setDraft} onClose={onClose} />}
      </div>
    </Dialog>
  )
}

interface StatementWordsProps {
  readonly scope: string
  readonly rule: string
  readonly draft: Attestation | undefined
  readonly onSaved: (draft: Attestation) => void
}

function StatementWords({ scope, rule, draft, onSaved }: StatementWordsProps) {
  const say = useTexts(attestationTexts)
  const [zh, setZh] = useState(draft?.statement.zh ?? '')
  const [en, setEn] = useState(draft?.statement.en ?? '')
  const [until, setUntil] = useState(draft?.until ?? '')
  const [asked, setAsked] = useState(false)
  const saving = useChanging('profile', () => {
    const statement = { ...(zh.trim() && { zh: zh.trim() }), ...(en.trim() && { en: en.trim() }) }
    return draft
      ? ask({
          path: `/attestations/${draft.id}`,
          method: 'PATCH',
          version: draft.version,
          answer: Attestation,
          body: { statement, until },
        })
      : ask({
          path: '/attestations',
          method: 'POST',
          key: newKey(),
          answer: Attestation,
          body: { scope, rule, statement, until },
        })
  })
  const ready = zh.trim() + en.trim() !== '' && until !== ''
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (ready && !saving.isPending) saving.mutate(undefined, { onSuccess: onSaved })
      }}
    >
      <TextField
        label={say.statementZh}
        lang="zh-CN"
        rows={3}
        maxLength={4_000}
        value={zh}
        error={asked && zh.trim() + en.trim() === '' ? say.neededEither : undefined}
        onChange={setZh}
      />
      <TextField label={say.statementEn} lang="en" rows={3} maxLength={4_000} value={en} onChange={setEn} />
      <TextField
        label={say.until}
        kind="date"
        required
        value={until}
        error={asked && until === '' ? say.needed : undefined}
        onChange={setUntil}
      />
      <Fault of={saving.error} />
      <div className="row">
        <Button type="submit" kind={draft ? 'plain' : 'primary'} disabled={saving.isPending}>
          {draft ? say.edit : say.save}
        </Button>
      </div>
    </form>
  )
}

interface SigningProps {
  readonly draft: Attestation
  readonly onChanged: (draft: Attestation) => void
  readonly onClose: () => void
}

function Signing({ draft, onChanged, onClose }: SigningProps) {
  const say = useTexts(attestationTexts)
  const [asked, setAsked] = useState(false)
  const signing = useChanging('profile', () => doWith(draft.id, 'sign', undefined, newKey()))
  return (
    <>
      <section>
        <h3>{say.evidence}</h3>
        {draft.files.length === 0 ? (
          <p className={asked ? 'field-error' : 'meta'}>{asked ? say.fileNeeded : say.noEvidence}</p>
        ) : (
          <EvidenceFiles of={draft} onRemoved={onChanged} />
        )}
      </section>
      <AddEvidence of={draft} onAdded={onChanged} />
      <Fault of={signing.error} />
      <div className="row">
        <Button
          kind="primary"
          disabled={signing.isPending}
          onClick={() => {
            setAsked(true)
            if (draft.files.length > 0) signing.mutate(undefined, { onSuccess: onClose })
          }}
        >
          {say.sign}
        </Button>
        <Button onClick={onClose}>{say.later}</Button>
      </div>
    </>
  )
}

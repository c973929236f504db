/** The evidence of a statement, each file with its hash; its owner may add and remove until it is signed. */
import { Attestation } from '@citywide/model/assurance/attestation'
import { type FormEvent, useId, useState } from 'react'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { ask } from '../../shell/api/fetch.ts'
import { newKey } from '../../shell/api/new-key.ts'
import { upload } from '../../shell/api/upload.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { attestationTexts } from '../profile/attestation-texts.ts'

interface EvidenceFilesProps {
  readonly of: Attestation
  readonly onRemoved?: ((after: Attestation) => void) | undefined
}

export function EvidenceFiles({ of, onRemoved }: EvidenceFilesProps) {
  const say = useTexts(attestationTexts)
  const { format } = useLanguage()
  const removing = useChanging('profile', (id: string) =>
    ask({ path: `/attestation-files/${id}`, method: 'DELETE', answer: Attestation }),
  )
  return (
    <>
      <ul className="statement-files">
        {of.files.map(({ id, name, sha256, collectedAt, expiresAt }) => (
          <li key={id}>
            <a href={`/api/attestation-files/${id}/content`} download={name}>
              {name}
            </a>
            <span className="meta">
              {[say.collected(format.day(collectedAt)), expiresAt !== null && say.expires(format.day(expiresAt))]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <code title={sha256}>{`SHA-256 ${sha256.slice(0, 12)}…`}</code>
            {onRemoved && (
              <Button
                aria-label={say.removeFile(name)}
                disabled={removing.isPending}
                onClick={() => removing.mutate(id, { onSuccess: onRemoved })}
              >
                {say.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Fault of={removing.error} />
    </>
  )
}

interface AddEvidenceProps {
  readonly of: Attestation
  readonly onAdded: (after: Attestation) => void
}

export function AddEvidence({ of, onAdded }: AddEvidenceProps) {
  const say = useTexts(attestationTexts)
  const input = useId()
  const [file, setFile] = useState<File>()
  const [collectedAt, setCollectedAt] = useState('')
  const [expiresAt, setExpiresAt] = useState('')
  const [asked, setAsked] = useState(false)
  const adding = useChanging('profile', (chosen: File) =>
    upload({
      path: `/attestations/${of.id}/files`,
      query: { name: chosen.name, collectedAt, expiresAt: expiresAt === '' ? undefined : expiresAt },
      answer: Attestation,
      file: chosen,
      type: 'application/octet-stream',
      key: newKey(),
      onProgress: () => undefined,
      signal: new AbortController().signal,
    }),
  )
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setAsked(true)
    if (!file || collectedAt === '' || adding.isPending) return
    adding.mutate(file, {
      onSuccess: (after) => {
        form.reset()
        setFile(undefined)
        setExpiresAt('')
        setAsked(false)
        onAdded(after)
      },
    })
  }
  return (
    <form className="stack" noValidate onSubmit={send}>
      <div className="field">
        <label className="label" htmlFor={input}>
          {say.chooseFile}
        </label>
        <input
          id={input}
          className="input"
          type="file"
          onChange={({ target }) => setFile(target.files?.[0] ?? undefined)}
        />
        {asked && !file && <span className="field-error">{say.needed}</span>}
      </div>
      <div className="setting-pair">
        <TextField
          label={say.collectedAt}
          kind="date"
          required
          value={collectedAt}
          error={asked && collectedAt === '' ? say.needed : undefined}
          onChange={setCollectedAt}
        />
        <TextField label={say.expiresAt} help={say.expiresHelp} kind="date" value={expiresAt} onChange={setExpiresAt} />
      </div>
      <Fault of={adding.error} />
      <div className="row">
        <Button type="submit" disabled={adding.isPending}>
          {say.addFile}
        </Button>
      </div>
    </form>
  )
}

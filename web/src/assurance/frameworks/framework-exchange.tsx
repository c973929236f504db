/** An OSCAL document comes in: checked first, then taken. */
import type { OscalImport, OscalImportNew } from '@citywide/model/assurance/oscal-view'
import { useState } from 'react'
import { z } from 'zod'
import { useChanging } from '../../shell/api/changing.ts'
import { Fault } from '../../shell/api/fault.tsx'
import { useScope } from '../../shell/api/session.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { takeIn } from './framework-queries.ts'
import { frameworkTexts } from './framework-texts.ts'

const Document = z.record(z.string(), z.unknown())

export function FrameworkExchange() {
  const say = useTexts(frameworkTexts)
  const scope = useScope()?.code
  const [document, setDocument] = useState<Record<string, unknown>>()
  const [unreadable, setUnreadable] = useState(false)
  const [framework, setFramework] = useState('')
  const [reason, setReason] = useState('')
  const checking = useChanging('frameworks', (body: OscalImportNew) => takeIn(body))
  const taking = useChanging('frameworks', (body: OscalImportNew) => takeIn(body))
  const send = (dryRun: boolean) => {
    if (document === undefined) return
    const body = {
      document,
      dryRun,
      ...(framework !== '' && { framework }),
      ...(reason.trim() !== '' && { reason }),
      ...(scope !== undefined && { scope }),
    }
    if (dryRun) checking.mutate(body, { onSettled: () => taking.reset() })
    else taking.mutate(body, { onSuccess: () => checking.reset() })
  }
  const read = async (file: File | undefined) => {
    checking.reset()
    taking.reset()
    const parsed =
      file &&
      Document.safeParse(
        await file
          .text()
          .then(JSON.parse)
          .catch(() => undefined),
      )
    setDocument(parsed?.data)
    setUnreadable(parsed?.success === false)
  }
  return (
    <Panel title={say.exchange} about={say.exchangeAbout}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          send(true)
        }}
      >
        {/* The label holds the field. */}
        {/* oxlint-disable-next-line jsx-a11y/label-has-associated-control */}
        <label className="field">
          <FieldLabelText>{say.file}</FieldLabelText>
          <input
            className="input"
            type="file"
            accept="application/json,.json"
            onChange={({ target }) => void read(target.files?.[0])}
          />
        </label>
        {unreadable && (
          <p className="notice" role="alert">
            {say.notJson}
          </p>
        )}
        <div className="two-sides">
          <TextField
            label={say.code}
            help={say.codeHelp}
            value={framework}
            maxLength={30}
            onChange={(value) => setFramework(value.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))}
          />
          <TextField label={say.reason} help={say.reasonHelp} value={reason} maxLength={2_000} onChange={setReason} />
        </div>
        <div className="row">
          <Button type="submit" disabled={document === undefined || checking.isPending}>
            {say.check}
          </Button>
          {checking.data && (
            <Button kind="primary" disabled={taking.isPending} onClick={() => send(false)}>
              {say.take}
            </Button>
          )}
        </div>
        <Fault of={checking.error ?? taking.error} />
        {checking.data && <Plan of={checking.data} />}
        {taking.data && <output>{say.taken}</output>}
      </form>
    </Panel>
  )
}

function FieldLabelText({ children }: { readonly children: string }) {
  return <span className="field-label">{children}</span>
}

function Plan({ of }: { readonly of: OscalImport }) {
  const say = useTexts(frameworkTexts)
  const kinds = { added: say.added, removed: say.removed, changed: say.changed } as const
  return (
    <output className="prose">
      <p>
        {of.model === 'profile'
          ? say.wouldPropose(of.framework, of.proposals.length)
          : say.would(of.framework, of.added, of.changed, of.removed)}
      </p>
      {of.privateTexts > 0 && <p>{say.privateTexts(of.privateTexts)}</p>}
      {of.changes.length > 0 && (
        <ul className="gaps">
          {of.changes.slice(0, 40).map(({ code, kind }) => (
            <li key={code}>
              {code} · {kinds[kind]}
            </li>
          ))}
        </ul>
      )}
      {of.proposals.length > 0 && (
        <ul className="gaps">
          {of.proposals.map(({ subject, kind }) => (
            <li key={`${subject} ${kind}`}>{subject}</li>
          ))}
        </ul>
      )}
      {of.notes.length > 0 && (
        <details>
          <summary>{say.notes(of.notes.length)}</summary>
          <ul>
            {of.notes.map(({ pointer, text }) => (
              <li key={pointer}>
                <code>{pointer}</code> <span className="meta">{text}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </output>
  )
}

/** The authenticator app and the recovery codes. What is secret is shown once, in a dialog. */
import {
  type CodeSecret,
  CodeSecret as Secret,
  type OwnAccount,
  RecoveryCodes,
} from '@citywide/model/platform/own-account'
import { lazy, Suspense, useState } from 'react'
import { z } from 'zod'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ask } from '../api/fetch.ts'
import { ConfirmChange } from './confirm-change.tsx'
import { FaultNotice } from './fault.tsx'
import { useChange } from './queries.ts'
import { texts } from './texts.ts'

const QrCode = lazy(() => import('./qr-code.tsx').then(({ QrCode: component }) => ({ default: component })))

interface PanelProps {
  readonly account: OwnAccount
}

export function AppPanel({ account: { codeSince } }: PanelProps) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const [secret, setSecret] = useState<CodeSecret>()
  const [codes, setCodes] = useState<readonly string[]>()
  const [removing, setRemoving] = useState(false)
  const begin = useChange(() => ask({ path: '/account/code', method: 'POST', answer: Secret }))
  return (
    <Panel title={say.app} about={say.appAbout} flush>
      <p className="panel-empty">{codeSince === null ? say.noApp : say.appSince(format.dayOf(codeSince))}</p>
      <FaultNotice of={begin.error} />
      <div className="account-foot">
        {codeSince === null ? (
          <Button
            disabled={begin.isPending}
            onClick={() => begin.mutate(undefined, { onSuccess: (made) => setSecret(made) })}
          >
            {say.addApp}
          </Button>
        ) : (
          <Button kind="quiet" onClick={() => setRemoving(true)}>
            {say.removeApp}
          </Button>
        )}
      </div>
      {secret && (
        <AddApp
          secret={secret}
          onDone={(made) => {
            setSecret(undefined)
            setCodes(made)
          }}
          onClose={() => setSecret(undefined)}
        />
      )}
      {codes && <CodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
      {removing && (
        <ConfirmChange
          title={say.removeApp}
          verb={say.remove}
          change={() => ask({ path: '/account/code', method: 'DELETE', answer: z.undefined() })}
          onClose={() => setRemoving(false)}
        >
          {say.removeAppLead}
        </ConfirmChange>
      )}
    </Panel>
  )
}

interface AddAppProps {
  readonly secret: CodeSecret
  readonly onDone: (codes: readonly string[]) => void
  readonly onClose: () => void
}

function AddApp({ secret, onDone, onClose }: AddAppProps) {
  const say = useTexts(texts)
  const [code, setCode] = useState('')
  const confirm = useChange((given: string) =>
    ask({ path: '/account/code', method: 'PUT', body: { code: given }, answer: RecoveryCodes }),
  )
  return (
    <Dialog kind="dialog" title={say.addApp} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (!confirm.isPending) confirm.mutate(code, { onSuccess: ({ codes }) => onDone(codes) })
        }}
      >
        <p>{say.scan}</p>
        <Suspense>
          <QrCode text={secret.address} name={say.qrName} />
        </Suspense>
        <p>
          {say.secret}: <span className="secret">{secret.secret.replaceAll(/.{4}(?=.)/g, '$& ')}</span>
        </p>
        <TextField
          label={say.code}
          value={code}
          numeric
          autoComplete="one-time-code"
          maxLength={7}
          onChange={setCode}
        />
        <FaultNotice of={confirm.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={confirm.isPending || !/^\s*\d{3}\s?\d{3}\s*$/.test(code)}>
            {say.go}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

export function RecoveryPanel({ account: { recoveryLeft, codeSince, passkeys } }: PanelProps) {
  const say = useTexts(texts)
  const [codes, setCodes] = useState<readonly string[]>()
  const renew = useChange(() => ask({ path: '/account/recovery-codes', method: 'POST', answer: RecoveryCodes }))
  const possible = codeSince !== null || passkeys.length > 0
  return (
    <Panel title={say.recovery} about={say.recoveryAbout} flush>
      <p className="panel-empty">
        {!possible ? say.recoveryNeedsFactor : recoveryLeft === null ? say.noRecovery : say.recoveryLeft(recoveryLeft)}
      </p>
      <FaultNotice of={renew.error} />
      {possible && (
        <div className="account-foot">
          <Button
            disabled={renew.isPending}
            onClick={() => renew.mutate(undefined, { onSuccess: (made) => setCodes(made.codes) })}
          >
            {say.renewRecovery}
          </Button>
        </div>
      )}
      {codes && <CodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </Panel>
  )
}

function CodesDialog({ codes, onClose }: { readonly codes: readonly string[]; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const [copied, setCopied] = useState(false)
  return (
    <Dialog kind="dialog" title={say.recovery} onClose={onClose}>
      <div className="stack">
        <p>{say.recoveryShown}</p>
        <ol className="recovery-codes">
          {codes.map((code) => (
            <li key={code} className="secret">
              {code}
            </li>
          ))}
        </ol>
        <div className="row">
          <Button kind="primary" onClick={onClose}>
            {say.close}
          </Button>
          <Button onClick={() => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true))}>
            {copied ? say.copied : say.copy}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

import { type OwnAccount, OwnPasskey } from '@citywide/model/platform/own-account'
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ask } from '../api/fetch.ts'
import { ConfirmChange } from './confirm-change.tsx'
import { FaultNotice } from './fault.tsx'
import { makePasskey, passkeysHere } from './passkey.ts'
import { useChange } from './queries.ts'
import { texts } from './texts.ts'

type Open = { readonly kind: 'add' } | { readonly kind: 'rename' | 'remove'; readonly passkey: OwnPasskey }

export function PasskeysPanel({ account: { passkeys, passkeysPossible } }: { readonly account: OwnAccount }) {
  const say = useTexts(texts)
  const { format, now } = useLanguage()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const possible = passkeysPossible && passkeysHere()
  return (
    <Panel title={say.passkeys} about={say.passkeysAbout} flush>
      {passkeys.length === 0 && <p className="panel-empty">{say.noPasskeys}</p>}
      <ul className="lines">
        {passkeys.map((passkey) => (
          <li key={passkey.id} className="account-line">
            <div>
              <strong>{passkey.name}</strong>
              <span className="line-about">
                {[
                  passkey.synced ? say.synced : say.onlyHere,
                  say.added(format.dayOf(passkey.madeAt)),
                  passkey.usedAt === null ? say.neverUsed : say.used(format.ago(passkey.usedAt, now)),
                ].join(' · ')}
              </span>
            </div>
            <div className="row">
              <Button
                kind="quiet"
                aria-label={say.renameOf(passkey.name)}
                onClick={() => setOpen({ kind: 'rename', passkey })}
              >
                {say.rename}
              </Button>
              <Button
                kind="quiet"
                aria-label={say.removeOf(passkey.name)}
                onClick={() => setOpen({ kind: 'remove', passkey })}
              >
                {say.remove}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div className="account-foot">
        {possible ? (
          <Button
            kind={passkeys.length === 0 ? 'primary' : 'plain'}
            icon="plus"
            onClick={() => setOpen({ kind: 'add' })}
          >
            {say.addPasskey}
          </Button>
        ) : (
          <p className="quiet">{say.passkeysImpossible}</p>
        )}
      </div>
      {open?.kind === 'add' && <AddPasskey onClose={close} />}
      {open?.kind === 'rename' && <RenamePasskey passkey={open.passkey} onClose={close} />}
      {open?.kind === 'remove' && (
        <ConfirmChange
          title={say.removeOf(open.passkey.name)}
          verb={say.remove}
          change={() => ask({ path: `/account/passkeys/${open.passkey.id}`, method: 'DELETE', answer: z.undefined() })}
          onClose={close}
        >
          {say.removePasskey(open.passkey.name)}
        </ConfirmChange>
      )}
    </Panel>
  )
}

async function addPasskey(name: string): Promise<void> {
  const answer = await makePasskey()
  await ask({ path: '/account/passkeys', method: 'POST', body: { name, answer }, answer: z.array(OwnPasskey) })
}

function AddPasskey({ onClose }: { readonly onClose: () => void }) {
  const say = useTexts(texts)
  return <NameDialog title={say.addPasskey} verb={say.go} name="" change={addPasskey} onClose={onClose} />
}

function RenamePasskey({ passkey, onClose }: { readonly passkey: OwnPasskey; readonly onClose: () => void }) {
  const say = useTexts(texts)
  const rename = (name: string) =>
    ask({ path: `/account/passkeys/${passkey.id}`, method: 'PATCH', body: { name }, answer: z.undefined() })
  return (
    <NameDialog
      title={say.renameOf(passkey.name)}
      verb={say.save}
      name={passkey.name}
      change={rename}
      onClose={onClose}
    />
  )
}

interface NameDialogProps {
  readonly title: string
  readonly verb: string
  readonly name: string
  readonly change: (name: string) => Promise<unknown>
  readonly onClose: () => void
}

function NameDialog({ title, verb, name: before, change, onClose }: NameDialogProps) {
  const say = useTexts(texts)
  const [name, setName] = useState(before)
  const making = useChange(change)
  return (
    <Dialog kind="dialog" title={title} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '' && !making.isPending) making.mutate(name.trim(), { onSuccess: onClose })
        }}
      >
        <TextField
          label={say.passkeyName}
          help={say.passkeyNameHelp}
          value={name}
          maxLength={60}
          required
          onChange={setName}
        />
        <FaultNotice of={making.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={making.isPending || name.trim() === ''}>
            {verb}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

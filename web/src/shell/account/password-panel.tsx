import { type OwnAccount, PASSWORD_LENGTH } from '@citywide/model/platform/own-account'
import { useState } from 'react'
import { z } from 'zod'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ask } from '../api/fetch.ts'
import { FaultNotice } from './fault.tsx'
import { PasswordField } from './password-field.tsx'
import { useChange } from './queries.ts'
import { texts } from './texts.ts'

export function PasswordPanel({ account: { passwordSince, login } }: { readonly account: OwnAccount }) {
  const say = useTexts(texts)
  const { format } = useLanguage()
  const [open, setOpen] = useState(false)
  const [done, setDone] = useState(false)
  return (
    <Panel title={say.password} flush>
      <p className="panel-empty" role={done ? 'status' : undefined}>
        {done
          ? say.passwordDone
          : passwordSince === null
            ? say.noPassword
            : say.passwordSince(format.dayOf(passwordSince))}
      </p>
      <div className="account-foot">
        <Button onClick={() => setOpen(true)}>{passwordSince === null ? say.setPassword : say.changePassword}</Button>
      </div>
      {open && (
        <NewPasswordDialog
          login={login}
          onDone={() => {
            setDone(true)
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </Panel>
  )
}

interface NewPasswordProps {
  readonly login: string
  readonly onDone: () => void
  readonly onClose: () => void
}

function NewPasswordDialog({ login, onDone, onClose }: NewPasswordProps) {
  const say = useTexts(texts)
  const [password, setPassword] = useState('')
  const making = useChange((next: string) =>
    ask({ path: '/account/password', method: 'PUT', body: { password: next }, answer: z.undefined() }),
  )
  return (
    <Dialog kind="dialog" title={say.newPassword} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (password !== '' && !making.isPending) making.mutate(password, { onSuccess: onDone })
        }}
      >
        {/* A password manager keeps the password under this name. */}
        <input type="text" autoComplete="username" value={login} readOnly hidden />
        <PasswordField
          label={say.newPassword}
          help={say.passwordHelp(PASSWORD_LENGTH.least)}
          value={password}
          autoComplete="new-password"
          onChange={setPassword}
        />
        <p className="quiet">{say.passwordEnds}</p>
        <FaultNotice of={making.error} />
        <div className="row">
          <Button type="submit" kind="primary" disabled={making.isPending || password === ''}>
            {say.save}
          </Button>
          <Button onClick={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

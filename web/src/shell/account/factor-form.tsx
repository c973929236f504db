/** Asks for one factor, of those there are: a passkey, a code of the app, a recovery code, the password. */
import type { FactorWays, PasskeyAnswer, SecondFactor } from '@citywide/model/platform/sign-in'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { RequestProblem } from '../api/fetch.ts'
import { texts } from './factor-texts.ts'
import { GivenUp, passkeysHere, showPasskey } from './passkey.ts'
import { PasswordField } from './password-field.tsx'

export type ShownFactor =
  | SecondFactor
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'passkey'; readonly answer: PasskeyAnswer }

interface FactorFormProps {
  readonly ways: FactorWays
  /** Where the question for a passkey comes from, without `/api`. */
  readonly question: string
  /** @throws RequestProblem which is then said in the form */
  readonly onShow: (factor: ShownFactor) => Promise<void>
}

type Typed = 'code' | 'recovery' | 'password'

export function FactorForm({ ways, question, onShow }: FactorFormProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const [chosen, setChosen] = useState<Typed>()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const typed = (['code', 'recovery', 'password'] as const).filter((way) => ways[way])
  const way = chosen ?? typed[0]
  const passkey = ways.passkey && passkeysHere()

  const show = async (make: () => Promise<ShownFactor>) => {
    if (busy) return
    setBusy(true)
    setFault(undefined)
    try {
      await onShow(await make())
    } catch (error) {
      if (error instanceof GivenUp) setFault(say.passkeyGivenUp)
      else if (error instanceof RequestProblem) setFault(error.text[language])
      else throw error
    } finally {
      setBusy(false)
    }
  }
  const made = (): ShownFactor =>
    way === 'password' ? { kind: way, password: text } : { kind: way ?? 'code', code: text }

  return (
    <div className="stack">
      {passkey && (
        <div className="row">
          <Button
            kind={way === undefined ? 'primary' : 'plain'}
            disabled={busy}
            onClick={() => void show(async () => ({ kind: 'passkey', answer: await showPasskey(question) }))}
          >
            {say.usePasskey}
          </Button>
        </div>
      )}
      {way !== undefined && (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() !== '') void show(async () => made())
          }}
        >
          {way === 'password' ? (
            <PasswordField label={say.password} value={text} autoComplete="current-password" onChange={setText} />
          ) : (
            <TextField
              label={way === 'code' ? say.code : say.recovery}
              help={way === 'code' ? say.codeHelp : say.recoveryHelp}
              value={text}
              numeric={way === 'code'}
              autoComplete={way === 'code' ? 'one-time-code' : 'off'}
              maxLength={40}
              onChange={setText}
            />
          )}
          <div className="row">
            <Button type="submit" kind="primary" disabled={busy || text.trim() === ''}>
              {say.confirm}
            </Button>
            {typed
              .filter((other) => other !== way)
              .map((other) => (
                <Button
                  key={other}
                  kind="quiet"
                  onClick={() => {
                    setChosen(other)
                    setText('')
                    setFault(undefined)
                  }}
                >
                  {other === 'recovery' ? say.useRecovery : say.useCode}
                </Button>
              ))}
          </div>
        </form>
      )}
      {fault && (
        <p className="notice" data-kind="silent" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

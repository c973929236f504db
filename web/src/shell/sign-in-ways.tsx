/** The ways in, each with its own words where it fails. */
import { type FactorWays, type PasskeyAnswer, SignInAnswer } from '@citywide/model/platform/sign-in'
import { SignInProvider } from '@citywide/model/platform/sso'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { z } from 'zod'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { FactorForm } from './account/factor-form.tsx'
import { endOffer, GivenUp, offeredPasskey, passkeysHere, showPasskey } from './account/passkey.ts'
import { PasswordField } from './account/password-field.tsx'
import { ask, RequestProblem } from './api/fetch.ts'
import { texts } from './sign-in-texts.ts'

interface WayProps {
  readonly onAnswer: (answer: SignInAnswer) => Promise<void>
}

const QUESTION = '/sign-in/passkey/question'

export function PasswordWay({ onAnswer }: WayProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  const send = async () => {
    if (login.trim() === '' || password === '') {
      setFault(say.needBoth)
      return
    }
    setBusy(true)
    setFault(undefined)
    try {
      await onAnswer(await ask({ path: '/sign-in', method: 'POST', body: { login, password }, answer: SignInAnswer }))
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error
      setFault(error.text[language])
      setPassword('')
      form.current?.querySelector<HTMLInputElement>('input[autocomplete="current-password"]')?.focus()
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void send()
      }}
    >
      <TextField label={say.login} value={login} autoComplete="username webauthn" maxLength={200} onChange={setLogin} />
      <PasswordField label={say.password} value={password} autoComplete="current-password" onChange={setPassword} />
      {fault && (
        <p className="notice" data-kind="silent" role="alert">
          {fault}
        </p>
      )}
      <div className="row">
        <Button type="submit" kind="primary" disabled={busy}>
          {say.signIn}
        </Button>
      </div>
    </form>
  )
}

/** A passkey by its button, and in the field of the name where the browser offers that. */
export function PasskeyWay({ onAnswer }: WayProps) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const [fault, setFault] = useState<string>()
  const send = async (body: unknown) =>
    onAnswer(await ask({ path: '/sign-in/passkey', method: 'POST', body, answer: SignInAnswer }))
  const chosen = useEffectEvent((answer: PasskeyAnswer) =>
    send(answer).catch((error: unknown) => {
      // Nobody pressed a button: only what the server says of the passkey that was chosen is worth a word.
      if (error instanceof RequestProblem && error.code === 'PASSKEY_REFUSED') setFault(error.text[language])
    }),
  )
  useEffect(() => {
    if (!passkeysHere()) return undefined
    offeredPasskey(QUESTION).then(chosen, () => undefined)
    return () => void endOffer()
  }, [])
  if (!passkeysHere()) return null
  const pressed = async () => {
    setFault(undefined)
    try {
      await send(await showPasskey(QUESTION))
    } catch (error) {
      if (error instanceof GivenUp) setFault(say.passkeyGivenUp)
      else if (error instanceof RequestProblem) setFault(error.text[language])
      else throw error
    }
  }
  return (
    <>
      <Button onClick={() => void pressed()}>{say.withPasskey}</Button>
      {fault && (
        <p className="notice" data-kind="silent" role="alert">
          {fault}
        </p>
      )}
    </>
  )
}

/** Single sign-on, where the city has some. */
export function ProviderWays({ to }: { readonly to: string }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const { data } = useQuery({
    queryKey: ['sign-in-providers'],
    queryFn: ({ signal }) => ask({ path: '/sign-in/providers', answer: z.array(SignInProvider), signal }),
    retry: false,
  })
  return data?.map(({ code, name }) => (
    <a key={code} className="button" href={`/sign-in/sso/${code}?to=${encodeURIComponent(to)}`}>
      {say.withProvider(name[language])}
    </a>
  ))
}

interface SecondStepProps extends WayProps {
  readonly ways: FactorWays
  readonly onLeave: () => void
}

export function SecondStep({ ways, onAnswer, onLeave }: SecondStepProps) {
  const say = useTexts(texts)
  return (
    <>
      <p>{say.secondLead}</p>
      <FactorForm
        ways={ways}
        question={QUESTION}
        onShow={async (factor) => {
          const [path, body] =
            factor.kind === 'passkey' ? ['/sign-in/passkey', factor.answer] : ['/sign-in/second', factor]
          await onAnswer(await ask({ path, method: 'POST', body, answer: SignInAnswer }))
        }}
      />
      <div className="row">
        <Button kind="quiet" onClick={onLeave}>
          {say.startAgain}
        </Button>
      </div>
    </>
  )
}

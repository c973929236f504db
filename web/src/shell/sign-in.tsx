/** What stands here without a session: the ways in. Afterwards the reader is where he or she was heading. */
import type { FactorWays, SignInAnswer } from '@citywide/model/platform/sign-in'
import { ssoReasons } from '@citywide/model/platform/sso'
import type { Text } from '@citywide/model/text'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { ownPlace } from './own-place.ts'
import './shell.css'
import { PasskeyWay, PasswordWay, ProviderWays, SecondStep } from './sign-in-ways.tsx'
import { texts } from './sign-in-texts.ts'

const route = getRouteApi('/sign-in')

/** After a link nothing is known of what the account has: every way is offered. */
const everyWay = { passkey: true, code: true, recovery: true, password: false } as const

export function SignIn() {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const { reason, step, to } = route.useSearch()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [ways, setWays] = useState<FactorWays | undefined>(step === 'second' ? everyWay : undefined)
  const go = async ({ next, ways: offered, confined }: SignInAnswer) => {
    if (next === 'second') {
      setWays({ ...everyWay, ...offered })
      return
    }
    client.clear() // what another account saw is none of this one's business
    await navigate({ href: confined ? '/app/account' : ownPlace(to), replace: true })
  }
  const sso: Readonly<Record<string, Text>> = ssoReasons
  const said =
    { 'link-used': say.linkUsed, 'signed-out': say.signedOut, ended: say.ended }[reason ?? ''] ??
    sso[reason ?? '']?.[language]
  return (
    <main className="plain-page sign-in">
      <div className="sign-in-head">
        <span className="brand">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          <span>Citywide</span>
        </span>
        <LanguageSwitch />
      </div>
      <PageHead title={ways ? say.secondTitle : say.signInTitle} />
      {ways ? (
        <SecondStep ways={ways} onAnswer={go} onLeave={() => setWays(undefined)} />
      ) : (
        <>
          {said && (
            <p className="notice" {...(reason !== 'signed-out' && { 'data-kind': 'silent', role: 'alert' })}>
              {said}
            </p>
          )}
          <PasswordWay onAnswer={go} />
          <section className="other-ways" aria-label={say.others}>
            <PasskeyWay onAnswer={go} />
            <ProviderWays to={ownPlace(to)} />
          </section>
          <p className="quiet">{say.signInHow}</p>
        </>
      )}
    </main>
  )
}

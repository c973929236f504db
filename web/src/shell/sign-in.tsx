/** What stands here without a session. There is nothing to type in: the start prints the links. */
import { getRouteApi } from '@tanstack/react-router'
import { useTexts } from '../ui/language.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import './shell.css'
import { texts } from './sign-in-texts.ts'

const route = getRouteApi('/sign-in')

export function SignIn() {
  const say = useTexts(texts)
  const { reason } = route.useSearch()
  return (
    <main className="plain-page sign-in">
      <div className="sign-in-head">
        <span className="brand">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          <span>Citywide</span>
        </span>
        <LanguageSwitch />
      </div>
      <PageHead title={say.signInTitle} />
      {reason === 'link-used' && (
        <p className="notice" data-kind="silent" role="alert">
          {say.linkUsed}
        </p>
      )}
      {reason === 'signed-out' && <p className="notice">{say.signedOut}</p>}
      <p>{say.signInLead}</p>
      <p className="quiet">{say.signInHow}</p>
    </main>
  )
}

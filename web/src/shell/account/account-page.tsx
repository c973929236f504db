/** The own account: how one signs in, where one is signed in, and what one may do. Open to everybody. */
import type { OwnAccount } from '@citywide/model/platform/own-account'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Fact, Facts, Panel } from '../../ui/panel.tsx'
import { OwnIdentitiesPanel } from '../access/own-identities-panel.tsx'
import { OwnKeysPanel } from '../access/keys-panel.tsx'
import { OwnRolesPanel } from '../access/own-roles-panel.tsx'
import { Answer } from '../api/answer.tsx'
import './account.css'
import { AppPanel, RecoveryPanel } from './app-panel.tsx'
import { DevicesPanel } from './devices-panel.tsx'
import { PasskeysPanel } from './passkeys-panel.tsx'
import { PasswordPanel } from './password-panel.tsx'
import { accountQuery } from './queries.ts'
import { SessionsPanel } from './sessions-panel.tsx'
import { texts } from './texts.ts'

export function AccountPage() {
  const say = useTexts(texts)
  const answer = useQuery(accountQuery)
  const [wasConfined, setWasConfined] = useState(false)
  if (answer.data?.confined && !wasConfined) setWasConfined(true)
  return (
    <Answer of={answer} rows={8} what={say.title} page>
      {(account) => (
        <>
          <PageHead title={say.title} sentence={say.sentence(account.login)} />
          {account.confined ? (
            <section className="notice" data-kind="silent" aria-label={say.confinedTitle}>
              <strong>{say.confinedTitle}</strong>
              <p>{say.confined}</p>
            </section>
          ) : (
            wasConfined && (
              <p>
                <Link className="button" data-kind="primary" to="/app">
                  {say.goOn}
                </Link>
              </p>
            )
          )}
          <div className="account-panels">
            <PasskeysPanel account={account} />
            <PasswordPanel account={account} />
            <AppPanel account={account} />
            <RecoveryPanel account={account} />
            <SessionsPanel sessions={account.sessions} />
            <DevicesPanel devices={account.devices} />
            <OwnIdentitiesPanel />
            {!account.confined && <OwnKeysPanel />}
            <OwnRolesPanel />
            <WhoPanel account={account} />
          </div>
        </>
      )}
    </Answer>
  )
}

function WhoPanel({ account: { name, login } }: { readonly account: OwnAccount }) {
  const say = useTexts(texts)
  const { language } = useLanguage()
  return (
    <Panel title={say.who}>
      <Facts>
        <Fact name={say.name}>{name[language]}</Fact>
        <Fact name={say.login}>{login}</Fact>
      </Facts>
    </Panel>
  )
}

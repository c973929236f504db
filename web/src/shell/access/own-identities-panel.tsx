/** Accounts elsewhere that open one's own; a part of the page of one's own account. */
import { AccountIdentity } from '@citywide/model/platform/account'
import { LinkStart, SignInProvider, ssoReasons } from '@citywide/model/platform/sso'
import type { Text } from '@citywide/model/text'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { z } from 'zod'
import { Button } from '../../ui/button.tsx'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ask } from '../api/fetch.ts'
import './access.css'
import { Fault } from '../api/fault.tsx'
import { texts } from './provider-texts.ts'
import { useAct } from './queries.ts'

/** What the way back from a provider left in the address. */
const Back = z.object({
  linked: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
})

export function OwnIdentitiesPanel() {
  const say = useTexts(texts)
  const { language, format, now } = useLanguage()
  const { linked, reason } = Back.parse(useSearch({ strict: false }))
  const { data: identities = [] } = useQuery({
    queryKey: ['access', 'own-identities'],
    queryFn: ({ signal }) => ask({ path: '/own-identities', answer: z.array(AccountIdentity), signal }),
  })
  const { data: providers = [] } = useQuery({
    queryKey: ['sign-in-providers'],
    queryFn: ({ signal }) => ask({ path: '/sign-in/providers', answer: z.array(SignInProvider), signal }),
  })
  const linking = useAct(async (code: string) => {
    const { address } = await ask({ path: `/own-identities/${code}`, method: 'POST', answer: LinkStart })
    window.location.assign(address)
  })
  const unlinking = useAct((id: string) =>
    ask({ path: `/own-identities/${id}`, method: 'DELETE', answer: z.undefined() }),
  )
  const refused = (ssoReasons as Readonly<Record<string, Text>>)[reason ?? '']
  if (identities.length === 0 && providers.length === 0) return null
  return (
    <Panel title={say.linked} about={say.linkedAbout} flush>
      {linked !== undefined && <p className="notice">{say.linkedDone}</p>}
      {refused && (
        <p className="notice" data-kind="silent" role="alert">
          {refused[language]}
        </p>
      )}
      {identities.length === 0 && <p className="panel-empty">{say.noneLinked}</p>}
      <ul className="lines">
        {identities.map(({ id, provider, label, linkedAt, usedAt }) => (
          <li key={id} className="access-line">
            <div className="access-who">
              <strong>{provider[language]}</strong>
              <span className="line-about">
                {[label, usedAt === null ? say.since(format.dayOf(linkedAt)) : say.lastUsed(format.ago(usedAt, now))]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            <Button
              kind="quiet"
              aria-label={say.unlinkOf(provider[language])}
              disabled={unlinking.isPending}
              onClick={() => unlinking.mutate(id)}
            >
              {say.unlink}
            </Button>
          </li>
        ))}
      </ul>
      <Fault of={linking.error ?? unlinking.error} />
      {providers.length > 0 && (
        <div className="access-foot row">
          {providers.map(({ code, name }) => (
            <Button key={code} disabled={linking.isPending} onClick={() => linking.mutate(code)}>
              {say.link(name[language])}
            </Button>
          ))}
        </div>
      )}
    </Panel>
  )
}

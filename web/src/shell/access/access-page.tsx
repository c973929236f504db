/** Who may come in and do what: for administrators of access, and approvals for heads of departments too. */
import { Link, useParams } from '@tanstack/react-router'
import { useLanguage, useTexts } from '../../ui/language.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { NotAllowed } from '../../ui/state.tsx'
import { useSession } from '../api/session.ts'
import './access.css'
import { AccountsPanel } from './accounts-panel.tsx'
import { ApprovalsPanel } from './approvals-panel.tsx'
import { HoldersPanel } from './holders-panel.tsx'
import { AllKeysPanel } from './keys-panel.tsx'
import { ProvidersPanel } from './providers-panel.tsx'
import { leads, texts } from './texts.ts'

const screens = ['accounts', 'approvals', 'holders', 'keys', 'providers'] as const
type Screen = (typeof screens)[number]

export function AccessPage() {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const { screen = 'accounts' } = useParams({ strict: false })
  const roles = useSession()?.account.roles ?? []
  const shown = screens.find((one) => one === screen)
  const open = roles.includes('secadmin') ? screens : (['approvals'] as const)
  if (!shown || !open.some((one) => one === shown)) {
    return (
      <>
        <PageHead title={say.title} />
        <NotAllowed what={say.title} />
      </>
    )
  }
  return (
    <>
      <PageHead title={say[shown]} sentence={leads[shown][language]} />
      {open.length > 1 && (
        <nav className="access-tabs" aria-label={say.title}>
          {open.map((one) => (
            <Link
              key={one}
              to="/app/admin/$screen"
              params={{ screen: one }}
              search={{}}
              activeOptions={{ exact: true, includeSearch: false }}
            >
              {say[one]}
            </Link>
          ))}
        </nav>
      )}
      <Shown of={shown} />
    </>
  )
}

function Shown({ of }: { readonly of: Screen }) {
  if (of === 'accounts') return <AccountsPanel />
  if (of === 'approvals') return <ApprovalsPanel />
  if (of === 'holders') return <HoldersPanel />
  return of === 'keys' ? <AllKeysPanel /> : <ProvidersPanel />
}

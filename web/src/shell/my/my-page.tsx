/** The citizen's own frame: three pages, made for a phone first. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { z } from 'zod'
import { useLanguage, useTexts, useWords } from '../../ui/language.tsx'
import { Loading } from '../../ui/state.tsx'
import { ask } from '../api/fetch.ts'
import { sessionQuery } from '../api/session.ts'
import { LanguageSwitch } from '../language-switch.tsx'
import '../../ui/panel.css'
import './my.css'
import { MyConsents } from './my-consents.tsx'
import { MyLooks } from './my-looks.tsx'
import { MyReceipt } from './my-receipt.tsx'
import { MyRequests } from './my-requests.tsx'
import { texts } from './texts.ts'

const route = getRouteApi('/my')

export function MyPage() {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const { show, id } = route.useSearch()
  const session = useQuery(sessionQuery)
  const words = useWords()
  const madeUp = session.data?.scopes.find((scope) => scope.madeUp)
  const client = useQueryClient()
  const navigate = useNavigate()
  const signOut = async () => {
    await ask({ path: '/session', method: 'DELETE', answer: z.undefined() })
    client.clear()
    await navigate({ to: '/sign-in', search: { reason: 'signed-out' } })
  }
  return (
    <div className="my">
      <header className="my-bar not-on-paper">
        <strong>{say.title}</strong>
        <LanguageSwitch />
        {session.data && (
          <button type="button" className="button" data-kind="quiet" onClick={() => void signOut()}>
            {say.signOut}
            <span className="unseen">{session.data.account.name[language]}</span>
          </button>
        )}
      </header>
      <nav className="my-nav not-on-paper" aria-label={say.sections}>
        {(['looks', 'consents', 'requests'] as const).map((page) => (
          <Link
            key={page}
            to="/my"
            search={{ show: page }}
            aria-current={(show ?? 'looks') === page ? 'page' : undefined}
          >
            {say[page]}
          </Link>
        ))}
      </nav>
      <main className="my-page">
        {madeUp && <p className="my-note">{say.madeUp(words(madeUp.title))}</p>}
        {session.error ? (
          <p>
            {say.signIn}{' '}
            <Link className="button" to="/sign-in">
              {say.toSignIn}
            </Link>
          </p>
        ) : session.data ? (
          <Shown show={show} id={id} />
        ) : (
          <Loading />
        )}
      </main>
    </div>
  )
}

function Shown({ show, id }: { readonly show: string | undefined; readonly id: string | undefined }) {
  if (show === 'receipt' && id !== undefined) return <MyReceipt id={id} />
  if (show === 'consents') return <MyConsents />
  if (show === 'requests') return <MyRequests />
  return <MyLooks />
}

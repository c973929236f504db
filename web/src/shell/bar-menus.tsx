import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Icon } from '../ui/icon.tsx'
import { useLanguage, useTexts, useWords } from '../ui/language.tsx'
import { Menu } from '../ui/menu.tsx'
import { z } from 'zod'
import { ask } from './api/fetch.ts'
import { useScope, useSession } from './api/session.ts'
import { Initials } from './initials.tsx'
import { texts } from './texts.ts'

export function ScopeMenu({ name }: { readonly name: string }) {
  const say = useTexts(texts)
  const words = useWords()
  const { format } = useLanguage()
  const navigate = useNavigate()
  const session = useSession()
  const scope = useScope()
  return (
    <Menu
      label={say.scope(name)}
      startOpen
      triggerClass="where-scope"
      trigger={
        <>
          <span>{name}</span>
          <Icon name="down" size={12} />
        </>
      }
      choices={(session?.scopes ?? []).map(({ code, title, evaluatedAt }) => ({
        id: code,
        name: words(title),
        text: words(title),
        ...(evaluatedAt !== null && { about: say.evidenceAsOf(format.dayOf(evaluatedAt)) }),
        selected: code === scope?.code,
      }))}
      onChoose={(code) => void navigate({ to: '.', search: (all) => ({ ...all, scope: code, evidence: undefined }) })}
    />
  )
}

export function AccountMenu() {
  const say = useTexts(texts)
  const { language } = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const account = useSession()?.account
  if (!account) return null
  const name = account.name[language]
  const signOut = async () => {
    await ask({ path: '/session', method: 'DELETE', answer: z.undefined() })
    client.clear()
    await navigate({ to: '/sign-in', search: { reason: 'signed-out' } })
  }
  return (
    <Menu
      label={say.account(name)}
      startOpen
      triggerClass="account"
      trigger={<Initials name={name} />}
      choices={[
        { id: 'tasks', name: say.myTasks, text: say.myTasks },
        { id: 'out', name: say.signOut, text: say.signOut, about: name },
      ]}
      onChoose={(id) => void (id === 'tasks' ? navigate({ to: '/app/tasks' }) : signOut())}
    />
  )
}

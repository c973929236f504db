import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { Menu } from '../ui/menu.tsx'
import { z } from 'zod'
import { ask } from './api/fetch.ts'
import { useSession } from './api/session.ts'
import { Initials } from './initials.tsx'
import { texts } from './texts.ts'

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

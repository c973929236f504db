import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { Menu } from '../ui/menu.tsx'
import { z } from 'zod'
import { ask } from './api/fetch.ts'
import { useSession } from './api/session.ts'
import { texts as menuTexts } from './bar-menus-texts.ts'
import { Initials } from './initials.tsx'
import { texts } from './texts.ts'

export function AccountMenu() {
  const say = useTexts(texts)
  const own = useTexts(menuTexts)
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
        { id: 'tasks', name: own.myTasks, text: own.myTasks },
        { id: 'account', name: own.myAccount, text: own.myAccount },
        { id: 'out', name: own.signOut, text: own.signOut, about: name },
      ]}
      onChoose={(id) =>
        void (id === 'out' ? signOut() : navigate({ to: id === 'tasks' ? '/app/tasks' : '/app/account' }))
      }
    />
  )
}

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
  const administered = account.roles.includes('secadmin')
    ? [{ id: 'accounts', name: own.accounts, text: own.accounts }]
    : account.roles.includes('department_head')
      ? [{ id: 'approvals', name: own.approvals, text: own.approvals }]
      : []
  return (
    <Menu
      label={say.account(name)}
      startOpen
      triggerClass="account"
      trigger={<Initials name={name} />}
      choices={[
        { id: 'tasks', name: own.myTasks, text: own.myTasks },
        { id: 'account', name: own.myAccount, text: own.myAccount },
        ...administered,
        ...(account.roles.includes('privacy_officer') ? [{ id: 'privacy', name: own.privacy, text: own.privacy }] : []),
        ...(account.roles.includes('auditor') ? [{ id: 'audit', name: own.audit, text: own.audit }] : []),
        ...(account.roles.includes('sysadmin') ? [{ id: 'health', name: own.health, text: own.health }] : []),
        ...(account.roles.some((role) => role === 'it_architect' || role === 'sysadmin')
          ? [{ id: 'webhooks', name: own.webhooks, text: own.webhooks }]
          : []),
        { id: 'out', name: own.signOut, text: own.signOut, about: name },
      ]}
      onChoose={(id) => {
        if (id === 'out') void signOut()
        else if (id === 'accounts' || id === 'approvals')
          void navigate({ to: '/app/admin/$screen', params: { screen: id } })
        else if (id === 'audit') void navigate({ to: '/app/admin/audit' })
        else if (id === 'health') void navigate({ to: '/app/admin/health' })
        else if (id === 'webhooks') void navigate({ to: '/app/admin/webhooks/{-$id}', params: { id: undefined } })
        else if (id === 'privacy') void navigate({ to: '/app/privacy' })
        else void navigate({ to: id === 'tasks' ? '/app/tasks' : '/app/account' })
      }}
    />
  )
}

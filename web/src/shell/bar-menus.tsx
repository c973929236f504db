import { useQueryClient } from '@tanstack/react-query'
import { linkOptions, useNavigate } from '@tanstack/react-router'
import { useLanguage, useTexts } from '../ui/language.tsx'
import { Menu } from '../ui/menu.tsx'
import { z } from 'zod'
import { ask } from './api/fetch.ts'
import { useSession } from './api/session.ts'
import { texts as menuTexts } from './bar-menus-texts.ts'
import { Initials } from './initials.tsx'
import { texts } from './texts.ts'

/** Pages for those who hold a role, in the order of the menu. Whoever administers accounts finds what waits there. */
const places = {
  accounts: {
    roles: ['secadmin'],
    text: menuTexts.accounts,
    link: linkOptions({ to: '/app/admin/$screen', params: { screen: 'accounts' } }),
  },
  approvals: {
    roles: ['department_head'],
    text: menuTexts.approvals,
    link: linkOptions({ to: '/app/admin/$screen', params: { screen: 'approvals' } }),
  },
  privacy: { roles: ['privacy_officer'], text: menuTexts.privacy, link: linkOptions({ to: '/app/privacy' }) },
  audit: { roles: ['auditor'], text: menuTexts.audit, link: linkOptions({ to: '/app/admin/audit' }) },
  health: { roles: ['sysadmin'], text: menuTexts.health, link: linkOptions({ to: '/app/admin/health' }) },
  webhooks: {
    roles: ['it_architect', 'sysadmin'],
    text: menuTexts.webhooks,
    link: linkOptions({ to: '/app/admin/webhooks/{-$id}', params: { id: undefined } }),
  },
} as const

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
  const holds = (roles: readonly string[]) => roles.some((role) => account.roles.includes(role))
  const open = Object.entries(places).filter(
    ([id, { roles }]) => holds(roles) && (id !== 'approvals' || !holds(['secadmin'])),
  )

  return (
    <Menu
      label={say.account(name)}
      startOpen
      triggerClass="account"
      trigger={<Initials name={name} />}
      choices={[
        { id: 'tasks', name: own.myTasks, text: own.myTasks },
        { id: 'account', name: own.myAccount, text: own.myAccount },
        ...open.map(([id, { text }]) => ({ id, name: text[language], text: text[language] })),
        { id: 'out', name: own.signOut, text: own.signOut, about: name },
      ]}
      onChoose={(id) => {
        const place = open.find(([one]) => one === id)?.[1]
        if (id === 'out') void signOut()
        else void navigate(place?.link ?? { to: id === 'tasks' ? '/app/tasks' : '/app/account' })
      }}
    />
  )
}

/** The accounts that an installation starts with, and the doors it opens at every start. */
import { randomUUIDv7 } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Text } from '@citywide/model/text'
import type { Pool } from '../postgres/pool.ts'
import type { Role } from './grants.ts'
import { accountByLogin, factorsOf, isSecured } from './sign-in/account-store.ts'
import { keepAccount, newSignInLink, personCalled, renewKey } from './store.ts'

interface StartAccount {
  readonly login: string
  readonly name: Text
  readonly roles: readonly Role[]
  /** Name of the officer behind it, whose department the account belongs to. */
  readonly person?: string
  /** Pseudonym of a citizen. */
  readonly subject?: string
}

/** One account per role that the demo city shows. */
const demo: readonly StartAccount[] = [
  { login: 'demo-leader', name: { zh: '城市领导', en: 'City leader' }, roles: ['city_leader'] },
  {
    login: 'demo-programme',
    name: { zh: '项目办', en: 'Programme office' },
    roles: ['programme_office'],
    person: '林岚 Lin Lan',
  },
  {
    login: 'demo-service',
    name: { zh: '服务牵头单位', en: 'Service owner' },
    roles: ['service_owner', 'department_head'],
    person: '何立 He Li',
  },
  {
    login: 'demo-data',
    name: { zh: '数据管理员', en: 'Data steward' },
    roles: ['data_steward', 'it_architect'],
    person: '唐宁 Tang Ning',
  },
  { login: 'demo-duty', name: { zh: '值班长', en: 'Duty officer' }, roles: ['duty_officer'], person: '马骁 Ma Xiao' },
  { login: 'demo-privacy', name: { zh: '隐私保护专员', en: 'Privacy officer' }, roles: ['privacy_officer'] },
  {
    login: 'demo-citizen',
    name: { zh: '市民王秀兰', en: 'Wang Xiulan, citizen' },
    roles: ['citizen'],
    // The person of this pseudonym has requests, consents and looks in the made-up city.
    subject: 'c-7d1f0a6c52e94b83a1d0c9e7f4b6a230',
  },
  { login: 'demo-auditor', name: { zh: '审计员', en: 'Auditor' }, roles: ['auditor'] },
  { login: 'demo-secadmin', name: { zh: '安全管理员', en: 'Security administrator' }, roles: ['secadmin'] },
  { login: 'demo-sysadmin', name: { zh: '系统管理员', en: 'System administrator' }, roles: ['sysadmin'] },
]

/** Whoever administers access, whoever runs the machine and whoever works with the records are three accounts. */
const empty: readonly StartAccount[] = [
  { login: 'security', name: { zh: '安全管理员', en: 'Security administrator' }, roles: ['secadmin'] },
  { login: 'system', name: { zh: '系统管理员', en: 'System administrator' }, roles: ['sysadmin'] },
  {
    login: 'first-officer',
    name: { zh: '首位工作人员', en: 'First officer' },
    roles: ['programme_office', 'data_steward'],
  },
]

/** Programs on this machine that may read the data folder: the import command and the demo city. */
const local: StartAccount = {
  login: 'local-programs',
  name: { zh: '本机程序', en: 'Programs on this machine' },
  roles: ['program'],
}

export interface SignInLink {
  readonly name: Text
  readonly address: string
}

/** Minutes that a printed link lives: for a demonstration a day's work, for a city as long as it takes to the browser. */
const LIFE = { demo: 720, empty: 30 } as const

/**
 * Fresh one-time links for the start accounts; the ones printed before are ended. In a city of its own an account that
 * has its factors is left alone: from then on the console opens no door.
 */
export async function openDoors(pool: Pool, city: 'demo' | 'empty', publicUrl: string): Promise<SignInLink[]> {
  const links: SignInLink[] = []
  for (const account of city === 'demo' ? demo : empty) {
    const kept = city === 'demo' ? undefined : await accountByLogin(pool, account.login)
    if (kept && (kept.disabled || isSecured(await factorsOf(pool, kept.id)))) continue
    const { person, ...own } = account
    const personId = person === undefined ? null : await personCalled(pool, person)
    await keepAccount(pool, { id: randomUUIDv7(), ...own, personId })
    const link = await newSignInLink(pool, account.login, LIFE[city])
    links.push({ name: account.name, address: `${publicUrl}/sign-in/${link}` })
  }
  return links
}

/**
 * A fresh key for programs on this machine, in a file that only this account of the machine can read.
 *
 * @returns the key
 */
export async function leaveLocalKey(pool: Pool, dataDirectory: string): Promise<string> {
  await keepAccount(pool, { id: randomUUIDv7(), ...local })
  const key = await renewKey(pool, local.login, randomUUIDv7(), 90)
  await mkdir(dataDirectory, { recursive: true })
  await writeFile(join(dataDirectory, 'local.key'), `${key}\n`, { mode: 0o600 })
  return key
}

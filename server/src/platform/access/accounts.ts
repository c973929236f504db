/** The accounts that an installation starts with, and the doors it opens at every start. */
import { randomUUIDv7 } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Text } from '@citywide/model/text'
import type { Pool } from '../postgres/pool.ts'
import type { Role } from './grants.ts'
import { keepAccount, newSignInLink, renewKey } from './store.ts'

interface StartAccount {
  readonly login: string
  readonly name: Text
  readonly roles: readonly Role[]
}

/** One account per role that the demo city shows. */
const demo: readonly StartAccount[] = [
  { login: 'demo-leader', name: { zh: '城市领导', en: 'City leader' }, roles: ['city_leader'] },
  { login: 'demo-programme', name: { zh: '项目办', en: 'Programme office' }, roles: ['programme_office'] },
  { login: 'demo-service', name: { zh: '服务牵头单位', en: 'Service owner' }, roles: ['service_owner'] },
  { login: 'demo-data', name: { zh: '数据管理员', en: 'Data steward' }, roles: ['data_steward', 'it_architect'] },
  { login: 'demo-duty', name: { zh: '值班长', en: 'Duty officer' }, roles: ['duty_officer'] },
  { login: 'demo-auditor', name: { zh: '审计员', en: 'Auditor' }, roles: ['auditor'] },
]

const empty: readonly StartAccount[] = [
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
  roles: ['programme_office', 'data_steward', 'sysadmin'],
}

export interface SignInLink {
  readonly name: Text
  readonly address: string
}

/** Fresh one-time links for the start accounts; the ones printed before are ended. */
export async function openDoors(pool: Pool, city: 'demo' | 'empty', publicUrl: string): Promise<SignInLink[]> {
  const links: SignInLink[] = []
  for (const account of city === 'demo' ? demo : empty) {
    await keepAccount(pool, { id: randomUUIDv7(), ...account })
    links.push({ name: account.name, address: `${publicUrl}/sign-in/${await newSignInLink(pool, account.login)}` })
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

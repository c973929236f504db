/** The table of who holds what, as a file for those who review it: UTF-8 with a mark, RFC 4180, formulas made harmless. */
import { accountKinds } from '@citywide/model/platform/account'
import { type Role, roleNames } from '@citywide/model/platform/role'
import type { Holding } from '@citywide/model/platform/role-grant'
import type { Language, Text } from '@citywide/model/text'
import { cell } from '../records/cell.ts'

const headings: readonly Text[] = [
  { zh: '角色', en: 'Role' },
  { zh: '登录名', en: 'Login' },
  { zh: '姓名', en: 'Name' },
  { zh: '类别', en: 'Kind' },
  { zh: '单位', en: 'Organization' },
  { zh: '理由', en: 'Reason' },
  { zh: '授予时间', en: 'Granted at' },
  { zh: '授予人', en: 'Granted by' },
  { zh: '批准时间', en: 'Approved at' },
  { zh: '批准人', en: 'Approved by' },
  { zh: '到期时间', en: 'Ends at' },
]

export function holdingsFile(holdings: readonly Holding[], language: Language): string {
  const kinds: Readonly<Record<string, Text>> = accountKinds
  const rows = holdings.map((one) => [
    roleNames[one.role as Role]?.[language] ?? one.role,
    one.login,
    one.name[language],
    kinds[one.kind]?.[language] ?? one.kind,
    one.organization?.[language] ?? one.organization?.zh ?? one.organization?.en ?? '',
    one.reason ?? '',
    one.grantedAt,
    one.grantedBy?.[language] ?? '',
    one.approvedAt,
    one.approvedBy?.[language] ?? '',
    one.expiresAt,
  ])
  const lines = [headings.map((heading) => heading[language]), ...rows]
  return `\uFEFF${lines.map((line) => `${line.map((value) => cell(value, 'text')).join(',')}\r\n`).join('')}`
}

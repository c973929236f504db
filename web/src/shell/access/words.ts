import { type Role, roleNames } from '@citywide/model/platform/role'
import type { Language, Text } from '@citywide/model/text'

const names: Readonly<Record<string, Text>> = roleNames

/** What a role is called. */
export const roleName = (role: string, language: Language): string => names[role]?.[language] ?? role

export const roleOptions = (roles: readonly Role[], language: Language) =>
  roles.map((role) => ({ value: role, text: roleNames[role][language] }))

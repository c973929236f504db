/** Which role may do which kind of thing. Every route names its kind; one without stops the start. */
import type { Role } from '@citywide/model/platform/role'

export type { Role }

/**
 * The kind of right that a route needs. `public` needs no sign-in; `self` any signed-in account, for what is its own;
 * `read` and `write` are for records, each of which is judged by itself; the others name one task.
 */
export type Access =
  | 'public'
  | 'self'
  | 'read'
  | 'write'
  | 'ingest'
  /** Jobs, queues, deliveries, backups, health: no content. */
  | 'operation'
  /** Accounts, roles, providers, keys of others. */
  | 'accounts'
  | 'audit'
  /** Consents, accesses and assessments of the whole city. */
  | 'privacy'

const officers: readonly Role[] = [
  'city_leader',
  'programme_office',
  'benefit_owner',
  'service_owner',
  'data_steward',
  'it_architect',
  'infrastructure_lead',
  'procurement_lead',
  'privacy_officer',
  'duty_officer',
]

const granted: Readonly<Record<Exclude<Access, 'public' | 'self'>, readonly Role[]>> = {
  read: [...officers, 'auditor'],
  write: officers,
  ingest: ['data_steward', 'it_architect', 'infrastructure_lead'],
  operation: ['sysadmin'],
  accounts: ['secadmin'],
  audit: ['auditor'],
  privacy: ['privacy_officer'],
}

export function mayUse(held: readonly Role[], access: Access): boolean {
  if (access === 'public' || access === 'self') return true
  return held.some((role) => granted[access].includes(role))
}

/** A role that an account was given: by whom and why, approved by whom, until when. The account holds it while `state` is `held`. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Names, plainText, Text } from '../text.ts'
import { AccountName } from './account-view.ts'
import { type Role, roleNames, roles } from './role.ts'

/** The head of the department approves these, for accounts of the department; a second administrator all others. */
export const departmentRoles: readonly Role[] = [
  'benefit_owner',
  'service_owner',
  'data_steward',
  'infrastructure_lead',
  'supplier',
]

/** They exclude each other: who grants access, who runs the machine and who audits are three people. */
export const exclusiveRoles: readonly Role[] = ['secadmin', 'sysadmin', 'auditor']

/** Days before the end when the holder is told. */
export const WARNED_DAYS = 14

const role = z.enum(Object.keys(roleNames) as [Role, ...Role[]])

export const RoleGrantState = z.enum(['waiting', 'held', 'expired', 'ended', 'declined', 'withdrawn', 'given_up'])
export type RoleGrantState = z.infer<typeof RoleGrantState>

export const roleGrantStates: Readonly<Record<RoleGrantState, Text>> = {
  waiting: { zh: '待批准', en: 'waits for approval' },
  held: { zh: '有效', en: 'held' },
  expired: { zh: '已到期', en: 'expired' },
  ended: { zh: '已收回', en: 'ended' },
  declined: { zh: '未批准', en: 'declined' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  given_up: { zh: '已放弃', en: 'given up' },
}

export const RoleGrant = z
  .object({
    id: z.uuid(),
    role,
    state: RoleGrantState,
    reason: z.string().nullable(),
    grantedAt: Instant,
    /** Null: the installation itself. */
    grantedBy: AccountName.nullable(),
    approvedAt: Instant.nullable(),
    /** Null while it waits, and where nobody could: the installation's own accounts and the second administrator. */
    approvedBy: AccountName.nullable(),
    expiresAt: Instant,
    endedAt: Instant.nullable(),
    endedBy: AccountName.nullable(),
    endReason: z.string().nullable(),
  })
  .meta({ id: 'RoleGrant' })
export type RoleGrant = z.infer<typeof RoleGrant>

/** `POST /api/admin/accounts/:id/roles` */
export const RoleGrantNew = z.strictObject({
  role: z.enum(roles as [Role, ...Role[]]),
  reason: plainText(500).min(1),
  /** Days it lasts, a year unless told. */
  days: z.int().min(1).max(366).default(365),
})

export const RoleGrantEnd = z.strictObject({ reason: plainText(500).min(1) })

export const Decision = z.strictObject({
  decision: z.enum(['approve', 'decline']),
  /** Needed to decline. */
  reason: plainText(500).min(1).optional(),
})

/** A grant that waits, with whom it is for. `GET /api/approvals` */
export const WaitingGrant = RoleGrant.extend({
  account: AccountName.extend({ login: z.string(), organization: Names.nullable() }),
  /** Whether who asks is the one to decide. */
  mayDecide: z.boolean(),
}).meta({ id: 'WaitingGrant' })
export type WaitingGrant = z.infer<typeof WaitingGrant>

/** One role of one account, as it is held now. `GET /api/admin/holders` */
export const Holding = z
  .object({
    id: z.uuid(),
    role: z.string(),
    accountId: z.uuid(),
    login: z.string(),
    name: Text,
    kind: z.string(),
    organization: Names.nullable(),
    reason: z.string().nullable(),
    grantedAt: Instant,
    grantedBy: Text.nullable(),
    approvedAt: Instant,
    approvedBy: Text.nullable(),
    expiresAt: Instant,
  })
  .meta({ id: 'Holding' })
export type Holding = z.infer<typeof Holding>

/** Accounts as those see them who administer access. `GET /api/admin/accounts` */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Names, plainText, Text } from '../text.ts'
import { RoleGrant } from './role-grant.ts'

export const accountKinds = {
  person: { zh: '人员', en: 'Person' },
  program: { zh: '程序', en: 'Program' },
} as const satisfies Record<string, Text>
export const AccountKind = z.enum(['person', 'program'])
export type AccountKind = z.infer<typeof AccountKind>

/** A record that an account points to, by its name. */
const Named = z.object({ id: z.uuid(), title: Names })

export const AccountLine = z
  .object({
    id: z.uuid(),
    login: z.string(),
    name: Text,
    kind: AccountKind,
    /** The department that its rights reach by. */
    organization: Named.nullable(),
    /** Where its rights end; null: everywhere. */
    scopes: z.array(Named).nullable(),
    person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    citizen: z.boolean(),
    roles: z.array(z.object({ role: z.string(), expiresAt: Instant })),
    /** Roles that wait for an approval. */
    waiting: z.array(z.string()),
    disabledAt: Instant.nullable(),
    /** When it was last used, as far as open sessions and keys tell. */
    seenAt: Instant.nullable(),
    createdAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'AccountLine' })
export type AccountLine = z.infer<typeof AccountLine>

export const AccountPage = z.object({ items: z.array(AccountLine), next: z.string().nullable(), total: z.int() })

export const AccountIdentity = z
  .object({
    id: z.uuid(),
    provider: Text,
    /** As the provider calls the person. */
    label: z.string().nullable(),
    linkedAt: Instant,
    usedAt: Instant.nullable(),
  })
  .meta({ id: 'AccountIdentity' })
export type AccountIdentity = z.infer<typeof AccountIdentity>

/** `GET /api/admin/accounts/:id` */
export const AccountDetail = AccountLine.extend({
  disabledReason: z.string().nullable(),
  createdBy: Text.nullable(),
  /** Every role it was ever given, newest first. */
  grants: z.array(RoleGrant),
  identities: z.array(AccountIdentity),
  openSessions: z.int(),
  openKeys: z.int(),
}).meta({ id: 'AccountDetail' })
export type AccountDetail = z.infer<typeof AccountDetail>

const login = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._@+-]{1,79}$/u)
const name = z.strictObject({ zh: plainText(100).min(1), en: plainText(100).min(1) })

export const AccountNew = z.strictObject({
  login,
  name,
  kind: AccountKind.default('person'),
  personId: z.uuid().nullable().default(null),
  /** Left out: the organization of the person. */
  organizationId: z.uuid().nullable().default(null),
  scopeIds: z.array(z.uuid()).min(1).max(50).nullable().default(null),
  /** An account of a citizen: it gets a pseudonym, by which the own records are found. */
  citizen: z.boolean().default(false),
})
export type AccountNew = z.infer<typeof AccountNew>

export const AccountPatch = z.strictObject({
  name: name.optional(),
  personId: z.uuid().nullable().optional(),
  organizationId: z.uuid().nullable().optional(),
  scopeIds: z.array(z.uuid()).min(1).max(50).nullable().optional(),
})
export type AccountPatch = z.infer<typeof AccountPatch>

/** A one-time link for the first sign-in; shown once. */
export const Invitation = z.object({ link: z.string().nullable(), expiresAt: Instant }).meta({ id: 'Invitation' })
export type Invitation = z.infer<typeof Invitation>

export const AccountEnd = z.strictObject({ reason: plainText(500).min(1) })

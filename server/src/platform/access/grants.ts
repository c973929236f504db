/**
 * Which role may do what: one table. What a route lets in, what a list shows, what the database itself refuses and what
 * a screen offers are all made from it; see reach.ts. Source: the roles of ISO 37106, and the separation of three
 * administrators of GB/T 22239-2019.
 */
import { classNames, type Level, type RecordClass } from '@citywide/model/platform/record-class'
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
  /** Where observations come from and how that goes; changing it is `ingest`. */
  | 'sources'
  /** Jobs, queues, deliveries, backups, health: no content. */
  | 'operation'
  /** What other systems are told of, and whether it reached them. */
  | 'webhooks'
  /** Accounts, roles, providers, keys of others. */
  | 'accounts'
  | 'audit'
  /** Consents, accesses and assessments of the whole city. */
  | 'privacy'

/** What can be done with a record. `write` is to enter, change and remove; `approve` to publish what another wrote. */
export const acts = ['read', 'write', 'approve', 'export'] as const
export type Act = (typeof acts)[number]

/** Whose records: all of the city, those of the own department, those of the person. */
export const extents = ['city', 'dept', 'own'] as const
export type Extent = (typeof extents)[number]

/**
 * P: level 3 only with a stated purpose. E: only while an incident is open that the person works on. S: needs a strong
 * factor younger than ten minutes.
 */
export type Flag = 'P' | 'E' | 'S'

export interface Grant {
  readonly role: Role
  readonly act: Act
  readonly classes: readonly RecordClass[]
  readonly extent: Extent
  /** Highest level: 0 public, 1 internal, 2 confidential, 3 personal. */
  readonly level: Level
  readonly flags?: readonly Flag[]
}

/** Everything that holds nothing about citizens. */
const content = classNames.filter((name) => name !== 'cases' && name !== 'consents')

const grant = (
  role: Role,
  acted: readonly Act[],
  classes: readonly RecordClass[],
  extent: Extent,
  level: Level,
  flags: readonly Flag[] = [],
): readonly Grant[] => acted.map((act) => ({ role, act, classes, extent, level, flags }))

const read = ['read'] as const
const write = ['read', 'write', 'export'] as const
const approve = ['approve'] as const

/** Officers know their city: what is internal is open to all of them. */
const officers = [
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
  'department_head',
] as const satisfies readonly Role[]

export const grants: readonly Grant[] = [
  ...officers.flatMap((role) => grant(role, ['read', 'export'], content, 'city', 1)),

  ...grant('city_leader', ['read', 'export'], content, 'city', 2),
  ...grant('city_leader', approve, ['strategy', 'roadmap', 'benefits', 'assurance', 'engagement'], 'city', 2, ['S']),

  ...grant('programme_office', read, content, 'city', 2),
  ...grant(
    'programme_office',
    write,
    ['base', 'strategy', 'engagement', 'roadmap', 'benefits', 'assurance'],
    'city',
    2,
  ),
  ...grant('programme_office', approve, ['strategy', 'engagement', 'roadmap', 'benefits', 'assurance'], 'city', 2, [
    'S',
  ]),

  ...grant('benefit_owner', read, ['benefits'], 'city', 2),
  ...grant('benefit_owner', write, ['benefits'], 'own', 2),

  ...grant('service_owner', write, ['services'], 'dept', 2),
  ...grant('service_owner', approve, ['services'], 'dept', 2, ['S']),
  ...grant('service_owner', ['read', 'write'], ['cases'], 'dept', 3, ['P']),

  ...grant('data_steward', write, ['data', 'interoperability'], 'dept', 2),
  ...grant('data_steward', approve, ['data', 'interoperability'], 'dept', 2, ['S']),

  ...grant('it_architect', write, ['architecture', 'interoperability', 'data'], 'city', 2),
  ...grant('it_architect', approve, ['architecture', 'interoperability'], 'city', 2, ['S']),

  ...grant('infrastructure_lead', write, ['assets'], 'dept', 2),

  ...grant('procurement_lead', write, ['procurement'], 'city', 2),
  ...grant('procurement_lead', approve, ['procurement'], 'city', 2, ['S']),

  ...grant('privacy_officer', write, ['consents', 'privacy'], 'city', 2),
  ...grant('privacy_officer', approve, ['privacy'], 'city', 2, ['S']),
  ...grant('privacy_officer', read, ['cases', 'consents'], 'city', 3, ['P', 'S']),

  ...grant('duty_officer', write, ['emergency'], 'city', 2),
  ...grant('duty_officer', read, ['assets', 'services'], 'city', 2),
  ...grant('duty_officer', read, ['cases'], 'city', 3, ['P', 'E']),

  ...grant('department_head', read, content, 'dept', 2),
  ...grant('department_head', approve, ['services', 'data', 'assets'], 'dept', 2, ['S']),

  ...grant('supplier', read, ['procurement'], 'dept', 2),
  ...grant('auditor', ['read', 'export'], [...content, 'consents'], 'city', 2),

  ...grant('citizen', read, ['cases', 'consents'], 'own', 3),
  ...grant('citizen', read, content, 'city', 0),

  // Whoever keeps accounts has to know the organizations and people that they are for.
  ...grant('secadmin', read, ['base'], 'city', 1),
  ...grant('program', ['read', 'write', 'approve', 'export'], classNames, 'city', 3),
]

/** Roles that may come by a route at all; what they see and change behind it is judged record by record. */
const tasks: Readonly<Record<Exclude<Access, 'public' | 'self' | 'read' | 'write'>, readonly Role[]>> = {
  ingest: ['data_steward', 'it_architect', 'infrastructure_lead', 'program'],
  sources: [
    'data_steward',
    'it_architect',
    'infrastructure_lead',
    'duty_officer',
    'programme_office',
    'sysadmin',
    'program',
  ],
  operation: ['sysadmin', 'program'],
  webhooks: ['it_architect', 'sysadmin', 'program'],
  accounts: ['secadmin'],
  audit: ['auditor'],
  privacy: ['privacy_officer'],
}

export function mayUse(held: readonly Role[], access: Access): boolean {
  if (access === 'public' || access === 'self') return true
  const some = (wanted: readonly Act[]) => grants.some(({ role, act }) => wanted.includes(act) && held.includes(role))
  if (access === 'read') return some(['read'])
  // Whoever decides over what others wrote proposes and comments as well.
  if (access === 'write') return some(['write', 'approve'])
  return held.some((role) => tasks[access].includes(role))
}

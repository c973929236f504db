/** Findings: what a verdict that fell short asks somebody to do, until a later verdict says that it is done. */
import { z } from 'zod'
import { AccountName } from '../platform/account-view.ts'
import { Day, Instant } from '../quantity.ts'
import { Names, Text } from '../text.ts'
import { findingClosings, findingStates } from './finding-move.ts'
import { EvidenceClass, Explanation, RecordLink, VerdictChange } from './verdict.ts'
import { VerdictState } from './verdict-state.ts'

export const FindingState = z.enum(findingStates).meta({ id: 'FindingState' })
export const FindingClosing = z.enum(findingClosings).meta({ id: 'FindingClosing' })

/** Worst first. `critical`: a critical card, a rule of an emergency or one that guards personal data is not met. */
export const FindingSeverity = z.enum(['critical', 'major', 'minor']).meta({ id: 'FindingSeverity' })
export type FindingSeverity = z.infer<typeof FindingSeverity>

const Person = z.object({ id: z.uuid(), name: z.string() })

/** Who is answerable: a role of the catalogue, and the person who holds it by the register of role assignments. */
export const FindingOwner = z.object({
  role: z.string(),
  title: Text,
  /** Null where nobody is named for the role, or the reader may not know. */
  person: Person.nullable(),
})

/** `GET /api/findings?scope=` */
export const Finding = z
  .object({
    id: z.uuid(),
    scope: z.string(),
    rule: z.string(),
    title: Text,
    recommendation: z.string(),
    component: z.string(),
    class: EvidenceClass,
    state: FindingState,
    severity: FindingSeverity,
    /** How the rule stands now; null where it is asked no more. */
    verdict: VerdictState.nullable(),
    n: z.int(),
    fail: z.int(),
    openedAt: Instant,
    /** The verdict before, and the one that opened it. */
    from: VerdictState.nullable(),
    to: VerdictState,
    owner: FindingOwner,
    /** Whether it is for who asks to act: as the person, or by the role. */
    mine: z.boolean(),
    dueOn: Day,
    overdue: z.boolean(),
    /** How often it was brought before a higher role. */
    escalated: z.int(),
    actions: z.object({ open: z.int(), done: z.int() }),
    /** Every action was done, and the rule still falls short. */
    ineffective: z.boolean(),
    closedAt: Instant.nullable(),
    closedAs: FindingClosing.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Finding' })
export type Finding = z.infer<typeof Finding>

export const FindingCounts = z.object({
  open: z.int(),
  acknowledged: z.int(),
  planned: z.int(),
  closed: z.int(),
  overdue: z.int(),
  mine: z.int(),
})

export const FindingPage = z
  .object({ items: z.array(Finding), counts: FindingCounts, next: z.uuid().nullable() })
  .meta({
    id: 'FindingPage',
  })
export type FindingPage = z.infer<typeof FindingPage>

/** What happened to a finding. `tightened` and `eased`: its rule fell from partly to not met, or rose. */
export const FindingEventKind = z
  .enum(['opened', 'tightened', 'eased', 'acknowledged', 'planned', 'lapsed', 'ineffective', 'escalated', 'closed'])
  .meta({ id: 'FindingEventKind' })
export type FindingEventKind = z.infer<typeof FindingEventKind>

export const FindingEvent = z
  .object({
    kind: FindingEventKind,
    at: Instant,
    /** Null: the engine. */
    actor: AccountName.nullable(),
    /** The verdict that led to it. */
    verdict: VerdictState.nullable(),
    /** The role it was brought before. */
    role: Text.nullable(),
    /** The writes that led to the verdict. */
    because: VerdictChange.shape.because,
  })
  .meta({ id: 'FindingEvent' })
export type FindingEvent = z.infer<typeof FindingEvent>

/** `at_once`: when it happens, outside quiet hours. `digest`: in the morning. */
export const FindingChannel = z.enum(['at_once', 'digest']).meta({ id: 'FindingChannel' })
export type FindingChannel = z.infer<typeof FindingChannel>

/** `GET /api/findings/{id}` */
export const FindingDetail = Finding.extend({
  scopeTitle: Names,
  /** What was counted when it opened. */
  opening: z.object({ n: z.int(), pass: z.int(), fail: z.int(), unknown: z.int(), value: z.number().nullable() }),
  /** Null where the rule is asked no more. */
  explanation: Explanation.nullable(),
  /** The finding on the same rule before this one, and the one after. */
  before: z.object({ id: z.uuid(), closedAt: Instant.nullable() }).nullable(),
  after: z.object({ id: z.uuid(), openedAt: Instant }).nullable(),
  /** Those that the reader may see. */
  planned: z.array(
    z.object({
      action: RecordLink,
      status: z.string(),
      owner: Person.nullable(),
      dueAt: Day,
      doneAt: Day.nullable(),
    }),
  ),
  /** Newest first. */
  events: z.array(FindingEvent),
  /** Who was told, newest first; `sentAt` null: it waits for the end of the quiet hours, or for the digest. */
  messages: z.array(
    z.object({
      account: AccountName,
      kind: FindingEventKind,
      channel: FindingChannel,
      sentAt: Instant.nullable(),
      sendAfter: Instant,
    }),
  ),
  may: z.object({ acknowledge: z.boolean(), plan: z.boolean() }),
}).meta({ id: 'FindingDetail' })
export type FindingDetail = z.infer<typeof FindingDetail>

/** `POST /api/findings/acknowledge` */
export const FindingsAcknowledged = z.strictObject({ findings: z.array(z.uuid()).min(1).max(300) })

/** `POST /api/findings/{id}/actions`: what is left out is taken from the card and from the finding. */
export const FindingAction = z.strictObject({
  title: Text.optional(),
  ownerId: z.uuid().optional(),
  dueAt: Day.optional(),
})
export type FindingAction = z.infer<typeof FindingAction>

/** What is asked and answered about event rules. Under `/api/event-rules`. */
import { z } from 'zod'
import { AccountName } from '../platform/account-view.ts'
import { Instant } from '../quantity.ts'
import { plainText, Text } from '../text.ts'
import {
  EventGroup,
  EventRuleDeclaration,
  EventRuleExample,
  EventTransition,
  GroupStateName,
  RuleStateName,
} from './event-rule.ts'

const Count = z.int().min(0)

/** Groups of a rule by state. */
const GroupCounts = z.record(GroupStateName, Count)

export const EventSilence = z
  .object({
    id: z.uuid(),
    /** Key of the group; null: the whole rule. */
    group: z.string().nullable(),
    title: Text.nullable(),
    reason: z.string(),
    by: AccountName,
    from: Instant,
    until: Instant,
  })
  .meta({ id: 'EventSilence' })
export type EventSilence = z.infer<typeof EventSilence>

/** A line of `GET /api/event-rules`. */
export const EventRuleLine = z
  .object({
    id: z.uuid(),
    title: Text,
    sentence: Text,
    scope: z.string(),
    property: z.string(),
    state: RuleStateName,
    version: z.int(),
    severity: z.int(),
    groups: GroupCounts,
    /** Newest firing, event time. */
    lastFiredAt: Instant.nullable(),
    firings7Days: Count,
    /** Silences that hold now. */
    silences: Count,
    /** Groups that changed more than six times within the last hour. */
    flapping: Count,
  })
  .meta({ id: 'EventRuleLine' })
export type EventRuleLine = z.infer<typeof EventRuleLine>

export const EventRuleList = z
  .object({
    items: z.array(EventRuleLine),
    /** When the engine last judged; null: nobody does. */
    judgedAt: Instant.nullable(),
    mayWrite: z.boolean(),
  })
  .meta({ id: 'EventRuleList' })
export type EventRuleList = z.infer<typeof EventRuleList>

/** `POST /api/event-rules`, `PUT /api/event-rules/{id}` with If-Match. */
export const EventRuleWrite = z
  .strictObject({
    declaration: EventRuleDeclaration,
    examples: z.array(EventRuleExample).max(50).default([]),
    note: plainText(500).nullable().default(null),
  })
  .meta({ id: 'EventRuleWrite' })
export type EventRuleWrite = z.infer<typeof EventRuleWrite>

export const EventRuleFaultView = z
  .object({ pointer: z.string(), code: z.string(), stops: z.boolean(), text: Text })
  .meta({ id: 'EventRuleFault' })

/** An example with what the rule makes of it. */
const ExampleOutcome = z.object({
  holds: z.boolean(),
  happened: z.array(z.object({ minute: z.number(), to: GroupStateName, value: z.number().nullable() })),
})

/** What a declaration would watch, and how it stands before it is switched on. `POST /api/event-rules/check` */
export const EventRuleCheck = z
  .object({
    sentence: Text,
    faults: z.array(EventRuleFaultView),
    streams: Count,
    groups: Count,
    examples: z.array(ExampleOutcome),
  })
  .meta({ id: 'EventRuleCheck' })
export type EventRuleCheck = z.infer<typeof EventRuleCheck>

export const EventRuleView = z
  .object({
    id: z.uuid(),
    state: RuleStateName,
    /** Counts what the rule says; the revision counts every change, and is the ETag. */
    version: z.int(),
    revision: z.int(),
    declaration: EventRuleDeclaration,
    examples: z.array(EventRuleExample),
    check: EventRuleCheck,
    groups: GroupCounts,
    silences: z.array(EventSilence),
    versions: z.array(
      z.object({
        version: z.int(),
        sentence: Text,
        at: Instant,
        by: AccountName.nullable(),
        note: z.string().nullable(),
      }),
    ),
    onSince: Instant.nullable(),
    /** Observations that came later than the rule waits, since it was switched on. */
    late: Count,
    mayWrite: z.boolean(),
  })
  .meta({ id: 'EventRuleView' })
export type EventRuleView = z.infer<typeof EventRuleView>

/** `POST /api/event-rules/{id}/acts` with If-Match. */
export const EventRuleAct = z.strictObject({ act: z.enum(['on', 'off']) }).meta({ id: 'EventRuleAct' })

/** A group of a rule that is on, as it stands now. */
export const EventGroupNow = z
  .object({
    key: z.string(),
    group: EventGroup,
    state: GroupStateName,
    since: Instant.nullable(),
    episode: Instant.nullable(),
    value: z.number().nullable(),
    lastAt: Instant.nullable(),
    silenced: z.boolean(),
    changesLastHour: Count,
  })
  .meta({ id: 'EventGroupNow' })
export type EventGroupNow = z.infer<typeof EventGroupNow>

/** Firing first, then by state and key; `next` continues. */
export const EventGroupPage = z
  .object({ items: z.array(EventGroupNow), next: z.string().nullable(), total: Count })
  .meta({ id: 'EventGroupPage' })
export type EventGroupPage = z.infer<typeof EventGroupPage>

/** Newest first. */
export const EventTransitionPage = z
  .object({ items: z.array(EventTransition), next: z.int().nullable() })
  .meta({ id: 'EventTransitionPage' })
export type EventTransitionPage = z.infer<typeof EventTransitionPage>

/** `POST /api/event-rules/{id}/silences`: at most seven days. */
export const NewEventSilence = z
  .strictObject({
    group: plainText(160).min(1).nullable().default(null),
    reason: plainText(500).min(1),
    until: Instant,
  })
  .meta({ id: 'NewEventSilence' })

/** `POST /api/event-rules/trial`: what a rule would have told of the past. */
export const NewEventTrial = z
  .strictObject({
    declaration: EventRuleDeclaration,
    /** Days up to the newest observation of what the rule watches. */
    days: z.int().min(1).max(62).default(31),
  })
  .meta({ id: 'NewEventTrial' })

/** One time that the rule would have fired. */
export const TrialFiring = z
  .object({
    group: EventGroup,
    /** When it would have been told. */
    at: Instant,
    /** When the limit was first passed. */
    episode: Instant,
    /** When it would have been over; null: not within the trial. */
    clearedAt: Instant.nullable(),
    value: z.number().nullable(),
    /** The value furthest beyond the limit. */
    worst: z.number().nullable(),
  })
  .meta({ id: 'TrialFiring' })
export type TrialFiring = z.infer<typeof TrialFiring>

export const EventTrial = z
  .object({
    from: Instant,
    to: Instant,
    observations: Count,
    groups: Count,
    /** Of them, those that fired at all. */
    groupsFired: Count,
    firings: Count,
    silences: Count,
    /** The first 1,000; `firings` counts all. */
    items: z.array(TrialFiring),
    /** Groups that were left out because their history is too long for a trial at once. */
    leftOut: Count,
  })
  .meta({ id: 'EventTrial' })
export type EventTrial = z.infer<typeof EventTrial>

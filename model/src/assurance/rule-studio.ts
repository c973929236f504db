/** The rule studio on the wire: every rule with its versions, what is being written, and what a card would do today. */
import { z } from 'zod'
import { AccountName } from '../platform/account-view.ts'
import { Instant } from '../quantity.ts'
import { plainText, Text } from '../text.ts'
import { CardDraft } from './card-draft.ts'
import { CardProblem } from './card-check.ts'
import { Card } from './card.ts'
import { ExampleReport, RuleExample } from './rule-example.ts'
import { puts, versionActs, versionStates } from './rule-version.ts'
import { EvidenceClass, RecordLink, RecordVerdict, RequirementKind } from './verdict.ts'
import { VerdictState } from './verdict-state.ts'

const Note = plainText(2_000).refine((text) => text.trim() !== '', { error: 'NOTE_EMPTY' })

/** `GET /api/rule-cards?scope=`: every rule in force, retired or being written. */
export const RuleLine = z
  .object({
    id: z.string(),
    /** Empty while a new rule has none. */
    title: z.object({ zh: z.string(), en: z.string() }),
    requirement: z.string(),
    kind: RequirementKind,
    component: z.string(),
    class: EvidenceClass,
    /** How it stands in the scope; null where it is not judged. */
    state: VerdictState.nullable(),
    /** Number of the version in force; 0: the card of the release. */
    no: z.int(),
    /** `retired` is judged no more; `draft` was never published. */
    standing: z.enum(['release', 'changed', 'own', 'retired', 'draft']),
    /** Who published the version in force, and when; null for the release. */
    changed: z.object({ by: z.array(AccountName), at: Instant }).nullable(),
    /** The version that is being written or reviewed. */
    open: z.object({ id: z.uuid(), state: z.enum(versionStates), authors: z.array(AccountName) }).nullable(),
    /** The release has another card by now than the one that the city changed. */
    releaseMoved: z.boolean(),
    /** The words of the version in force are not understood by this release: what is wrong. */
    broken: z.string().nullable(),
  })
  .meta({ id: 'RuleLine' })
export type RuleLine = z.infer<typeof RuleLine>

const VersionEvent = z.object({
  act: z.enum([...versionActs, 'begin']),
  at: Instant,
  actor: AccountName,
  note: z.string().nullable(),
})

export const RuleVersion = z
  .object({
    id: z.uuid(),
    rule: z.string(),
    requirement: z.string(),
    no: z.int(),
    state: z.enum(versionStates),
    puts: z.enum(puts),
    /** Null unless the version puts a card in force. */
    card: CardDraft.nullable(),
    examples: z.array(RuleExample),
    note: z.string().nullable(),
    hash: z.string().nullable(),
    revision: z.int(),
    authors: z.array(AccountName),
    reviewer: AccountName.nullable(),
    begunAt: Instant,
    updatedAt: Instant,
    submittedAt: Instant.nullable(),
    publishedAt: Instant.nullable(),
    events: z.array(VersionEvent),
    problems: z.array(CardProblem),
    /** What the reader may do with it. */
    acts: z.array(z.enum(versionActs)),
  })
  .meta({ id: 'RuleVersion' })
export type RuleVersion = z.infer<typeof RuleVersion>

/** `GET /api/rule-cards/{id}` */
export const RuleFile = z
  .object({
    id: z.string(),
    requirement: z.object({
      code: z.string(),
      kind: RequirementKind,
      component: z.string(),
      text: Text,
    }),
    /** The card of the release; null for a rule of the city's own. */
    release: Card.nullable(),
    /** The card that is judged by now; null where none is. */
    inForce: z.object({ no: z.int(), card: Card }).nullable(),
    releaseMoved: z.boolean(),
    broken: z.string().nullable(),
    /** Newest first, without those that were withdrawn. */
    versions: z.array(RuleVersion),
    /** Whether the reader may begin a version. */
    mayWrite: z.boolean(),
  })
  .meta({ id: 'RuleFile' })
export type RuleFile = z.infer<typeof RuleFile>

/** `POST /api/rule-versions`: of a rule that is there, or of a new one of a requirement. */
export const NewVersion = z
  .union([
    z.strictObject({ rule: plainText(40), puts: z.enum(puts), note: Note.optional() }),
    z.strictObject({ requirement: plainText(40), about: plainText(100), note: Note.optional() }),
  ])
  .meta({ id: 'NewRuleVersion' })
export type NewVersion = z.infer<typeof NewVersion>

/** `PATCH /api/rule-versions/{id}` with `If-Match`. What is left out stays. */
export const VersionPatch = z
  .strictObject({
    card: CardDraft.optional(),
    examples: z.array(RuleExample).max(30).optional(),
    note: Note.nullable().optional(),
  })
  .meta({ id: 'RuleVersionPatch' })
export type VersionPatch = z.infer<typeof VersionPatch>

/** `POST /api/rule-versions/{id}/acts` with `If-Match` */
export const VersionStep = z
  .strictObject({ act: z.enum(versionActs).exclude(['edit']), note: Note.optional() })
  .meta({ id: 'RuleVersionStep' })
export type VersionStep = z.infer<typeof VersionStep>

/** `POST /api/rule-trials/card` */
export const CardReading = z
  .object({ problems: z.array(CardProblem), sentence: Text.nullable(), conditions: z.array(Text) })
  .meta({ id: 'CardReading' })
export type CardReading = z.infer<typeof CardReading>

/** `POST /api/rule-trials/examples` */
export const ExampleTrial = z.strictObject({ card: CardDraft, examples: z.array(RuleExample).max(30) })

/** `POST /api/rule-trials/proposal`: examples made from the card, with the lines for which none could be made. */
export const ExampleProposal = z
  .object({ examples: z.array(RuleExample), beyond: z.array(z.string()), report: ExampleReport.nullable() })
  .meta({ id: 'ExampleProposal' })
export type ExampleProposal = z.infer<typeof ExampleProposal>

/** `POST /api/rule-trials/records`: the card on the records of today. */
export const DryRun = z
  .object({
    asOf: Instant,
    milliseconds: z.number(),
    state: VerdictState,
    reason: z.string().nullable(),
    value: z.number().nullable(),
    score: z.number().nullable(),
    population: z.object({ n: z.int(), pass: z.int(), fail: z.int(), unknown: z.int() }),
    conditions: z.array(z.object({ sentence: Text, fails: z.int(), unknown: z.int() })),
    /** First failing records that the reader may see. */
    failing: z.array(RecordLink),
    /** Beside the version in force; null where there is none or it is about other records. */
    difference: z
      .object({
        state: VerdictState,
        value: z.number().nullable(),
        records: z.int(),
        first: z.array(
          z.object({ record: RecordLink, before: RecordVerdict.nullable(), after: RecordVerdict.nullable() }),
        ),
      })
      .nullable(),
    /** Other rules that read the same fields; `same`: they ask the very same question. */
    alike: z.array(z.object({ rule: z.string(), title: Text, fields: z.int(), same: z.boolean() })),
  })
  .meta({ id: 'RuleDryRun' })
export type DryRun = z.infer<typeof DryRun>

/** `GET /api/rules/{id}/versions`: when which version came into force; charts mark these points. */
export const RulePublication = z
  .object({ no: z.int(), puts: z.enum(puts), at: Instant, note: z.string().nullable() })
  .meta({ id: 'RulePublication' })
export type RulePublication = z.infer<typeof RulePublication>

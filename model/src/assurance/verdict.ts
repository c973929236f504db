/** What the evidence engine says, as the API gives it. Source of the states: judgement keys of the catalogue. */
import { z } from 'zod'
import { Day, Instant } from '../quantity.ts'
import { Text } from '../text.ts'
import { VerdictState } from './verdict-state.ts'

/** What carries rules: a recommendation of the standard, or what stands beside it in the catalogue. */
export const RequirementKind = z
  .enum(['recommendation', 'question', 'governance_change', 'phase_gate', 'cell', 'criterion'])
  .meta({ id: 'RequirementKind' })
export type RequirementKind = z.infer<typeof RequirementKind>

/**
 * Why a rule could not be judged; `expired` and `challenged`: the statement that stood for it does not count any more.
 * `frozen` goes with partly: what fails failed already when the city began, and is held.
 */
export const Reason = z
  .enum(['error', 'no_data', 'few', 'stale', 'unknown', 'expired', 'challenged', 'frozen'])
  .meta({ id: 'VerdictReason' })
export type Reason = z.infer<typeof Reason>

/** How sure the content of a recommendation is; `GET /api/catalogue` has the texts. */
export const Basis = z.enum(['V1', 'V2', 'P', 'M', 'D']).meta({ id: 'Basis' })
export type Basis = z.infer<typeof Basis>

export const EvidenceClass = z.enum(['live', 'register', 'mixed', 'assessed', 'attested']).meta({ id: 'EvidenceClass' })
export type EvidenceClass = z.infer<typeof EvidenceClass>

/**
 * What a verdict is: how it stands now, as it was known on a day of the past, or judged afterwards for a moment from the
 * records as they are today.
 */
export const Known = z.enum(['now', 'then', 'afterwards']).meta({ id: 'Known' })
export type Known = z.infer<typeof Known>

export const Threshold = z.union([z.number(), z.tuple([z.number(), z.number()])])

/** A record as a link: what it is called for this reader. */
export const RecordLink = z
  .object({
    noun: z.string(),
    path: z.string(),
    id: z.uuid(),
    title: z.object({ zh: z.string().optional(), en: z.string().optional() }),
  })
  .meta({ id: 'RecordLink' })
export type RecordLink = z.infer<typeof RecordLink>

/** One rule, judged at one moment in one scope, with everything that decided it. `GET /api/rules/{id}?scope=&at=` */
export const Explanation = z
  .object({
    rule: z.string(),
    recommendation: z.string(),
    title: Text,
    /** What is read is what runs: generated from the compiled tree. */
    sentence: Text,
    kind: z.enum(['share', 'exists', 'coverage', 'variety', 'recency', 'measure']),
    class: EvidenceClass,
    unit: z.enum(['percent', 'count', 'days', 'score', 'ratio']),
    compare: z.enum(['at_least', 'at_most', 'within']),
    met: Threshold,
    partly: Threshold.nullable(),
    minSample: z.int(),
    /** Who says so: the card, or this city; then with the reason, and whether it is easier to meet than the card asks. */
    thresholdSource: z.enum(['default', 'profile']),
    thresholdReason: z.string().nullable(),
    looser: z.boolean(),
    defaults: z.object({ met: Threshold, partly: Threshold.nullable(), minSample: z.int() }),
    weight: z.number(),
    /** Where it is not met, every level above says so. */
    critical: z.boolean(),
    about: z.string().nullable(),
    asOf: Instant,
    known: Known,
    state: VerdictState,
    reason: Reason.nullable(),
    since: Instant.nullable(),
    /** In the unit of the card: percent for shares. Null where there is none. */
    value: z.number().nullable(),
    range: z.tuple([z.number(), z.number()]).nullable(),
    score: z.number().nullable(),
    /** Exempt records have left `n`. */
    population: z.object({ n: z.int(), pass: z.int(), fail: z.int(), unknown: z.int(), exempt: z.int() }),
    conditions: z.array(z.object({ text: z.string(), sentence: Text, fails: z.int(), unknown: z.int() })),
    /** Coverage: the entries of the list that were not found. */
    missing: z.array(z.object({ code: z.string(), title: Text })),
    failing: z.array(RecordLink),
    newlyFailing: z.array(RecordLink),
    freshness: z.object({ newestInput: Instant.nullable() }),
    previous: z.object({ state: VerdictState, value: z.number().nullable(), at: Instant }).nullable(),
    next: Text,
    ownerRole: z.string(),
    ownerTitle: Text,
    /** While what failed at the start is held: how many records, how many of them are mended, until which day. */
    frozen: z.object({ held: z.int(), mended: z.int(), until: Day.nullable() }).nullable(),
    /** Why it does not apply, or does not count for a time. */
    outOfScope: z.object({ reason: z.string(), until: Day.nullable() }).nullable(),
    /** What a person stated about it; `counts` where the records say nothing and the statement stands in. */
    attestation: z
      .object({
        id: z.uuid(),
        state: z.enum(['valid', 'expired', 'challenged']),
        until: Instant,
        counts: z.boolean(),
      })
      .nullable(),
    /** A state that only the clock brought and that waits to be confirmed by a second evaluation. */
    pending: VerdictState.nullable(),
    ruleVersion: z.string(),
    reads: z.array(z.object({ noun: z.string(), field: z.string() })),
    milliseconds: z.number(),
  })
  .meta({ id: 'Explanation' })
export type Explanation = z.infer<typeof Explanation>

export const RuleVerdict = Explanation.pick({
  rule: true,
  title: true,
  class: true,
  state: true,
  reason: true,
  value: true,
  unit: true,
  population: true,
  since: true,
  looser: true,
  critical: true,
}).meta({ id: 'RuleVerdict' })
export type RuleVerdict = z.infer<typeof RuleVerdict>

/** `GET /api/recommendations?scope=&at=` gives all, `GET /api/recommendations/{code}?scope=&at=` one with its history. */
export const RecommendationVerdict = z
  .object({
    code: z.string(),
    kind: RequirementKind,
    component: z.string(),
    text: Text,
    basis: Basis,
    state: VerdictState,
    score: z.number().nullable(),
    /** Assessable rules by applicable rules, 0 to 1. */
    coverage: z.number(),
    /** Critical rules that are not met. */
    critical: z.array(z.string()),
    known: Known,
    rules: z.array(RuleVerdict),
  })
  .meta({ id: 'RecommendationVerdict' })
export type RecommendationVerdict = z.infer<typeof RecommendationVerdict>

/** One change of a rule's state, with what caused it. */
export const VerdictChange = z
  .object({
    rule: z.string(),
    at: Instant,
    asOf: Instant,
    from: VerdictState.nullable(),
    to: VerdictState,
    valueFrom: z.number().nullable(),
    valueTo: z.number().nullable(),
    /** `publish`: another version of the rule came into force. `profile`: the city settled something for it. */
    cause: z.enum(['change', 'clock', 'full', 'manual', 'first', 'publish', 'profile']),
    /** The writes that led to the evaluation: nouns and how many records of each. */
    because: z.array(z.object({ noun: z.string(), records: z.int() })),
  })
  .meta({ id: 'VerdictChange' })
export type VerdictChange = z.infer<typeof VerdictChange>

/** `GET /api/recommendations/{code}`: the verdict with everything that decided it and how it came about. */
export const RecommendationDetail = RecommendationVerdict.extend({
  sources: z.array(z.string()),
  explanations: z.array(Explanation),
  /** Newest first. */
  history: z.array(VerdictChange),
}).meta({ id: 'RecommendationDetail' })
export type RecommendationDetail = z.infer<typeof RecommendationDetail>

export const RecordVerdict = z.enum(['pass', 'fail', 'unknown']).meta({ id: 'RecordVerdict' })
export type RecordVerdict = z.infer<typeof RecordVerdict>

/** `GET /api/rules/{id}/records?scope=&at=&verdict=&after=&limit=` */
export const RecordVerdictPage = z
  .object({
    items: z.array(
      z.object({
        record: RecordLink,
        verdict: RecordVerdict,
        /** Numbers of the conditions it does not meet, from 1. */
        fails: z.array(z.int()),
      }),
    ),
    next: z.string().nullable(),
  })
  .meta({ id: 'RecordVerdictPage' })
export type RecordVerdictPage = z.infer<typeof RecordVerdictPage>

/**
 * Event rules: what a city wants to be told of while its observations come in. A rule watches one property, group by
 * group, over a window of event time, and tells when a limit is passed, for how long, and when it is over.
 */
import { z } from 'zod'
import { type Role, roleNames } from '../platform/role.ts'
import { Instant } from '../quantity.ts'
import { plainText, Text } from '../text.ts'
import { streamCode } from './stream.ts'
import { parseUnit } from './unit.ts'

/** `rate`: last minus first value of the window, in the unit of the property. */
export const aggregates = {
  mean: { zh: '平均值', en: 'mean' },
  max: { zh: '最大值', en: 'maximum' },
  min: { zh: '最小值', en: 'minimum' },
  sum: { zh: '累计值', en: 'sum' },
  count: { zh: '观测次数', en: 'number of observations' },
  last: { zh: '最新值', en: 'latest value' },
  rate: { zh: '变化量', en: 'change' },
} as const satisfies Record<string, Text>
export type Aggregate = keyof typeof aggregates

/** What is watched by itself, each with a state of its own. */
export const groupKinds = {
  stream: { zh: '数据流', en: 'stream' },
  sensor: { zh: '传感器', en: 'sensor' },
  area: { zh: '区域', en: 'area' },
  asset: { zh: '设施', en: 'asset' },
  scope: { zh: '范围', en: 'scope' },
} as const satisfies Record<string, Text>
export type GroupKind = keyof typeof groupKinds

const namesOf = <Name extends string>(words: Readonly<Record<Name, unknown>>) => Object.keys(words) as [Name, ...Name[]]

export const GroupKindName = z.enum(namesOf(groupKinds)).meta({ id: 'EventGroupKind' })

const DAY = 86_400
/** Buckets of event time are this long, in seconds: the finest window, and the step in which a rule is judged. */
export const BUCKET = 60

const duration = (least: number, most: number) => z.int().min(least).max(most).meta({ unit: 's' })

/** What is written down of a rule; the sentence is made from it, and the engine runs it. */
export const EventRuleDeclaration = z
  .strictObject({
    title: z.object({ zh: plainText(200).min(1), en: plainText(200).min(1) }),
    /** Code of the scope; streams of its parts are watched too. */
    scope: plainText(60).min(1),
    aggregate: z.enum(namesOf(aggregates)),
    property: plainText(60).min(1),
    /** UCUM code of limit and clear level. Streams in another unit are not watched, and shown as such. */
    unit: z
      .string()
      .min(1)
      .max(40)
      .refine((code) => parseUnit(code) !== undefined, { error: 'UNIT_NOT_UCUM' }),
    /** Conditions on the stream; all that are given have to hold. */
    where: z
      .strictObject({
        streams: z.array(streamCode).max(200).default([]),
        areas: z.array(z.uuid()).max(200).default([]),
        /** Part of the name of the place. */
        place: plainText(200).min(1).nullable().default(null),
      })
      .default({ streams: [], areas: [], place: null }),
    per: GroupKindName,
    /** Length of the window, in whole minutes. */
    windowSeconds: duration(BUCKET, 7 * DAY).multipleOf(BUCKET),
    side: z.enum(['above', 'below']),
    limit: z.number(),
    /** How long the limit has to be passed before it is told; 0: at once. */
    forSeconds: duration(0, 7 * DAY).default(0),
    /** Hysteresis: back at this level, for this long, it is over. */
    clear: z.strictObject({ level: z.number(), forSeconds: duration(0, 7 * DAY).default(0) }),
    /** Without a usable observation for longer than this the group counts as silent; null: silence is not told. */
    noDataSeconds: duration(BUCKET, 31 * DAY)
      .nullable()
      .default(null),
    /** How much later than the newest one an observation may arrive and still count where it belongs. */
    latenessSeconds: duration(0, DAY).default(120),
    /** 1 low, 2 medium, 3 high, 4 critical. */
    severity: z.int().min(1).max(4),
    opens: z.enum(['alert']).default('alert'),
    /** Role that is told. */
    tells: z.enum(Object.keys(roleNames) as [Role, ...Role[]]).default('duty_officer'),
    /** One alert for each group, or one for all groups of an area or of the scope that fire together. */
    once: z.enum(['group', 'area', 'scope']).default('group'),
  })
  .meta({ id: 'EventRuleDeclaration' })
export type EventRuleDeclaration = z.infer<typeof EventRuleDeclaration>

/** States of a group. Written transition table: `server/src/observations/event-rules/machine.ts`. */
export const groupStates = {
  normal: { zh: '正常', en: 'Normal' },
  pending: { zh: '待确认', en: 'Pending' },
  firing: { zh: '已触发', en: 'Firing' },
  noData: { zh: '无数据', en: 'No data' },
  error: { zh: '无法判断', en: 'Cannot be judged' },
} as const satisfies Record<string, Text>
export type GroupState = keyof typeof groupStates
export const GroupStateName = z.enum(namesOf(groupStates)).meta({ id: 'EventGroupState' })

/** A small series that travels with the rule, and what the rule has to make of it. One group, one stream. */
export const EventRuleExample = z
  .strictObject({
    title: plainText(200).min(1),
    /** Minutes from the begin of the example, and values in the unit of the rule. */
    points: z
      .array(z.strictObject({ minute: z.number().min(0).max(44_640), value: z.number() }))
      .min(1)
      .max(500),
    /** Minute up to which time goes on after the last value, so that silence shows. */
    until: z.number().min(0).max(44_640).nullable().default(null),
    expects: z
      .array(z.strictObject({ minute: z.number().min(0).max(44_640), to: GroupStateName }))
      .max(100)
      .default([]),
  })
  .meta({ id: 'EventRuleExample' })
export type EventRuleExample = z.infer<typeof EventRuleExample>

/** A draft was never on; what was on can be switched off and on again. Only what is not on can be changed. */
export const ruleStates = {
  draft: { zh: '草稿', en: 'Draft' },
  on: { zh: '已启用', en: 'On' },
  off: { zh: '已停用', en: 'Off' },
} as const satisfies Record<string, Text>
export type RuleState = keyof typeof ruleStates
export const RuleStateName = z.enum(namesOf(ruleStates)).meta({ id: 'EventRuleState' })

/** What a rule watches by itself, or what its alerts are gathered under. */
export const EventGroup = z
  .object({
    kind: GroupKindName,
    /** Code of a stream or of a scope, else the id of the record. */
    id: z.string(),
    title: Text,
    longitude: z.number().nullable(),
    latitude: z.number().nullable(),
    areaId: z.uuid().nullable(),
    scopeId: z.uuid(),
  })
  .meta({ id: 'EventGroup' })
export type EventGroup = z.infer<typeof EventGroup>

/** What an event rule tells of one group. Rule, group and episode together name one alert, however often it is told. */
export interface Transition {
  readonly ruleId: string
  readonly ruleVersion: number
  readonly ruleTitle: Text
  /** The rule as a sentence. */
  readonly sentence: Text
  readonly group: EventGroup
  readonly from: GroupState
  /** `normal` out of an episode: it is over, and people close. `noData`: a notice; an open alert stays open. */
  readonly to: GroupState
  /** Event time. */
  readonly at: string
  /** Event time at which the limit was first passed; of silence, when it began. */
  readonly episode: string
  readonly value: number | null
  readonly limit: number | null
  /** UCUM. */
  readonly unit: string
  readonly severity: 1 | 2 | 3 | 4
  readonly opens: EventRuleDeclaration['opens']
  readonly tells: Role
  /** More than 20 groups of one rule fired within five minutes: this stands for all that follow. */
  readonly storm: boolean
}

export const EventTransition = z
  .object({
    id: z.int(),
    group: EventGroup,
    from: GroupStateName,
    to: GroupStateName,
    at: Instant,
    episode: Instant.nullable(),
    value: z.number().nullable(),
    limit: z.number().nullable(),
    /** Late observations have shown that what was told before was not so. */
    corrected: z.boolean(),
    silenced: z.boolean(),
    toldAt: Instant,
  })
  .meta({ id: 'EventTransition' })
export type EventTransition = z.infer<typeof EventTransition>

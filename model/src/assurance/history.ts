/** How verdicts stood in the past, and which of two things that is: what was known then, or what is judged afterwards. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Text } from '../text.ts'
import { NodeStanding } from './node-standing.ts'
import { Known, Reason, RequirementKind } from './verdict.ts'
import { VerdictState } from './verdict-state.ts'

/** The moments of a history: ends of months in the zone of the city, and last the moment that is looked at. */
export const HistoryMonth = z
  .object({ month: z.string().regex(/^\d{4}-\d\d$/), at: Instant, known: Known })
  .meta({ id: 'HistoryMonth' })
export type HistoryMonth = z.infer<typeof HistoryMonth>

/** Null where nothing is known of the month. */
export const RequirementCell = z
  .object({ state: VerdictState, score: z.number().nullable(), coverage: z.number() })
  .meta({ id: 'RequirementCell' })
export type RequirementCell = z.infer<typeof RequirementCell>

/** `GET /api/requirement-history?scope=&at=&months=&kind=&component=`: each requirement, month by month. */
export const RequirementHistory = z
  .object({
    months: z.array(HistoryMonth),
    requirements: z.array(
      z.object({
        code: z.string(),
        kind: RequirementKind,
        component: z.string(),
        text: Text,
        /** One for each month. */
        cells: z.array(RequirementCell.nullable()),
      }),
    ),
  })
  .meta({ id: 'RequirementHistory' })
export type RequirementHistory = z.infer<typeof RequirementHistory>

/** `GET /api/node-history?scope=&at=&months=`: the whole, the parts and the components, month by month. */
export const NodeHistory = z
  .object({
    months: z.array(HistoryMonth),
    nodes: z.array(
      z.object({
        /** `all`, a part (`part-B`), or a component (`B7`). */
        code: z.string(),
        level: z.enum(['all', 'part', 'component']),
        cells: z.array(NodeStanding.nullable()),
      }),
    ),
  })
  .meta({ id: 'NodeHistory' })
export type NodeHistory = z.infer<typeof NodeHistory>

/** `GET /api/rules/{id}/history?scope=`: the figures of a rule on each day on which they moved, oldest first. */
export const RuleHistory = z
  .object({
    rule: z.string(),
    /** When the rule was judged in this scope for the first time; null: never. */
    first: Instant.nullable(),
    points: z.array(
      z.object({
        at: Instant,
        known: Known,
        state: VerdictState,
        reason: Reason.nullable(),
        /** In the unit of the card: percent for shares. */
        value: z.number().nullable(),
        score: z.number().nullable(),
        n: z.int(),
        pass: z.int(),
        unknown: z.int(),
        /** Another version judges by another card: a chart says so where it changes. */
        version: z.string(),
      }),
    ),
  })
  .meta({ id: 'RuleHistory' })
export type RuleHistory = z.infer<typeof RuleHistory>

/** Which recommendations read one record, and what they make of it. `GET /api/evidence/records/{register}/{id}?scope=&at=` */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Text } from '../text.ts'
import { RecordVerdict, RequirementKind, RuleVerdict } from './verdict.ts'

export const RecordRule = RuleVerdict.extend({
  recommendation: z.string(),
  kind: RequirementKind,
  component: z.string(),
  /** The text of the recommendation. */
  text: Text,
  /** Fields of this register that the rule reads. */
  fields: z.array(z.string()),
  /**
   * What the rule makes of this record now. `outside`: it is not among those that count. Null: the rule reads the register,
   * but judges records of another one or whole populations.
   */
  verdict: z.union([RecordVerdict, z.literal('outside')]).nullable(),
  /** The conditions that it does not meet, in words. */
  fails: z.array(Text),
  /** The conditions that cannot be told for lack of a value. */
  unknowns: z.array(Text),
}).meta({ id: 'RecordRule' })
export type RecordRule = z.infer<typeof RecordRule>

export const RecordEvidence = z.object({
  asOf: Instant,
  /** Code of the scope that is judged. */
  scope: z.string(),
  rules: z.array(RecordRule),
})
export type RecordEvidence = z.infer<typeof RecordEvidence>

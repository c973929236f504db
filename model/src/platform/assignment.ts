/** Who is to act on a record next. Apart from any owner that the register itself knows. `GET /api/assignments?register=&record=` */
import { z } from 'zod'
import { Day, Instant } from '../quantity.ts'
import { plainText } from '../text.ts'
import { AccountName } from './account-view.ts'
import { AroundRecord, RecordName } from './around.ts'

const due = Day.refine((day) => day >= '1800-01-01' && day <= '2200-12-31', { error: 'DAY_OUT_OF_RANGE' })

export const NewAssignment = AroundRecord.extend({
  account: z.uuid(),
  dueOn: due.nullable().default(null),
  note: plainText(1_000).min(1).nullable().default(null),
  /** The open assignment that the writer saw, or null: whoever comes second is told, not overruled. */
  replaces: z.uuid().nullable().default(null),
})

export const AssignmentOutcome = z.enum(['done', 'withdrawn', 'replaced']).meta({ id: 'AssignmentOutcome' })
export const AssignmentEnd = z.strictObject({ outcome: z.enum(['done', 'withdrawn']) })

export const Assignment = z
  .object({
    id: z.uuid(),
    account: AccountName,
    dueOn: Day.nullable(),
    note: z.string().nullable(),
    assignedBy: AccountName,
    assignedAt: Instant,
    ended: z.object({ by: AccountName, at: Instant, outcome: AssignmentOutcome }).nullable(),
  })
  .meta({ id: 'Assignment' })
export type Assignment = z.infer<typeof Assignment>

export const RecordAssignments = z.object({
  open: Assignment.nullable(),
  /** Newest first. */
  ended: z.array(Assignment),
})

/** An assignment with the record it is about. `GET /api/tasks` */
export const Task = Assignment.extend({ record: RecordName }).meta({ id: 'Task' })
export type Task = z.infer<typeof Task>

export const TaskPage = z.object({
  /** Open ones by due day, those without one last; ended ones newest first. */
  items: z.array(Task),
  next: z.uuid().nullable(),
})

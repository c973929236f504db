/** Which record is meant: attachments, comments, assignments and relations exist around records of every register. */
import { Names } from '../text.ts'
import { z } from 'zod'

/** In the query of a request: path of the register (`vision-targets`) and id of the record. */
export const AroundRecord = z.strictObject({ register: z.string().max(100), record: z.uuid() })

/** A record as a link. `title` is null where it has been deleted since. */
export const RecordName = z
  .object({ noun: z.string(), path: z.string(), id: z.uuid(), title: Names.nullable() })
  .meta({ id: 'RecordName' })
export type RecordName = z.infer<typeof RecordName>

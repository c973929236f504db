/** Which records point to one. `GET /api/relations?register=&record=` */
import { Names } from '../text.ts'
import { z } from 'zod'

/** One field of one register that may point to it. */
export const Relation = z.object({
  register: z.string(),
  field: z.string(),
  /** Counted up to 1,000. */
  count: z.object({ value: z.int(), exact: z.boolean() }),
  /** The newest few, as their register gives them; where there are more than were counted, some of them. */
  items: z.array(z.looseObject({ id: z.uuid() })),
})

export const Relations = z.object({
  items: z.array(Relation),
  /** What the records among them point to, by id. */
  refs: z.record(z.string(), z.object({ noun: z.string(), path: z.string(), title: Names })),
})

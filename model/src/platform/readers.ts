/** Who can see a record, and by which right. `GET /api/readers?register=&record=` */
import { z } from 'zod'
import { Text } from '../text.ts'
import { AccountView } from './account-view.ts'

/** What has to be there besides the role: a stated purpose, an open incident, a factor shown just now. */
export const RightNeed = z.enum(['purpose', 'incident', 'strong']).meta({ id: 'RightNeed' })
export type RightNeed = z.infer<typeof RightNeed>

/** Whose records a right is for: all of the city's, those of the own department, the own. */
export const RightExtent = z.enum(['city', 'dept', 'own']).meta({ id: 'RightExtent' })
export type RightExtent = z.infer<typeof RightExtent>

const Right = z.object({
  extent: RightExtent,
  needs: z.array(RightNeed),
})
const Rights = { read: Right.nullable(), write: Right.nullable(), approve: Right.nullable() }

export const Readers = z
  .object({
    /** Class of records, as the rights call it. */
    kind: z.string(),
    /** 0 public, 1 internal, 2 confidential, 3 personal. */
    level: z.int().min(0).max(3),
    departments: z.array(z.object({ id: z.uuid(), name: Text.partial() })),
    /** What each role may do with it, whoever holds the role; roles that may do nothing are left out. */
    roles: z.array(z.object({ role: z.string(), ...Rights })),
    /** Accounts that may see it now, people first; programs are named too. */
    people: z.array(z.object({ ...AccountView.shape, program: z.boolean(), ...Rights })),
    /** Accounts that may see it and are not named here. */
    more: z.int().min(0),
  })
  .meta({ id: 'Readers' })
export type Readers = z.infer<typeof Readers>

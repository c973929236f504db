/** Who is signed in, and the scopes there are. The first thing every page asks for: it stands apart from all else. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Names, Text } from '../text.ts'

export const ScopeView = z
  .object({
    id: z.uuid(),
    code: z.string(),
    title: Names,
    kind: z.string(),
    /** The scope it lies in; null for a city. */
    parentId: z.uuid().nullable(),
    /** The moment this scope is judged at when it is not now: its data are of the past. Its parts are judged at it too. */
    evaluatedAt: Instant.nullable(),
    /** ISO 4217 code of the currency of its city: what its amounts are in. */
    currency: z.string(),
    /** Made up, and to be said on every page. */
    madeUp: z.boolean(),
  })
  .meta({ id: 'ScopeView' })
export type ScopeView = z.infer<typeof ScopeView>

/** `GET /api/session`: who is signed in and what they may see. */
export const Session = z
  .object({
    account: z.object({ id: z.uuid(), name: Text, roles: z.array(z.string()) }),
    /** Classes of records of which there may be some that the person may write. */
    writes: z.array(z.string()),
    /** Nothing but the own account is open yet. */
    confined: z.boolean().optional(),
    scopes: z.array(ScopeView),
    /** Zone of the city, IANA name: days and times on screens are its own, wherever the reader sits. */
    timeZone: z.string(),
    /** The server's clock, so that ages are not those of a wrong clock at the desk. */
    now: Instant,
    /** What everybody has to know at once, such as that nothing can be written; told anew by the notice `alarm`. */
    alarm: Text.nullable(),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

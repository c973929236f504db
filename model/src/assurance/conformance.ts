/** How far the standard is followed, on one page: every part and component, against the end of the month before. */
import { z } from 'zod'
import { Text } from '../text.ts'
import { HistoryMonth } from './history.ts'
import { NodeStanding } from './node-standing.ts'

/** `GET /api/conformance?scope=&at=&known=` */
export const Conformance = z
  .object({
    /** The moment that is looked at, and the end of the month before it. */
    now: HistoryMonth,
    before: HistoryMonth,
    nodes: z.array(
      z.object({
        /** `all`, a part (`part-B`), or a component (`B7`). */
        code: z.string(),
        level: z.enum(['all', 'part', 'component']),
        /** The letter of the part; null for the whole. */
        part: z.string().nullable(),
        /** Key of the group of part B; null elsewhere. */
        group: z.string().nullable(),
        title: Text,
        /** Null where nothing is known. */
        standing: NodeStanding.nullable(),
        before: NodeStanding.nullable(),
        /** Findings that stood open at the moment. */
        findings: z.int(),
        /** Critical rules that are not met, by name. */
        critical: z.array(z.object({ rule: z.string(), title: Text })),
      }),
    ),
  })
  .meta({ id: 'Conformance' })
export type Conformance = z.infer<typeof Conformance>

/** What a check of the log gives. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Text } from '../text.ts'

export const findingCodes = [
  'ROW_ALTERED',
  'ROW_MISSING',
  'ROW_TWICE',
  'ROW_BACKDATED',
  'ROW_AHEAD',
  'CHAIN',
  'NODE',
  'ROOT',
  'SIGNATURE',
  'TAIL_UNSIGNED',
  'TAIL_CUT',
  'TIME',
  'WITNESS',
  'WITNESS_CUT',
  'WITNESS_UNREADABLE',
  'CODE',
  'CODE_CUT',
  'ARCHIVE',
  'ARCHIVE_AWAY',
  'UNSEALED',
  'UNSEALED_LONG',
] as const
export type FindingCode = (typeof findingCodes)[number]

export const Finding = z
  .object({
    code: z.enum(findingCodes),
    severity: z.enum(['broken', 'warning', 'note']),
    /** Place of the row in the log, from 0, and its id. */
    seq: z.int().optional(),
    id: z.int().optional(),
    text: Text,
  })
  .meta({ id: 'AuditFinding' })
export type Finding = z.infer<typeof Finding>

export const outcomes = ['sound', 'warning', 'broken'] as const

export const Verification = z
  .object({
    at: Instant,
    outcome: z.enum(outcomes),
    /** Rows that were checked, archived ones included. */
    rows: z.int(),
    milliseconds: z.int(),
    /** The first fifty. */
    findings: z.array(Finding),
    findingCount: z.int(),
  })
  .meta({ id: 'AuditVerification' })
export type Verification = z.infer<typeof Verification>

/** How far things are: registers by what they hold and lack, scopes side by side, purposes by issues. */
import { ScopeView } from '../platform/session.ts'
import { ComponentStanding, StateCounts } from './component-standing.ts'
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { Text } from '../text.ts'

/** Counting stops at a limit: beyond it a figure says "about". */
export const Counted = z.object({ value: z.int(), exact: z.boolean() }).meta({ id: 'Counted' })
export type Counted = z.infer<typeof Counted>

/** `GET /api/register-standing`: what a register holds in a scope, what its records lack, and what waits for it. */
export const RegisterStanding = z
  .object({
    noun: z.string(),
    path: z.string(),
    component: z.string(),
    count: Counted,
    /** Fields that rules need and records lack. */
    gaps: z.array(
      z.object({
        field: z.string(),
        title: Text,
        records: z.int(),
        /** Rules that ask for it, the one with the most such records first. */
        rules: z.array(z.string()),
        /** Filters of the list that shows exactly these records; null where the list cannot say it. */
        filters: z.record(z.string(), z.array(z.string())).nullable(),
      }),
    ),
    /** Rules that have nothing to judge because the register is empty. */
    waiting: z.array(z.object({ rule: z.string(), title: Text, component: z.string() })),
  })
  .meta({ id: 'RegisterStanding' })
export type RegisterStanding = z.infer<typeof RegisterStanding>

/** `GET /api/scope-tree`: every scope with what is in it and how its recommendations stand. */
export const ScopeStanding = ScopeView.extend({
  /** The standard that speaks of this kind of scope. */
  standard: z.string().nullable(),
  version: z.int(),
  /** Records that belong to the scope itself, and to it and all its parts. */
  own: Counted,
  inside: Counted,
  /** Of the recommendations; null until it was judged for the first time. */
  counts: StateCounts.nullable(),
}).meta({ id: 'ScopeStanding' })
export type ScopeStanding = z.infer<typeof ScopeStanding>

/** `GET /api/roll-up`: a scope and the parts right below it, part of the standard by part of the standard. */
export const RollUp = z
  .object({
    /** The scope itself first. */
    scopes: z.array(
      z.object({
        scope: ScopeView,
        asOf: Instant,
        counts: StateCounts,
        coverage: z.number(),
        components: z.array(ComponentStanding),
      }),
    ),
  })
  .meta({ id: 'RollUp' })
export type RollUp = z.infer<typeof RollUp>

const Tagged = z.object({ initiatives: z.int(), benefits: z.int(), services: z.int() })

/** `GET /api/purposes`: what serves which purpose of ISO 37101 on which issue. */
export const PurposeMatrix = z
  .object({
    title: Text,
    edition: z.string(),
    note: Text,
    /** How sure the names are: `published` or `unconfirmed`. */
    sureness: z.object({ purposes: z.string(), issues: z.string() }),
    purposes: z.array(z.object({ code: z.string(), title: Text })),
    issues: z.array(z.object({ code: z.string(), title: Text })),
    /** One per purpose and issue, in the order of the issues. `measure` is a candidate, Citywide's own. */
    cells: z.array(Tagged.extend({ purpose: z.string(), issue: z.string(), measure: Text.nullable() })),
    /** All records of each register, and those that carry no tag. */
    total: Tagged,
    untagged: Tagged,
  })
  .meta({ id: 'PurposeMatrix' })
export type PurposeMatrix = z.infer<typeof PurposeMatrix>

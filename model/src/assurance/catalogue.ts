/** The standard as data: components, recommendations and their cards, and what stands beside them. Shapes of the files. */
import { z } from 'zod'
import { Text } from '../text.ts'
import { Card } from './card.ts'
import { Basis } from './verdict.ts'

/** The clause in each edition of ISO 37106; null where the edition lacks it. */
export const Clause = z.object({ '2018': z.string().nullable(), '2021': z.string().nullable() })
export type Clause = z.infer<typeof Clause>

const Linkage = z.strictObject({ to: z.string(), note: Text })
const sources = z.array(z.string()).min(1)
const cards = z.array(Card).min(1)

const Recommendation = z.strictObject({ id: z.string(), text: Text, basis: Basis, sources, rules: cards })

const Factor = z.strictObject({
  id: z.string(),
  title: Text,
  clause: Clause,
  basis: Basis,
  sources,
  relates: z.array(z.string()),
  questions: z.array(z.strictObject({ id: z.string(), text: Text, rules: cards })),
})

export const ComponentFile = z.strictObject({
  id: z.string(),
  code: z.string(),
  part: z.enum(['A', 'B', 'C', 'D']),
  group: z.string().nullable(),
  room: z.string(),
  title: Text,
  clause: Clause,
  accountable: z.string(),
  /** What surrounds the component, in Citywide's own words. */
  context: Text,
  need: Text,
  recommendations: z.array(Recommendation).min(1),
  linkages: z.array(Linkage),
  /** D only: the nine success factors with their questions. */
  factors: z.array(Factor).default([]),
})
export type ComponentFile = z.infer<typeof ComponentFile>

const Coded = z.record(z.string(), Text)

export const CommonFile = z.strictObject({
  version: z.string(),
  basedOn: z.array(z.string()),
  claim: Text,
  parts: z.array(
    z.strictObject({
      id: z.enum(['A', 'B', 'C', 'D']),
      title: Text,
      clause: Clause,
      groups: z
        .array(z.strictObject({ id: z.string(), room: z.string(), title: Text, components: z.array(z.string()) }))
        .default([]),
    }),
  ),
  basis: z.record(Basis, Text),
  roles: Coded,
  evidenceClasses: Coded,
  statuses: Coded,
  kinds: Coded,
  judgement: z.array(Text),
  sources: z.record(z.string(), z.string()),
  files: z.array(z.string()),
})
export type CommonFile = z.infer<typeof CommonFile>

export const GovernanceChangesFile = z.strictObject({
  id: z.literal('GC'),
  title: Text,
  room: z.string(),
  clause: Clause,
  ways: Coded,
  changes: z.array(
    z.strictObject({
      id: z.string(),
      way: z.string(),
      title: Text,
      need: Text,
      basis: Basis,
      sources,
      draws: z.array(z.string()),
      rules: cards,
    }),
  ),
})

export const PhasesFile = z.strictObject({
  id: z.literal('PH'),
  title: Text,
  room: z.string(),
  component: z.string(),
  clause: Clause,
  gate: z.strictObject({ title: Text, needs: z.array(Text.extend({ code: z.string() })) }),
  phases: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      title: Text,
      purpose: Text,
      basis: Basis,
      sources,
      exit: cards,
    }),
  ),
})

export const EmergencyFile = z.strictObject({
  id: z.literal('EM'),
  title: Text,
  room: z.string(),
  standards: z.array(z.string()),
  basis: Basis,
  note: Text,
  accountable: z.string(),
  areas: Coded,
  maturity: Coded,
  maturityNote: Text,
  readiness: cards,
  stages: z.array(
    z.strictObject({
      id: z.string(),
      code: z.string(),
      title: Text,
      need: Text,
      cells: z.array(
        z.strictObject({ id: z.string(), area: z.string(), text: Text, links: z.array(z.string()), rules: cards }),
      ),
    }),
  ),
})

const Criterion = z.strictObject({ id: z.string(), title: Text, rules: cards })

/** A framework beside the standard. Only what holds rules is read strictly here; the rest belongs to its own screens. */
export const FrameworkFile = z.looseObject({
  id: z.string(),
  title: Text,
  rules: z.array(Card).default([]),
  datasetCriteria: z.array(Criterion).default([]),
  methodCriteria: z.array(Criterion).default([]),
})
export type FrameworkFile = z.infer<typeof FrameworkFile>

/** Everything that was read, by sort of file. */
export interface Catalogue {
  readonly common: CommonFile
  readonly components: readonly ComponentFile[]
  readonly governanceChanges: z.infer<typeof GovernanceChangesFile>
  readonly phases: z.infer<typeof PhasesFile>
  readonly emergency: z.infer<typeof EmergencyFile>
  readonly frameworks: readonly FrameworkFile[]
}

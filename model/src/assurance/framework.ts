/** A framework as a package: its nodes as data, where they come from, and how they relate to what we can show. */
import { z } from 'zod'
import { Text } from '../text.ts'
import { Basis } from './verdict.ts'

export const FrameworkSort = z
  .enum(['recommendation', 'indicator', 'matrix', 'survey', 'template', 'map', 'mapping'])
  .meta({ id: 'FrameworkSort' })

/** How sure a node is: as for recommendations; for facts about other standards, whether a public source states them. */
export const NodeBasis = z.enum([...Basis.options, 'published', 'unconfirmed']).meta({ id: 'NodeBasis' })
export type NodeBasis = z.infer<typeof NodeBasis>

/** Clause by edition; null where the edition lacks it. */
const Clauses = z.record(z.string(), z.string().nullable())

export const FrameworkNode = z
  .object({
    code: z.string().min(1).max(60),
    /** Code of the node it stands below. */
    parent: z.string().nullable(),
    clause: Clauses.nullable(),
    title: Text,
    note: Text.nullable(),
    basis: NodeBasis,
    /** Whether something could show how it stands; the others give it order, or are documents. */
    assessable: z.boolean(),
    /** Its part in a mean over its siblings. */
    weight: z.number().positive(),
    /** The requirement of the rulebook that it is; its rules judge it. */
    requirement: z.string().nullable(),
  })
  .meta({ id: 'FrameworkNode' })
export type FrameworkNode = z.infer<typeof FrameworkNode>

/**
 * How what the node asks relates to what the other asks. `equal`, `subset`: all of it is shown by the other's evidence.
 * `superset`, `intersects`: a part of it. `none`: looked at, and nothing shows it. Source: set relations of NIST IR 8477.
 */
export const Relation = z.enum(['equal', 'subset', 'superset', 'intersects', 'none']).meta({ id: 'MappingRelation' })
export type Relation = z.infer<typeof Relation>

export const NodeMapping = z.strictObject({
  from: z.string(),
  relation: Relation,
  /** A recommendation, requirement, component or rule; null with `none`. */
  to: z.string().nullable(),
  reason: Text,
})
export type NodeMapping = z.infer<typeof NodeMapping>

/** `model/catalogue/mappings/*.yaml`. Every relation is Citywide's own argument. */
export const MappingFile = z.strictObject({
  framework: z.string(),
  version: z.string(),
  mappings: z.array(NodeMapping),
})

/** `model/catalogue/packages/*.yaml`: what a package says of itself. */
export const PackageFile = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9]*$/),
  sort: FrameworkSort,
  /** Id of the file its nodes are read from; null where they stand here, or are the city's to enter. */
  content: z.string().nullable(),
  title: Text,
  edition: z.string(),
  /** The standards it follows or speaks of. */
  standards: z.array(z.string()),
  provider: Text,
  licence: Text,
  copyright: Text,
  version: z.string(),
  /** Indicator packages: key of the family in the file of indicators. */
  family: z.string().optional(),
  nodes: z
    .array(z.strictObject({ code: z.string(), title: Text, basis: NodeBasis, assessable: z.boolean() }))
    .default([]),
})
export type PackageFile = z.infer<typeof PackageFile>

/** A package with its nodes in order, parents before children. */
export const FrameworkPackage = z
  .object({
    code: z.string(),
    sort: FrameworkSort,
    title: Text,
    edition: z.string(),
    standards: z.array(z.string()),
    provider: Text,
    licence: Text,
    copyright: Text,
    version: z.string(),
    note: Text.nullable(),
    nodes: z.array(FrameworkNode),
    mappings: z.array(NodeMapping),
  })
  .meta({ id: 'FrameworkPackage' })
export type FrameworkPackage = z.infer<typeof FrameworkPackage>

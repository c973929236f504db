/** Frameworks as the API gives them. */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { plainText, Text } from '../text.ts'
import { FrameworkNode, FrameworkPackage, NodeBasis, NodeMapping } from './framework.ts'
import { VerdictState } from './verdict-state.ts'

const Reach = z
  .object({ nodes: z.int(), whole: z.int(), part: z.int(), none: z.int(), unmapped: z.int() })
  .meta({ id: 'FrameworkReach' })

const Self = FrameworkPackage.omit({ nodes: true, mappings: true }).extend({
  /** SHA-256 of the newest version, hexadecimal. */
  hash: z.string(),
  origin: z.enum(['release', 'import']),
  takenAt: Instant,
  /** Nodes that the newest version changes and the city has not decided on. */
  open: z.int(),
})

/** `GET /api/frameworks?scope=&at=` */
export const FrameworkRow = Self.extend({
  /** Of the nodes that could be shown, how many are shown by evidence of ours. */
  reach: Reach,
  /** States of the evidence behind the nodes that are shown. */
  states: z.record(z.string(), z.int()),
  /** Nodes by how sure their content is. */
  basis: z.record(z.string(), z.int()),
}).meta({ id: 'FrameworkRow' })
export type FrameworkRow = z.infer<typeof FrameworkRow>

export const MappingView = NodeMapping.extend({
  /** What the target is called; null with `none`. */
  title: Text.nullable(),
  state: VerdictState.nullable(),
}).meta({ id: 'MappingView' })
export type MappingView = z.infer<typeof MappingView>

export const NodeView = FrameworkNode.extend({
  shown: z.enum(['whole', 'part', 'none', 'unmapped']).nullable().meta({ description: 'Null: it gives order only' }),
  state: VerdictState.nullable(),
  score: z.number().nullable(),
  coverage: z.number(),
  /** What records alone say of it, where no rule judges. */
  held: z.enum(['covered', 'targeted', 'empty']).nullable(),
  /** Rules of its own. */
  rules: z.array(z.string()),
  mappings: z.array(MappingView),
}).meta({ id: 'FrameworkNodeView' })
export type NodeView = z.infer<typeof NodeView>

/** `GET /api/frameworks/{code}?scope=&at=` */
export const FrameworkDetail = FrameworkRow.extend({
  asOf: Instant,
  scope: z.string(),
  nodes: z.array(NodeView),
  /** What an import brought that Citywide has no place for. */
  notes: z.array(z.object({ pointer: z.string(), text: z.string() })),
  /** May the reader keep private text and take in packages. */
  keeps: z.boolean(),
  /** May the reader decide on what a new version changes. */
  decides: z.boolean(),
}).meta({ id: 'FrameworkDetail' })
export type FrameworkDetail = z.infer<typeof FrameworkDetail>

/** `GET /api/frameworks/{code}/texts`: the city's own licensed text, for its officers alone. */
export const PrivateText = z
  .object({ node: z.string(), body: z.string(), version: z.int(), updatedAt: Instant })
  .meta({ id: 'PrivateText' })
export type PrivateText = z.infer<typeof PrivateText>

/** An empty body takes the text out. */
export const PrivateTextWrite = z.strictObject({ body: plainText(20_000) })

const Side = FrameworkNode.extend({ mappings: z.array(NodeMapping) }).nullable()

/** `GET /api/frameworks/{code}/changes`: what the newest version changes, node by node. */
export const FrameworkChanges = z
  .object({
    code: z.string(),
    no: z.int(),
    /** Of the newest version. */
    version: z.string(),
    open: z.array(
      z.object({
        code: z.string(),
        kind: z.enum(['added', 'removed', 'changed']),
        before: Side,
        after: Side,
        fields: z.array(z.string()),
      }),
    ),
    /** Nodes that the city kept as they were. */
    kept: z.array(z.string()),
  })
  .meta({ id: 'FrameworkChanges' })
export type FrameworkChanges = z.infer<typeof FrameworkChanges>

/** `POST /api/frameworks/{code}/decisions` */
export const FrameworkDecision = z.strictObject({
  /** Of the version that was read. */
  no: z.int().min(1),
  nodes: z.array(z.string().max(60)).min(1).max(2_000),
  take: z.boolean(),
})

/** `GET /api/framework-editions`: where two editions of the standard differ, node by node, and what is known of why. */
export const EditionDifferences = z
  .object({
    framework: z.string(),
    editions: z.array(z.object({ code: z.string(), title: z.string(), equals: z.string().nullable() })),
    switch: Text,
    nodes: z.array(
      z.object({
        code: z.string(),
        title: Text,
        basis: NodeBasis,
        kind: z.enum(['added', 'moved', 'same']),
        clause: z.record(z.string(), z.string().nullable()),
        /** Nodes below it that go with it. */
        below: z.int(),
      }),
    ),
    notes: z.array(
      z.object({ clause: z.string().nullable(), kind: z.string(), text: Text, affects: z.string().nullable() }),
    ),
  })
  .meta({ id: 'EditionDifferences' })
export type EditionDifferences = z.infer<typeof EditionDifferences>

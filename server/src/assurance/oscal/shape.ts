/**
 * The structure of the OSCAL documents that go out and come in, as zod shapes. Source: NIST OSCAL 1.2.0, models catalog,
 * profile, assessment-results, plan-of-action-and-milestones and mapping-collection (JSON). What the release has beyond
 * these shapes is kept as notes when it comes in; nothing beyond them goes out.
 */
import { z } from 'zod'

export const OSCAL_VERSION = '1.2.0'

/** Names, values and tokens as OSCAL's data types have them. */
const Token = z.string().regex(/^[\p{L}_][\p{L}\p{N}._-]*$/u, 'not a token')
const Line = z.string().regex(/^\S(.*\S)?$/u, 'empty, of several lines or with spaces around it')
const Uuid = z
  .string()
  .regex(/^[\da-f]{8}-[\da-f]{4}-[45][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i, 'not a UUID of version 4 or 5')
const When = z.iso.datetime({ offset: true })
const Words = z.string().min(1)

export const Prop = z.object({
  name: Token,
  value: Line,
  ns: z.string().optional(),
  class: Token.optional(),
  remarks: Words.optional(),
})
export type Prop = z.infer<typeof Prop>
const props = z.array(Prop).min(1).optional()

const Link = z.object({ href: z.string(), rel: Token.optional(), text: z.string().optional() })

const Metadata = z.object({
  title: Words,
  'last-modified': When,
  version: Line,
  'oscal-version': z.string().regex(/^1\.\d+\.\d+/, 'not a release of OSCAL 1'),
  props,
  links: z.array(Link).min(1).optional(),
  remarks: Words.optional(),
})

const Resource = z.object({
  uuid: Uuid,
  title: Words.optional(),
  description: Words.optional(),
  rlinks: z
    .array(z.object({ href: z.string() }))
    .min(1)
    .optional(),
})
const BackMatter = z.object({ resources: z.array(Resource).min(1).optional() })

const Param = z.object({
  id: Token,
  class: Token.optional(),
  label: Words.optional(),
  props,
  values: z.array(Line).min(1).optional(),
})

export const Part = z.object({
  id: Token.optional(),
  name: Token,
  ns: z.string().optional(),
  class: Token.optional(),
  title: Words.optional(),
  props,
  prose: z.string().optional(),
  get parts(): z.ZodOptional<z.ZodArray<typeof Part>> {
    return z.array(Part).min(1).optional()
  },
})
export type Part = z.infer<typeof Part>

export const Control = z.object({
  id: Token,
  class: Token.optional(),
  title: Words,
  params: z.array(Param).min(1).optional(),
  props,
  links: z.array(Link).min(1).optional(),
  parts: z.array(Part).min(1).optional(),
  get controls(): z.ZodOptional<z.ZodArray<typeof Control>> {
    return z.array(Control).min(1).optional()
  },
})
export type Control = z.infer<typeof Control>

export const Group = z.object({
  id: Token.optional(),
  class: Token.optional(),
  title: Words,
  props,
  parts: z.array(Part).min(1).optional(),
  get groups(): z.ZodOptional<z.ZodArray<typeof Group>> {
    return z.array(Group).min(1).optional()
  },
  controls: z.array(Control).min(1).optional(),
})
export type Group = z.infer<typeof Group>

export const CatalogDocument = z.object({
  catalog: z.object({
    uuid: Uuid,
    metadata: Metadata,
    groups: z.array(Group).min(1).optional(),
    controls: z.array(Control).min(1).optional(),
    'back-matter': BackMatter.optional(),
  }),
})
export type CatalogDocument = z.infer<typeof CatalogDocument>

const WithIds = z.object({ 'with-ids': z.array(Token).min(1) })

export const ProfileDocument = z.object({
  profile: z.object({
    uuid: Uuid,
    metadata: Metadata,
    imports: z
      .array(
        z.object({
          href: z.string(),
          'include-all': z.object({}).optional(),
          'include-controls': z.array(WithIds).min(1).optional(),
          'exclude-controls': z.array(WithIds).min(1).optional(),
        }),
      )
      .min(1),
    merge: z.object({ 'as-is': z.boolean().optional() }).optional(),
    modify: z
      .object({
        'set-parameters': z
          .array(
            z.object({
              'param-id': Token,
              props,
              values: z.array(Line).min(1).optional(),
            }),
          )
          .min(1)
          .optional(),
        alters: z
          .array(
            z.object({
              'control-id': Token,
              adds: z
                .array(z.object({ 'by-id': Token.optional(), props }))
                .min(1)
                .optional(),
            }),
          )
          .min(1)
          .optional(),
      })
      .optional(),
    'back-matter': BackMatter.optional(),
  }),
})
export type ProfileDocument = z.infer<typeof ProfileDocument>

const Status = z.object({ state: z.enum(['satisfied', 'not-satisfied']), reason: Token.optional() })

const Finding = z.object({
  uuid: Uuid,
  title: Words,
  description: Words,
  props,
  target: z.object({ type: z.enum(['statement-id', 'objective-id']), 'target-id': Token, status: Status }),
  'related-observations': z
    .array(z.object({ 'observation-uuid': Uuid }))
    .min(1)
    .optional(),
  'related-risks': z
    .array(z.object({ 'risk-uuid': Uuid }))
    .min(1)
    .optional(),
})
export type Finding = z.infer<typeof Finding>

const Observation = z.object({
  uuid: Uuid,
  title: Words.optional(),
  description: Words,
  props,
  methods: z.array(z.enum(['EXAMINE', 'INTERVIEW', 'TEST', 'UNKNOWN'])).min(1),
  subjects: z
    .array(z.object({ 'subject-uuid': Uuid, type: Token, props }))
    .min(1)
    .optional(),
  collected: When,
  expires: When.optional(),
})
export type Observation = z.infer<typeof Observation>

const Everything = z.object({ 'include-all': z.object({}) })

export const ResultsDocument = z.object({
  'assessment-results': z.object({
    uuid: Uuid,
    metadata: Metadata,
    'import-ap': z.object({ href: z.string() }),
    results: z
      .array(
        z.object({
          uuid: Uuid,
          title: Words,
          description: Words,
          start: When,
          end: When.optional(),
          props,
          'reviewed-controls': z.object({ 'control-selections': z.array(Everything).min(1) }),
          observations: z.array(Observation).min(1).optional(),
          findings: z.array(Finding).min(1).optional(),
        }),
      )
      .min(1),
    'back-matter': BackMatter.optional(),
  }),
})
export type ResultsDocument = z.infer<typeof ResultsDocument>

const Risk = z.object({
  uuid: Uuid,
  title: Words,
  description: Words,
  statement: Words,
  status: Token,
  deadline: When.optional(),
  remediations: z
    .array(
      z.object({
        uuid: Uuid,
        lifecycle: z.enum(['recommendation', 'planned', 'completed']),
        title: Words,
        description: Words,
        tasks: z
          .array(
            z.object({
              uuid: Uuid,
              type: Token,
              title: Words,
              props,
              timing: z.object({ 'on-date': z.object({ date: When }) }).optional(),
            }),
          )
          .min(1)
          .optional(),
      }),
    )
    .min(1)
    .optional(),
})

export const PlanDocument = z.object({
  'plan-of-action-and-milestones': z.object({
    uuid: Uuid,
    metadata: Metadata,
    'system-id': z.object({ id: Words }).optional(),
    risks: z.array(Risk).min(1).optional(),
    findings: z.array(Finding).min(1).optional(),
    'poam-items': z
      .array(
        z.object({
          uuid: Uuid,
          title: Words,
          description: Words,
          props,
          'related-findings': z
            .array(z.object({ 'finding-uuid': Uuid }))
            .min(1)
            .optional(),
          'related-risks': z
            .array(z.object({ 'risk-uuid': Uuid }))
            .min(1)
            .optional(),
        }),
      )
      .min(1),
  }),
})
export type PlanDocument = z.infer<typeof PlanDocument>

export const relationships = {
  equal: 'equal-to',
  subset: 'subset-of',
  superset: 'superset-of',
  intersects: 'intersects-with',
} as const

const MapEnd = z.object({ type: z.enum(['control', 'statement']), 'id-ref': Token, props })
const MappingResource = z.object({ type: z.enum(['catalog', 'profile']), href: z.string(), props })

export const MappingDocument = z.object({
  'mapping-collection': z.object({
    uuid: Uuid,
    metadata: Metadata,
    provenance: z.object({
      method: z.enum(['human', 'automation', 'hybrid']),
      'matching-rationale': z.enum(['syntactic', 'semantic', 'functional']),
      status: z.enum(['complete', 'not-complete', 'draft', 'deprecated', 'superseded']),
      'mapping-description': Words,
    }),
    mappings: z
      .array(
        z.object({
          uuid: Uuid,
          'source-resource': MappingResource,
          'target-resource': MappingResource,
          props,
          maps: z
            .array(
              z.object({
                uuid: Uuid,
                relationship: z.enum([...Object.values(relationships), 'equivalent-to', 'no-relationship']),
                'matching-rationale': z.enum(['syntactic', 'semantic', 'functional']).optional(),
                sources: z.array(MapEnd).min(1),
                targets: z.array(MapEnd).min(1),
                props,
                remarks: Words.optional(),
              }),
            )
            .min(1),
          'source-gap-summary': z.object({ uuid: Uuid, 'unmapped-controls': z.array(WithIds).min(1) }).optional(),
        }),
      )
      .min(1),
    'back-matter': BackMatter.optional(),
  }),
})
export type MappingDocument = z.infer<typeof MappingDocument>

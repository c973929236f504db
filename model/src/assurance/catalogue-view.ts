/** The catalogue as screens need it: parts, components, recommendations and their texts, without any verdict. */
import { z } from 'zod'
import { Text } from '../text.ts'
import { Basis, RequirementKind } from './verdict.ts'

const ClauseView = z.object({ '2018': z.string().nullable(), '2021': z.string().nullable() }).meta({ id: 'ClauseView' })

export const RequirementView = z
  .object({
    code: z.string(),
    kind: RequirementKind,
    text: Text,
    basis: Basis,
    /** Where the content was found; empty for what is Citywide's own. */
    sources: z.array(z.string()),
    /** Ids of its rules. */
    rules: z.array(z.string()),
  })
  .meta({ id: 'RequirementView' })
export type RequirementView = z.infer<typeof RequirementView>

/** `GET /api/components` gives all of them, in the order of the standard. */
export const ComponentView = z
  .object({
    code: z.string(),
    part: z.enum(['A', 'B', 'C', 'D']),
    /** Key of the group of part B; null elsewhere. */
    group: z.string().nullable(),
    room: z.string(),
    title: Text,
    clause: ClauseView,
    /** Who answers for it. */
    accountable: Text,
    context: Text,
    need: Text,
    recommendations: z.array(RequirementView),
    /** D only: the nine success factors with their questions. */
    factors: z.array(
      z.object({
        code: z.string(),
        title: Text,
        basis: Basis,
        relates: z.array(z.string()),
        questions: z.array(RequirementView),
      }),
    ),
    linkages: z.array(
      z.object({
        to: z.string(),
        /** What it is called; null where the catalogue names a standard only. */
        title: Text.nullable(),
        note: Text,
      }),
    ),
  })
  .meta({ id: 'ComponentView' })
export type ComponentView = z.infer<typeof ComponentView>

/** `GET /api/catalogue`: what stands around the components. */
export const CatalogueView = z
  .object({
    version: z.string(),
    basedOn: z.array(z.string()),
    claim: Text,
    parts: z.array(
      z.object({
        code: z.string(),
        title: Text,
        clause: ClauseView,
        groups: z.array(z.object({ code: z.string(), title: Text, components: z.array(z.string()) })),
        components: z.array(z.string()),
      }),
    ),
    /** What stands beside the components: governance changes, phases, emergency cells, criteria of frameworks. */
    beside: z.array(z.object({ code: z.string(), title: Text, requirements: z.array(RequirementView) })),
    /** The six governance changes of the 2021 edition. */
    changes: z.object({
      title: Text,
      clause: ClauseView,
      ways: z.record(z.string(), Text),
      changes: z.array(
        z.object({
          code: z.string(),
          way: z.string(),
          title: Text,
          need: Text,
          /** Components, recommendations and questions it draws on. */
          draws: z.array(z.object({ code: z.string(), component: z.string().nullable() })),
        }),
      ),
    }),
    /** The command cycle in an emergency: stages by management areas. */
    emergency: z.object({
      title: Text,
      standards: z.array(z.string()),
      note: Text,
      accountable: Text,
      areas: z.array(z.object({ code: z.string(), title: Text })),
      stages: z.array(
        z.object({
          code: z.string(),
          title: Text,
          need: Text,
          cells: z.array(z.object({ code: z.string(), area: z.string(), text: Text, links: z.array(z.string()) })),
        }),
      ),
    }),
    /** How the two editions differ, as far as that is known. */
    editions: z.object({
      switch: Text,
      changes: z.array(
        z.object({ clause: z.string().nullable(), kind: z.string(), text: Text, affects: z.string().nullable() }),
      ),
    }),
    basis: z.record(z.string(), Text),
    statuses: z.record(z.string(), Text),
    evidenceClasses: z.record(z.string(), Text),
    roles: z.record(z.string(), Text),
  })
  .meta({ id: 'CatalogueView' })
export type CatalogueView = z.infer<typeof CatalogueView>

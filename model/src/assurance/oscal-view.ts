/** Exchange of frameworks as OSCAL documents, as the API gives and takes it. */
import { z } from 'zod'
import { Day } from '../quantity.ts'
import { plainText } from '../text.ts'
import { SettingNew } from './profile.ts'

/** The models of OSCAL that go out; the first three also come in. */
export const OscalModel = z
  .enum(['catalog', 'profile', 'mapping-collection', 'assessment-results', 'plan-of-action-and-milestones'])
  .meta({ id: 'OscalModel' })
export type OscalModel = z.infer<typeof OscalModel>

/** `POST /api/oscal-imports` */
export const OscalImportNew = z.strictObject({
  /** The document as it is. */
  document: z.record(z.string(), z.unknown()),
  /** Nothing is kept; the answer says what would be. */
  dryRun: z.boolean().default(true),
  /** Code of the framework, where the document does not say it. */
  framework: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,30}$/)
    .optional(),
  /** Profiles only: the scope whose profile it is for, why, and when to look at it again. */
  scope: plainText(60).optional(),
  reason: plainText(2_000).min(1).optional(),
  reviewDue: Day.optional(),
})
export type OscalImportNew = z.infer<typeof OscalImportNew>

export const OscalImport = z
  .object({
    model: z.enum(['catalog', 'profile', 'mapping-collection']),
    framework: z.string(),
    title: z.string(),
    version: z.string(),
    /** Whether it was kept; false for a dry run. */
    done: z.boolean(),
    added: z.int(),
    changed: z.int(),
    removed: z.int(),
    /** The first of the nodes that differ. */
    changes: z.array(
      z.object({ code: z.string(), kind: z.enum(['added', 'removed', 'changed']), fields: z.array(z.string()) }),
    ),
    /** Profiles: what is proposed for the city's own profile; somebody else approves it there. */
    proposals: z.array(SettingNew),
    /** Prose of others, which is kept as the city's private text. */
    privateTexts: z.int(),
    /** Parts that Citywide has no place for, by JSON pointer. */
    notes: z.array(z.object({ pointer: z.string(), text: z.string() })),
  })
  .meta({ id: 'OscalImport' })
export type OscalImport = z.infer<typeof OscalImport>

/** A list that somebody keeps under a name: which records, in which order, with which columns. */
import { z } from 'zod'
import { plainText, Text } from '../text.ts'
import { Instant } from '../quantity.ts'
import { roles } from './role.ts'

const fieldName = z.string().regex(/^\w{1,60}$/)

/** The state of a list, as its address says it. Null: as a list has it without a wish. */
export const ViewState = z
  .strictObject({
    /** Field with its test → what is asked: one value, or several of which one must hold. */
    filters: z
      .record(z.string().regex(/^\w{1,60}(\.\w{1,20})?$/), z.array(plainText(2_000).min(1)).min(1).max(100))
      .refine((filters) => Object.keys(filters).length <= 100),
    /** Words to find. */
    q: plainText(200).min(1).nullable(),
    sort: z
      .string()
      .regex(/^-?\w{1,60}$/)
      .nullable(),
    columns: z.array(fieldName).min(1).max(200).nullable(),
    /** Code of the scope; null shows the reader's own. */
    scope: plainText(60).min(1).nullable(),
  })
  .meta({ id: 'ViewState' })
export type ViewState = z.infer<typeof ViewState>

/** Typed in one language or both. */
const Name = z
  .strictObject({ zh: plainText(120).trim().min(1).optional(), en: plainText(120).trim().min(1).optional() })
  .refine(({ zh, en }) => zh !== undefined || en !== undefined, { error: 'TEXT_IN_NO_LANGUAGE' })

const shared = {
  name: Name,
  state: ViewState,
  /** Who sees it beside its owner. */
  sharing: z.enum(['private', 'roles', 'everybody']),
  /** With `roles`: those that see it. */
  roles: z.array(z.enum(roles)).max(roles.length),
}

export const ViewCreate = z
  .strictObject({ register: plainText(100).meta({ description: 'Path of the register' }), ...shared })
  .meta({ id: 'ViewCreate' })
export type ViewCreate = z.infer<typeof ViewCreate>

export const ViewPatch = z.strictObject(shared).partial().meta({ id: 'ViewPatch' })
export type ViewPatch = z.infer<typeof ViewPatch>

export const SavedView = z
  .object({
    id: z.uuid(),
    register: z.string(),
    ...shared,
    owner: z.object({ id: z.uuid(), name: Text }),
    own: z.boolean(),
    /** Whether the reader may rename, replace and delete it: the owner and administrators. */
    mayChange: z.boolean(),
    /** Whether the reader's list of this register opens with it. */
    isDefault: z.boolean(),
    version: z.int(),
    updatedAt: Instant,
  })
  .meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof SavedView>

/** What the reader's list of a register opens with; null: with everything. */
export const DefaultView = z
  .strictObject({ register: plainText(100), view: z.uuid().nullable() })
  .meta({ id: 'DefaultView' })

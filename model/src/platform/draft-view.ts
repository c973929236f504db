/** Drafts on the wire. `GET /api/drafts`, `POST /api/drafts`, `PATCH /api/drafts/{id}`, `POST /api/drafts/{id}/acts` */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { plainText, Names } from '../text.ts'
import { AccountName } from './account-view.ts'
import { draftActs, draftStates } from './draft.ts'

const Values = z.record(z.string(), z.unknown())
const Note = plainText(2_000).refine((text) => text.trim() !== '', { error: 'NOTE_EMPTY' })

export const NewDraft = z
  .strictObject({
    register: plainText(100).meta({ description: 'Path of the register' }),
    /** Absent: a draft of a record that does not exist yet. */
    record: z.uuid().optional(),
    /** Version of the record that was read; needed with `record`. */
    read: z.int().min(1).optional(),
    values: Values.meta({ description: 'The fields that change; of a new record all of them' }),
    note: Note.optional(),
  })
  .meta({ id: 'NewDraft' })

export const DraftPatch = z
  .strictObject({
    values: Values.meta({ description: 'All fields that the draft changes, in place of those before' }),
    onto: z.int().min(1).optional().meta({ description: 'Version of the record that it is based on from now on' }),
    note: Note.nullable().optional(),
  })
  .meta({ id: 'DraftPatch' })

/** What is done to a draft apart from writing in it. */
export const DraftStep = z
  .strictObject({
    act: z.enum(draftActs).exclude(['edit']),
    note: Note.optional(),
    /** With `send`: who is asked to review. */
    reviewer: z.uuid().optional(),
  })
  .meta({ id: 'DraftStep' })
export type DraftStep = z.infer<typeof DraftStep>

export const DraftLine = z
  .object({
    id: z.uuid(),
    noun: z.string(),
    path: z.string(),
    /** Null while the record does not exist. */
    recordId: z.uuid().nullable(),
    title: Names,
    state: z.enum(draftStates),
    version: z.int(),
    /** Who wrote in it, the one who began it first. */
    authors: z.array(AccountName),
    /** Who was asked to review; anybody else who did not write in it may too. */
    reviewer: AccountName.nullable(),
    note: z.string().nullable(),
    /** Names of the fields that it changes. */
    changed: z.array(z.string()),
    begunAt: Instant,
    updatedAt: Instant,
    sentAt: Instant.nullable(),
    decidedAt: Instant.nullable(),
    decidedBy: AccountName.nullable(),
    /** Published by its author without review. */
    urgent: z.boolean(),
    /** The record was changed since the draft was begun. */
    outdated: z.boolean(),
  })
  .meta({ id: 'DraftLine' })
export type DraftLine = z.infer<typeof DraftLine>

export const DraftEvent = z
  .object({
    act: z.enum([...draftActs, 'begin']),
    at: Instant,
    actor: AccountName,
    note: z.string().nullable(),
  })
  .meta({ id: 'DraftEvent' })
export type DraftEvent = z.infer<typeof DraftEvent>

export const DraftView = DraftLine.extend({
  values: Values,
  /** Version of the record that the draft was written against, and what stood in it; null for a new record. */
  baseVersion: z.int().nullable(),
  base: Values.nullable(),
  /** The record as it stands; null where there is none. */
  now: Values.nullable(),
  /** Fields that the draft and, since it was begun, somebody else changed to different things. */
  overlaps: z.array(z.string()),
  /** Oldest first. */
  events: z.array(DraftEvent),
  /** What the reader may do with it. */
  acts: z.array(z.enum(draftActs)),
}).meta({ id: 'DraftView' })
export type DraftView = z.infer<typeof DraftView>

export const DraftPage = z.object({ items: z.array(DraftLine), next: z.uuid().nullable() })
export const DraftCount = z.object({ awaiting: z.int() })

/** An import: one file of rows that becomes records of one register. */
import { z } from 'zod'
import { zoneName } from '../observations/stream.ts'
import { Instant } from '../quantity.ts'
import { closedList, type CodeOf } from '../record/code-list.ts'
import type { Lifecycle } from '../record/lifecycle.ts'
import { plainText, Text } from '../text.ts'

export const importState = closedList(
  'importState',
  { zh: '导入状态', en: 'State of an import' },
  {
    uploaded: { zh: '待检查', en: 'To be checked' },
    checking: { zh: '检查中', en: 'Being checked' },
    checked: { zh: '已检查', en: 'Checked' },
    applying: { zh: '写入中', en: 'Being applied' },
    applied: { zh: '已导入', en: 'Applied' },
    undoing: { zh: '撤销中', en: 'Being undone' },
    undone: { zh: '已撤销', en: 'Undone' },
  },
)
export type ImportState = CodeOf<typeof importState>

/** What is under way goes back where it came from when it fails. */
export const importLifecycle: Lifecycle<ImportState> = {
  field: 'state',
  initial: 'uploaded',
  moves: {
    uploaded: { checking: { zh: '检查', en: 'Check' } },
    checking: { checked: { zh: '检查完成', en: 'Checked' }, uploaded: { zh: '检查失败', en: 'The check failed' } },
    checked: {
      uploaded: { zh: '修改对应关系', en: 'Change the mapping' },
      checking: { zh: '重新检查', en: 'Check again' },
      applying: { zh: '导入', en: 'Apply' },
    },
    applying: { applied: { zh: '导入完成', en: 'Applied' }, checked: { zh: '导入失败', en: 'Could not be applied' } },
    applied: { undoing: { zh: '撤销', en: 'Undo' } },
    undoing: { undone: { zh: '撤销完成', en: 'Undone' }, applied: { zh: '撤销失败', en: 'Could not be undone' } },
    undone: {},
  },
}

/** What a row becomes (once checked) or became (once applied). */
export const rowOutcome = closedList(
  'rowOutcome',
  { zh: '行的结果', en: 'What a row becomes' },
  {
    new: { zh: '新建', en: 'New record' },
    changed: { zh: '修改', en: 'Changes a record' },
    same: { zh: '无变化', en: 'Nothing to change' },
    refused: { zh: '未接受', en: 'Refused' },
  },
)
export type RowOutcome = CodeOf<typeof rowOutcome>

/** Name of a field as a target: `status`, or with its language `name.zh`. */
const target = z
  .string()
  .max(120)
  .regex(/^\w+(\.(zh|en))?$/, { error: 'IMPORT_TARGET' })
const heading = z.string().min(1).max(300)

export const ColumnMapping = z
  .strictObject({
    /** Heading of the column, as `columns[].name` gives it. */
    column: heading,
    field: target,
    /** What the file writes → what it means: a code, a label of the list, or a text. Comes before everything else. */
    values: z.record(z.string().max(2_000), z.string().max(2_000)).optional(),
    /** Order of the parts in a date that does not begin with its year; without it such a date is refused. */
    order: z.enum(['mdy', 'dmy']).optional(),
    /** Zone of times that name none; default: the zone of the city. */
    zone: zoneName.optional(),
    /** Decimal sign, where it is not the point. */
    decimal: z.enum(['.', ',']).optional(),
    /** The field of the target that a reference is matched by; default: id, then codes, then names. */
    by: target.optional(),
  })
  .meta({ id: 'ImportColumnMapping' })
export type ColumnMapping = z.infer<typeof ColumnMapping>

export const ImportMapping = z
  .strictObject({
    columns: z.array(ColumnMapping).max(300),
    /** What every row gets in a field that has no column, written as a cell would be. */
    constants: z.record(target, z.string().max(2_000)).default({}),
    /** Fields that together tell which record a row means; without any, every row becomes a new record. */
    key: z.array(target).max(5).default([]),
  })
  .meta({ id: 'ImportMapping' })
export type ImportMapping = z.infer<typeof ImportMapping>

export const ImportColumn = z
  .object({
    /** Heading, made unique: `Name`, `Name (2)`; a column without one is `#3`. */
    name: z.string(),
    /** As spreadsheets name it: `A`, `AB`. */
    letter: z.string(),
    /** Rows that have something in it. */
    filled: z.int(),
    /** The first different values. */
    samples: z.array(z.string()),
  })
  .meta({ id: 'ImportColumn' })
export type ImportColumn = z.infer<typeof ImportColumn>

/** Rows by what they become. They add up: `rows = new + changed + same + refused`. */
export const ImportCounts = z
  .object({
    rows: z.int(),
    new: z.int(),
    changed: z.int(),
    same: z.int(),
    refused: z.int(),
    /** Rows that will be taken but should be looked at. */
    warned: z.int(),
  })
  .meta({ id: 'ImportCounts' })
export type ImportCounts = z.infer<typeof ImportCounts>

export const ImportFile = z
  .object({
    name: z.string(),
    format: z.enum(['csv', 'xlsx']),
    bytes: z.int(),
    sha256: z.string(),
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030']).nullable(),
    delimiter: z.string().nullable(),
    sheet: z.string().nullable(),
    sheets: z.array(z.string()),
    /** Row that holds the headings, from 1. */
    headingRow: z.int(),
    /** Rows without anything in them, which are no rows. */
    emptyRows: z.int(),
  })
  .meta({ id: 'ImportFile' })
export type ImportFile = z.infer<typeof ImportFile>

export const ImportView = z
  .object({
    id: z.uuid(),
    /** Path of the register: `organizations`. */
    register: z.string(),
    scope: z.object({ id: z.uuid(), code: z.string(), title: z.looseObject({}) }),
    state: z.enum(Object.keys(importState.values) as ImportState[]),
    file: ImportFile,
    columns: z.array(ImportColumn),
    /** Rows below the headings that have something in them. */
    rows: z.int(),
    mapping: ImportMapping,
    /** The remembered source whose mapping this is. */
    source: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    /** Fields that a new record needs and nothing is mapped to. */
    missing: z.array(z.string()),
    /** Of the last check, or of what was applied; null before the first. */
    counts: ImportCounts.nullable(),
    /** While something is under way: rows done so far. */
    progress: z.object({ done: z.int(), total: z.int() }).nullable(),
    mode: z.enum(['all', 'accepted']).nullable(),
    reason: z.string().nullable(),
    /** Why the last check, application or undoing came to nothing. */
    failure: z.object({ code: z.string(), text: Text }).nullable(),
    /** Rows taken back, and those that had to stay. */
    undo: z.object({ undone: z.int(), kept: z.int() }).nullable(),
    createdAt: Instant,
    createdBy: z.object({ id: z.uuid(), name: Text }).nullable(),
    checkedAt: Instant.nullable(),
    appliedAt: Instant.nullable(),
    undoneAt: Instant.nullable(),
  })
  .meta({ id: 'Import' })
export type ImportView = z.infer<typeof ImportView>

/** `PUT /api/imports/{id}/mapping`. */
export const MappingRequest = z
  .strictObject({
    mapping: ImportMapping,
    /** Name under which the mapping is kept for the next file with these headings. */
    remember: plainText(120).min(1).optional(),
  })
  .meta({ id: 'ImportMappingRequest' })

/** `POST /api/imports/{id}/apply`: every row, or nothing; or the rows that were accepted. */
export const ApplyRequest = z
  .strictObject({ mode: z.enum(['all', 'accepted']), reason: plainText(500).min(1).optional() })
  .meta({ id: 'ImportApplyRequest' })

/** `POST /api/imports/{id}/undo`. */
export const UndoRequest = z
  .strictObject({
    reason: plainText(500).min(1).optional(),
    /** Takes back what can be taken back; what others changed or point to since stays. */
    rest: z.boolean().default(false),
  })
  .meta({ id: 'ImportUndoRequest' })

/** One thing that is wrong with one row. */
export const ImportProblem = z
  .object({
    /** Row of the file, as a spreadsheet counts it. */
    row: z.int(),
    column: z.string().nullable(),
    field: z.string().nullable(),
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    text: Text,
    /** What stands in the cell. */
    value: z.string().nullable(),
  })
  .meta({ id: 'ImportProblem' })
export type ImportProblem = z.infer<typeof ImportProblem>

export const ImportProblems = z
  .object({ items: z.array(ImportProblem), next: z.string().nullable(), count: z.int() })
  .meta({ id: 'ImportProblems' })

export const ImportRow = z
  .object({
    row: z.int(),
    /** Null until the file has been checked. */
    outcome: z.enum(Object.keys(rowOutcome.values) as RowOutcome[]).nullable(),
    recordId: z.uuid().nullable(),
    /** As the columns of the file, in their order. */
    cells: z.array(z.string()),
    /** What the row writes; of a record that it changes, the changed fields alone. */
    values: z.record(z.string(), z.unknown()).nullable(),
    /** Whether it was taken back. */
    undone: z.boolean(),
  })
  .meta({ id: 'ImportRow' })
export type ImportRow = z.infer<typeof ImportRow>

export const ImportRows = z
  .object({ items: z.array(ImportRow), next: z.string().nullable() })
  .meta({ id: 'ImportRows' })

/** A mapping that is kept for files with the same headings. */
export const ImportSource = z
  .object({
    id: z.uuid(),
    register: z.string(),
    name: z.string(),
    headings: z.array(z.string()),
    mapping: ImportMapping,
    updatedAt: Instant,
  })
  .meta({ id: 'ImportSource' })
export type ImportSource = z.infer<typeof ImportSource>

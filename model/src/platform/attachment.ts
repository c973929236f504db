/** Files of a record. `GET /api/attachments?register=&record=` */
import { z } from 'zod'
import { Instant } from '../quantity.ts'
import { plainText, Names } from '../text.ts'
import { AccountName } from './account-view.ts'

/** What a file holds, told by its content. The list is closed: what cannot be told is not taken. */
export const fileKinds = {
  pdf: { ending: 'pdf', mediaType: 'application/pdf', title: { zh: 'PDF', en: 'PDF' } },
  ofd: { ending: 'ofd', mediaType: 'application/ofd', title: { zh: 'OFD 版式文档', en: 'OFD document' } },
  docx: {
    ending: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    title: { zh: 'Word 文档', en: 'Word document' },
  },
  xlsx: {
    ending: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    title: { zh: 'Excel 表格', en: 'Excel workbook' },
  },
  pptx: {
    ending: 'pptx',
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    title: { zh: 'PowerPoint 演示文稿', en: 'PowerPoint slides' },
  },
  odt: {
    ending: 'odt',
    mediaType: 'application/vnd.oasis.opendocument.text',
    title: { zh: 'OpenDocument 文本', en: 'OpenDocument text' },
  },
  ods: {
    ending: 'ods',
    mediaType: 'application/vnd.oasis.opendocument.spreadsheet',
    title: { zh: 'OpenDocument 表格', en: 'OpenDocument sheet' },
  },
  odp: {
    ending: 'odp',
    mediaType: 'application/vnd.oasis.opendocument.presentation',
    title: { zh: 'OpenDocument 演示文稿', en: 'OpenDocument slides' },
  },
  png: { ending: 'png', mediaType: 'image/png', title: { zh: 'PNG 图片', en: 'PNG image' } },
  jpeg: { ending: 'jpg', mediaType: 'image/jpeg', title: { zh: 'JPEG 图片', en: 'JPEG image' } },
  gif: { ending: 'gif', mediaType: 'image/gif', title: { zh: 'GIF 图片', en: 'GIF image' } },
  webp: { ending: 'webp', mediaType: 'image/webp', title: { zh: 'WebP 图片', en: 'WebP image' } },
  tiff: { ending: 'tif', mediaType: 'image/tiff', title: { zh: 'TIFF 图片', en: 'TIFF image' } },
  geojson: { ending: 'geojson', mediaType: 'application/geo+json', title: { zh: 'GeoJSON', en: 'GeoJSON' } },
  json: { ending: 'json', mediaType: 'application/json', title: { zh: 'JSON', en: 'JSON' } },
  csv: { ending: 'csv', mediaType: 'text/csv', title: { zh: 'CSV 表格', en: 'CSV table' } },
  text: { ending: 'txt', mediaType: 'text/plain', title: { zh: '文本', en: 'Text' } },
} as const
export type FileKind = keyof typeof fileKinds

export const FileKindName = z.enum(Object.keys(fileKinds) as [FileKind, ...FileKind[]]).meta({ id: 'FileKind' })

export const Attachment = z
  .object({
    id: z.uuid(),
    name: z.string(),
    title: Names.nullable(),
    description: Names.nullable(),
    kind: FileKindName,
    bytes: z.int(),
    sha256: z.string(),
    version: z.int(),
    addedBy: AccountName,
    addedAt: Instant,
    /** A removed file can no longer be fetched; that it was here, and why it went, stays. */
    removed: z.object({ by: AccountName, at: Instant, reason: z.string() }).nullable(),
  })
  .meta({ id: 'Attachment' })
export type Attachment = z.infer<typeof Attachment>

export const AttachmentList = z.object({
  /** Newest first, removed ones among them. */
  items: z.array(Attachment),
  /** Bytes that one file may have. */
  limit: z.int(),
})

const words = (max: number) =>
  z
    .strictObject({ zh: plainText(max).min(1).optional(), en: plainText(max).min(1).optional() })
    .refine(({ zh, en }) => zh !== undefined || en !== undefined, { error: 'TEXT_IN_NO_LANGUAGE' })
    .nullable()

/** What is said about a file. */
export const AttachmentWords = z.strictObject({ title: words(300), description: words(2_000) }).partial()

/** What a file holds, from its content. A name only tells apart texts that look alike (CSV, plain). */
import { type FileKind, fileKinds } from '@citywide/model/platform/attachment'
import { type ReadPart, zipNames } from './zip-names.ts'

/** Enough for every signature below and for the first entry of an OpenDocument file. */
const HEAD = 4_096
/** Texts are read in parts of this size. */
const PART = 256 * 1024

const signatures: readonly { readonly kind: FileKind; readonly fits: (head: Buffer) => boolean }[] = [
  { kind: 'pdf', fits: (head) => head.toString('latin1', 0, 5) === '%PDF-' },
  { kind: 'png', fits: (head) => startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { kind: 'jpeg', fits: (head) => startsWith(head, [0xff, 0xd8, 0xff]) },
  { kind: 'gif', fits: (head) => /^GIF8[79]a/.test(head.toString('latin1', 0, 6)) },
  { kind: 'webp', fits: (head) => /^RIFF....WEBP/s.test(head.toString('latin1', 0, 12)) },
  {
    kind: 'tiff',
    fits: (head) => startsWith(head, [0x49, 0x49, 0x2a, 0x00]) || startsWith(head, [0x4d, 0x4d, 0x00, 0x2a]),
  },
]

/** OpenDocument: the first entry is `mimetype`, stored as it is. Source: ODF 1.3 part 2, section 3.3. */
const openDocuments = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
} as const satisfies Record<string, FileKind>

/**
 * @param name as the sender calls it
 * @returns undefined for everything that is not on the list: programs, macros, pages, drawings with scripts, bare archives
 */
export async function kindOf(read: ReadPart, bytes: number, name: string): Promise<FileKind | undefined> {
  const head = await read(0, HEAD)
  const signed = signatures.find(({ fits }) => fits(head))
  if (signed) return signed.kind
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return packedKind(head, await zipNames(read, bytes))
  return textKind(read, bytes, name)
}

function startsWith(head: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte)
}

function packedKind(head: Buffer, names: readonly string[] | undefined): FileKind | undefined {
  if (!names) return undefined
  const first = /^mimetype(application\/[\w.+-]+)/.exec(head.toString('latin1', 30, 200))?.[1]
  // Macros stand in `Basic/` and `Scripts/` of OpenDocument, in `vbaProject.bin` of the others.
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name) || /^(Basic|Scripts)\//.test(name))) return undefined
  for (const [type, kind] of Object.entries(openDocuments))
    if (first?.startsWith(type)) return openKind(first, type, kind)
  if (names.includes('OFD.xml')) return 'ofd'
  if (!names.includes('[Content_Types].xml')) return undefined
  if (names.includes('word/document.xml')) return 'docx'
  if (names.includes('xl/workbook.xml')) return 'xlsx'
  return names.includes('ppt/presentation.xml') ? 'pptx' : undefined
}

/** The stored type is followed by the next entry ("PK"), so the longest letters may run over: templates are not taken. */
function openKind(first: string, type: string, kind: FileKind): FileKind | undefined {
  return /^(PK|$)/.test(first.slice(type.length)) ? kind : undefined
}

/** UTF-8, or GB 18030 as Chinese spreadsheets still write it, without control characters and without markup of a page. */
async function textKind(read: ReadPart, bytes: number, name: string): Promise<FileKind | undefined> {
  if (bytes === 0) return undefined
  const decoders = ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding, { fatal: true }))
  const open = new Set(decoders)
  let start = ''
  for (let from = 0; from < bytes; from += PART) {
    const part = await read(from, PART)
    for (const decoder of open) {
      try {
        const text = decoder.decode(part, { stream: from + PART < bytes })
        // oxlint-disable-next-line no-control-regex -- exactly these make a file no text
        if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/.test(text)) open.delete(decoder)
        else if (from === 0 && decoder === [...open][0]) start = text
      } catch {
        open.delete(decoder)
      }
    }
    if (open.size === 0) return undefined
  }
  return spokenKind(start.replace(/^\uFEFF/, '').trimStart(), name)
}

function spokenKind(start: string, name: string): FileKind | undefined {
  const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1]
  // A browser or a mail program would run these whatever they are called.
  if (/^<(!doctype|html|svg|script|\?xml|head|body|iframe)/i.test(start) || /^(#!|MIME-Version:)/i.test(start))
    return undefined
  if (/^[[{]/.test(start) && (ending === 'json' || ending === 'geojson'))
    return /"type"\s*:\s*"(FeatureCollection|Feature|GeometryCollection)"/.test(start.slice(0, PART))
      ? 'geojson'
      : 'json'
  if (ending === 'csv' || ending === 'tsv') return 'csv'
  return ending === undefined || ['txt', 'text', 'md', 'log'].includes(ending) ? 'text' : undefined
}

/** Other endings that files of a kind commonly have. */
const endings: Partial<Readonly<Record<FileKind, readonly string[]>>> = {
  jpeg: ['jpeg'],
  tiff: ['tiff'],
  csv: ['tsv'],
  text: ['text', 'md', 'log'],
}

/** The name a file is kept under: its last part, with an ending that says what it holds. */
export function nameFor(name: string, kind: FileKind): string {
  const last =
    name
      .split(/[/\\]/)
      .findLast((part) => part.trim() !== '')
      ?.trim() ?? ''
  const ending = /\.(\w+)$/.exec(last.toLowerCase())?.[1] ?? ''
  const own = fileKinds[kind].ending
  if (ending === own || endings[kind]?.includes(ending)) return last
  return `${last === '' ? 'file' : last}.${own}`
}

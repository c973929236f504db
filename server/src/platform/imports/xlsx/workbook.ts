/** What a workbook says of its sheets, its formats and its texts. Source: ECMA-376-1, §18. */
import { Problem } from '@citywide/model/problem'
import type { Archive } from './archive.ts'
import { readElements } from './elements.ts'

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  /** Days count from 1904, as old files of Apple computers have it. */
  readonly from1904: boolean
  /** By number of the cell format: how its numbers are shown, where they are dates. */
  readonly formats: readonly DateFormat[]
  readonly strings: readonly string[]
}

export type DateFormat = 'day' | 'time' | 'moment' | undefined

/** Characters of the texts that cells share; they are held in memory. */
const MOST_TEXT = 50_000_000

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const root = await relations(archive, '_rels/.rels')
  const main = [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const parts = await relations(archive, `${folder}_rels/${main.slice(folder.length)}.rels`)
  const at = (target: string) => (target.startsWith('/') ? target.slice(1) : `${folder}${target}`)
  const sheets: { name: string; part: string }[] = []
  let from1904 = false
  await readElements(archive.text(main), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet' || attributes['state'] === 'veryHidden') return
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? ''
      const part = parts.get(id)
      // A sheet that is a chart has no rows.
      if (part?.type.endsWith('/worksheet')) sheets.push({ name: attributes['name'] ?? '', part: at(part.target) })
    },
  })
  const part = (kind: string) => [...parts.values()].find(({ type }) => type.endsWith(kind))?.target
  const [styles, strings] = [part('/styles'), part('/sharedStrings')]
  return {
    sheets,
    from1904,
    formats: styles === undefined ? [] : await readFormats(archive, at(styles)),
    strings: strings === undefined ? [] : await readStrings(archive, at(strings)),
  }
}

async function relations(archive: Archive, name: string): Promise<Map<string, { type: string; target: string }>> {
  const found = new Map<string, { type: string; target: string }>()
  if (!archive.has(name)) return found
  await readElements(archive.text(name), {
    open(element, { Id: id = '', Type: type = '', Target: target = '' }) {
      if (element === 'Relationship')
        found.set(id, { type, target: target.replace(/^\//, name.startsWith('_') ? '' : '/') })
    },
  })
  return found
}

/** Formats that every program knows by number. Source: ECMA-376-1, §18.8.30; 27–58 as Chinese Excel has them. */
function builtIn(id: number): DateFormat {
  if (id === 22) return 'moment'
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58)
    return 'day'
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56
    ? 'time'
    : undefined
}

function formatOf(code: string): DateFormat {
  // Quoted words, escaped signs, colours and zones such as [$-804] are no part of the format.
  const bare = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase()
    .split(';')[0]
  if (bare === undefined || bare.includes('general')) return undefined
  const day = /[yd]|e(?![+-])|mmm/.test(bare) || /(^|[^h:])m+(?![:s])/.test(bare.replaceAll(/\[[hms]+\]/g, 'h'))
  const time = /[hs]/.test(bare)
  if (day && /[yd]|mmm/.test(bare)) return time ? 'moment' : 'day'
  return time ? 'time' : day ? 'day' : undefined
}

async function readFormats(archive: Archive, part: string): Promise<DateFormat[]> {
  const own = new Map<number, DateFormat>()
  const formats: DateFormat[] = []
  let cells = false
  await readElements(archive.text(part), {
    open(name, attributes) {
      const id = Number(attributes['numFmtId'] ?? 0)
      if (name === 'numFmt') own.set(id, formatOf(attributes['formatCode'] ?? ''))
      else if (name === 'cellXfs') cells = true
      else if (name === 'xf' && cells) formats.push(own.has(id) ? own.get(id) : builtIn(id))
    },
    close(name) {
      if (name === 'cellXfs') cells = false
    },
  })
  return formats
}

async function readStrings(archive: Archive, part: string): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let inText = false
  let phonetic = 0
  let length = 0
  await readElements(archive.text(part), {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic += 1
      else if (name === 't') inText = phonetic === 0
    },
    text(more) {
      if (!inText) return
      text += more
      length += more.length
      if (length > MOST_TEXT) throw new Problem('IMPORT_BOMB')
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic -= 1
      else if (name === 'si') strings.push(unescaped(text))
    },
  })
  return strings
}

/** `_x000D_` stands for a character that XML cannot hold. Source: ECMA-376-1, §22.9.2.19. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
}

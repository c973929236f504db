/** Names in OSCAL documents: UUIDs made from our ids, and properties of our own. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '@citywide/model/audit/canonical'
import type { Text } from '@citywide/model/text'
import { OSCAL_VERSION, type Prop } from './shape.ts'

/** Namespace of the properties that OSCAL has no words for. */
const NS = 'urn:citywide:oscal'

/** Namespace of the UUIDs: version 5 of the URL of {@link NS}. */
const space = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')

/** The same name always gives the same UUID, so that a repeated export says the same. RFC 9562, version 5. */
export function nameUuid(...name: readonly string[]): string {
  const hash = createHash('sha1')
    .update(space)
    .update([NS, ...name].join('/'))
    .digest()
    .subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** A text of several lines in one, as values of properties have to be. */
export const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ')

/** Properties of our own; what has no value is left out. */
export function own(values: Readonly<Record<string, string | number | boolean | null | undefined>>): Prop[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ name, ns: NS, value: oneLine(String(value)) }],
  )
}

/** A text in both languages: OSCAL has one, so the Chinese goes along as a property. */
export const inChinese = ({ zh }: Text, name = 'title-zh'): Prop[] => own({ [name]: zh })

/** What one of our properties says; undefined where it is not there. */
export function said(props: readonly Prop[] | undefined, name: string): string | undefined {
  return props?.find((prop) => prop.ns === NS && prop.name === name)?.value
}

export interface About {
  readonly title: Text
  readonly version: string
  /** When what is told last changed, never when it was told. */
  readonly changed: string
  readonly props: readonly Prop[]
  readonly remarks?: string
}

export function metadata({ title, version, changed, props, remarks }: About) {
  return {
    title: title.en,
    'last-modified': changed,
    version,
    'oscal-version': OSCAL_VERSION,
    props: [...inChinese(title), ...props],
    ...(remarks !== undefined && { remarks }),
  }
}

/** A document is called by its content: another content is another document. */
export function documentUuid(kind: string, content: unknown): string {
  return nameUuid(kind, createHash('sha256').update(canonicalJson(content)).digest('hex'))
}

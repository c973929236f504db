/** Records as they come from the server, and what they are called that they point to. */
import type { CommonValues } from '@citywide/model/record/record'
import type { CityText } from '@citywide/model/text'
import { z } from 'zod'

/** The declared fields are read leniently: one value of an older release must not take the page down. */
export const Stored = z.looseObject({
  id: z.uuid(),
  cityId: z.uuid(),
  scopeId: z.uuid(),
  version: z.int(),
  createdAt: z.string(),
  createdBy: z.uuid().nullable(),
  updatedAt: z.string(),
  updatedBy: z.uuid().nullable(),
  source: z.enum(['system', 'manual', 'import']),
  confidentiality: z.enum(['public', 'internal', 'confidential']),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
})
/** A stored record of any register. */
export type Stored = CommonValues & Readonly<Record<string, unknown>>

const CityWords = z.object({ zh: z.string().optional(), en: z.string().optional() })
export const References = z.record(z.string(), z.object({ noun: z.string(), path: z.string(), title: CityWords }))

/** Id → the record it stands for. */
export type Names = Readonly<Record<string, { readonly noun: string; readonly path: string; readonly title: CityText }>>

/** The ids that a reference field holds: one, several or none. */
export function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** A bilingual value, if it is one. */
export function cityTextOf(value: unknown): CityText | undefined {
  const read = CityWords.safeParse(value)
  return read.success && (read.data.zh || read.data.en) ? read.data : undefined
}

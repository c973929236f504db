import { z } from 'zod'

/** The two languages of Citywide. Both are first languages: neither falls back to the other without saying so. */
export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** Control characters other than tab and line ends. */
const control = /[^\P{Cc}\t\n\r]/u
const bidi = /[\u202a-\u202e\u2066-\u2069]/u

/**
 * Text from outside, safe to store: well-formed Unicode without control characters (PostgreSQL refuses NUL, and a lone
 * surrogate does not survive UTF-8) and without bidirectional overrides, in NFC.
 *
 * @param max most characters, counted as UTF-16 code units
 */
export function plainText(max: number) {
  return z
    .string()
    .overwrite((text) => text.normalize('NFC')) // first: it may make a text longer
    .max(max)
    .refine(isPlain, { params: { code: 'TEXT_NOT_PLAIN' }, error: 'TEXT_NOT_PLAIN' })
}

export function isPlain(text: string): boolean {
  return text.isWellFormed() && !control.test(text) && !bidi.test(text)
}

/** A text the platform shows to people: both languages, always. */
export const Text = z.object({ zh: z.string().min(1), en: z.string().min(1) }).meta({ id: 'Text' })
export type Text = z.infer<typeof Text>

/**
 * A text that a city writes: at least one of the two languages. A missing one is shown as "not translated", never
 * silently replaced.
 */
export interface CityText {
  readonly zh?: string | undefined
  readonly en?: string | undefined
}

/** The same as the API gives it. */
export const Names = z.object({ zh: z.string().optional(), en: z.string().optional() }).meta({ id: 'Names' })
export type Names = z.infer<typeof Names>

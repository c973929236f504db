/** A card while it is being written: everything a card has, but parts of it may still be empty or wrong. */
import { z } from 'zod'
import { Compare } from './card.ts'
import { Threshold } from './verdict.ts'

const Written = z.object({ zh: z.string(), en: z.string() })
const Lines = z.array(z.string()).max(60)

export const CardDraft = z
  .strictObject({
    id: z.string().max(40),
    title: Written,
    kind: z.enum(['share', 'exists', 'coverage', 'variety', 'recency', 'measure']),
    about: z.string().max(100),
    where: Lines,
    /** Share. */
    must: Lines.optional(),
    /** Coverage: name of the list. */
    list: z.string().max(100).optional(),
    /** Coverage, variety, recency, measure: the value that is looked at. */
    of: z.string().optional(),
    fn: z.enum(['mean', 'sum']).optional(),
    measure: z.string().optional(),
    unit: z.enum(['percent', 'count', 'days', 'score', 'ratio']),
    compare: Compare,
    met: Threshold,
    partly: Threshold.nullable(),
    minSample: z.int(),
    evidence: z.enum(['live', 'register', 'mixed', 'assessed']),
    refresh: z.string().max(20),
    maxAge: z.string().max(20).optional(),
    scope: z.enum(['city', 'incident']),
    weight: z.number().optional(),
    critical: z.boolean().optional(),
    do: Written,
    owner: z.string().max(60),
  })
  .meta({ id: 'CardDraft' })
export type CardDraft = z.infer<typeof CardDraft>

/** The units that a kind of rule may have; the first is what a new one begins with. */
export const unitsOf: Readonly<Record<CardDraft['kind'], readonly CardDraft['unit'][]>> = {
  share: ['percent'],
  coverage: ['percent'],
  exists: ['count'],
  variety: ['count'],
  recency: ['days'],
  measure: ['count', 'score', 'ratio'],
}

/** The card with what its kind does not have left out, as it is judged and kept. */
export function trimmed(draft: CardDraft): CardDraft {
  const { must, list, of, fn, measure, maxAge, ...rest } = draft
  const looks = draft.kind === 'coverage' || draft.kind === 'variety' || draft.kind === 'recency'
  const figure = draft.kind === 'measure' && measure !== undefined && measure.trim() !== ''
  return {
    ...rest,
    ...(draft.kind === 'share' && { must: must ?? [] }),
    ...(draft.kind === 'coverage' && { list: list ?? '' }),
    ...((looks || (draft.kind === 'measure' && !figure)) && { of: of ?? '' }),
    ...(draft.kind === 'measure' && !figure && { fn: fn ?? 'mean' }),
    ...(figure && { measure }),
    ...(maxAge !== undefined && maxAge !== '' && draft.evidence === 'live' && { maxAge }),
  }
}

/** What a new rule of a requirement begins with. */
export function emptyCard(id: string, about: string, owner: string): CardDraft {
  return {
    id,
    title: { zh: '', en: '' },
    kind: 'share',
    about,
    where: [],
    must: [],
    unit: 'percent',
    compare: 'at_least',
    met: 90,
    partly: 60,
    minSample: 1,
    evidence: 'register',
    refresh: 'P1D',
    scope: 'city',
    do: { zh: '', en: '' },
    owner,
  }
}

/**
 * Which edition of the standard the reader works by. The two differ in few places, and only what the catalogue knows of
 * them is shown: clauses as far as they were checked, and what one of them has and the other lacks.
 */
import { useSearch } from '@tanstack/react-router'
import { usePreferences } from '../preferences.ts'

export type Edition = '2021' | '2018'

/** GB/T 41150-2021 is identical to the edition of 2018. Source: framework `edition-diff`. */
export const editionNames: Readonly<Record<Edition, string>> = { '2021': 'ISO 37106:2021', '2018': 'GB/T 41150-2021' }

export const editions: readonly Edition[] = ['2021', '2018']

/** The edition the address names, else the one that was chosen, else the newer one. */
export function useEdition(): Edition {
  const { standard } = useSearch({ strict: false })
  const { edition } = usePreferences()
  return standard ?? edition ?? '2021'
}

type Clause = Readonly<Record<Edition, string | null>>

/** "ISO 37106:2021 §7.2"; null where the edition has no such part. A place that is no clause stands as it is. */
export function referenceIn(clause: Clause, edition: Edition): string | null {
  const place = clause[edition]
  if (place === null) return null
  return `${editionNames[edition]} ${/^\d/.test(place) ? `§${place}` : place}`
}

import { UNUSABLE } from '@citywide/model/observations/quality'

/** SQL: whether an observation may be used. Whoever reads the history for anything but its pictures says so. */
export function usable(table: string): string {
  return `(${table}.flags & ${UNUSABLE}) = 0`
}

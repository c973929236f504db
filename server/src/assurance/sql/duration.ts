import type { TreeOf } from '@citywide/model/assurance/language/tree'
import { parameters } from './target.ts'

const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/

/**
 * A day or an instant moved by an ISO 8601 duration. Days of an instant are 24 hours, as in FEEL; months are those of the
 * city's calendar.
 */
export function shifted(of: string, { type, sign, by }: TreeOf<'shift'>): string {
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0] = (parts.exec(by) ?? [])
    .slice(1)
    .map((n) => Number(n ?? 0))
  const calendar = `make_interval(months => ${years * 12 + months})`
  if (type === 'date') {
    return `((${of} ${sign} ${calendar} ${sign} make_interval(days => ${days}, hours => ${hours}, mins => ${minutes}))::date)`
  }
  const { zone } = parameters
  const moved = years + months === 0 ? of : `((${of} at time zone ${zone} ${sign} ${calendar}) at time zone ${zone})`
  return `(${moved} ${sign} make_interval(hours => ${days * 24 + hours}, mins => ${minutes}))`
}

import type { Finding } from '@citywide/model/assurance/finding'
import { civilDay } from '../../ui/format.ts'

export interface FindingFilter {
  readonly show?: 'mine' | 'closed' | undefined
  readonly q?: string | undefined
  readonly state?: readonly string[] | undefined
  readonly severity?: readonly string[] | undefined
  readonly part?: readonly string[] | undefined
  readonly owner?: readonly string[] | undefined
  readonly due?: 'week' | 'overdue' | undefined
}

const week = 7 * 86_400_000
const within = (values: readonly string[] | undefined, value: string) => !values?.length || values.includes(value)

/** Findings that fit what the address asks for. */
export function fitting(
  all: readonly Finding[],
  { show, q, state, severity, part, owner, due }: FindingFilter,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): readonly Finding[] {
  const words = q?.trim().toLowerCase() ?? ''
  const until = civilDay(now + week, timeZone)
  return all.filter(
    (one) =>
      (show !== 'mine' || one.mine) &&
      within(state, one.state) &&
      within(severity, one.severity) &&
      within(part, one.component) &&
      within(owner, one.owner.role) &&
      (due === undefined || (due === 'overdue' ? one.overdue : one.dueOn <= until)) &&
      (words === '' ||
        [
          one.rule,
          one.title.zh,
          one.title.en,
          one.owner.title.zh,
          one.owner.title.en,
          one.owner.person?.name ?? '',
        ].some((text) => text.toLowerCase().includes(words))),
  )
}

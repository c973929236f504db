/** Whose a finding is: the owner role of its card, who holds it, and whom it goes to when nothing comes of it. */
import type { Card } from '@citywide/model/assurance/card'
import type { FindingSeverity } from '@citywide/model/assurance/finding'
import type { VerdictState } from '@citywide/model/assurance/verdict-state'
import type { BookRule } from '../rulebook.ts'

/** The posts of the register of role assignments that answer for a role of the catalogue, the most fitting first. */
export const posts: Readonly<Record<string, readonly string[]>> = {
  city_leader: ['political_lead', 'administrative_lead'],
  programme_office: ['programme_director'],
  service_owner: ['service_owner'],
  it_architect: ['chief_architect'],
  data_steward: ['chief_data_officer'],
  procurement_lead: ['procurement_lead'],
  privacy_officer: ['privacy_officer'],
  benefit_owner: ['benefit_manager'],
  duty_officer: ['duty_officer'],
}

/** Where a finding goes that its owner leaves; undefined: there is nobody above. */
export function roleAbove(role: Card['owner']): string | undefined {
  if (role === 'city_leader') return undefined
  return role === 'programme_office' ? 'city_leader' : 'programme_office'
}

/** Components of which a gap exposes personal data. */
const guarding = ['B10']

/** A rule of an emergency: it waits for no morning. */
export function ofIncident({ card, requirement }: Pick<BookRule, 'card' | 'requirement'>): boolean {
  return card.scope === 'incident' || requirement.kind === 'cell'
}

export function severityOf(of: Pick<BookRule, 'card' | 'requirement'>, state: VerdictState): FindingSeverity {
  const grave = of.card.critical === true || ofIncident(of) || guarding.includes(of.requirement.component)
  if (state === 'not_met') return grave ? 'critical' : 'major'
  return grave ? 'major' : 'minor'
}

/** An OSCAL profile as proposals for the profile of a city; nothing of it counts before somebody has approved it. */
import { Limits, limitsFit, type SettingNew } from '@citywide/model/assurance/profile'
import type { FrameworkPackage } from '@citywide/model/assurance/framework'
import { Problem } from '@citywide/model/problem'
import type { EffectiveRule } from '../profile/profile.ts'
import { said } from './names.ts'
import type { ProfileDocument, Prop } from './shape.ts'
import { type Note, refused } from './take-apart.ts'

type ProfileBody = ProfileDocument['profile']

export interface ProfileGoal {
  readonly scope: string
  readonly reason: string | undefined
  readonly reviewDue: string
}

/** @throws Problem OSCAL_REFUSED */
export function frameworkProfiled({ metadata, 'back-matter': back }: ProfileBody, given: string | undefined): string {
  const links = (back?.resources ?? []).flatMap(({ rlinks = [] }) => rlinks.map(({ href }) => href))
  const named = links.flatMap((href) => /^urn:citywide:framework:([A-Z][A-Z0-9]*)$/.exec(href)?.[1] ?? [])
  const code = said(metadata.props, 'framework') ?? named[0] ?? given
  if (code === undefined) {
    throw refused(['profile', 'imports'], {
      zh: '文件没有说明所属框架，请另行填写其代码。',
      en: 'it does not say which framework it is a profile of; give its code.',
    })
  }
  return code
}

/** What differs from what is in force; the rest needs no proposal. */
export function proposalsFrom(
  { modify, imports }: ProfileBody,
  { nodes }: Pick<FrameworkPackage, 'nodes'>,
  rules: ReadonlyMap<string, EffectiveRule>,
  goal: ProfileGoal,
): { readonly proposals: readonly SettingNew[]; readonly notes: readonly Note[] } {
  const notes: Note[] = []
  const byRule = new Map<string, { limits: Record<string, unknown>; reason: string | undefined; pointer: string }>()
  modify?.['set-parameters']?.forEach(({ 'param-id': id, values = [], props }, index) => {
    const pointer = `/profile/modify/set-parameters/${index}`
    const [, rule = '', name = ''] = /^(.+)_(met|partly|minSample)$/.exec(id) ?? []
    if (!rules.has(rule)) notes.push({ pointer, text: `${id}: there is no such limit.` })
    else {
      const held = byRule.get(rule) ?? { limits: {}, reason: said(props, 'reason'), pointer }
      byRule.set(rule, { ...held, limits: { ...held.limits, ...moreOf(props), [name]: limitOf(values) } })
    }
  })
  const shared = { scope: goal.scope, reviewDue: goal.reviewDue, until: null }
  const reasonOf = (own: string | undefined): string => {
    const reason = own ?? goal.reason
    if (reason === undefined) throw new Problem('REASON_NEEDED')
    return reason
  }
  const limits = [...byRule].flatMap(([id, { limits: wish, reason, pointer }]): SettingNew[] => {
    const rule = rules.get(id)
    const read = Limits.safeParse(wish)
    if (!rule || !read.success || !limitsFit(rule.book.card, read.data)) {
      if (!same(rule, read.data)) notes.push({ pointer, text: `${id}: these limits do not fit the rule.` })
      return []
    }
    if (same(rule, read.data)) return []
    return [{ ...shared, kind: 'limits', subject: id, limits: read.data, reason: reasonOf(reason) }]
  })
  const excluded = new Set(imports.flatMap((one) => one['exclude-controls'] ?? []).flatMap((one) => one['with-ids']))
  const whole = nodes.flatMap(({ code, requirement }) =>
    requirement !== null && excluded.delete(code) ? [requirement] : [],
  )
  for (const code of excluded)
    notes.push({ pointer: '/profile/imports', text: `${code}: nothing that is judged is called so.` })
  const saidOf = (modify?.alters ?? []).flatMap(({ adds = [] }) =>
    adds.flatMap(({ props }) => {
      const rule = said(props, 'not-applicable')
      return rule === undefined ? [] : [{ rule, reason: said(props, 'reason') }]
    }),
  )
  const reasons = new Map(saidOf.map(({ rule, reason }) => [rule, reason]))
  const off = (rule: string): boolean => rules.get(rule)?.terms.outOfScope?.kind === 'not_applicable'
  const requirements = whole.flatMap((requirement): SettingNew[] => {
    const own = [...rules.values()].filter((rule) => rule.requirement.code === requirement)
    if (own.every(({ card }) => off(card.id))) return []
    const reason = own.flatMap(({ card }) => reasons.get(card.id) ?? [])[0]
    return [{ ...shared, kind: 'not_applicable', subject: requirement, reason: reasonOf(reason) }]
  })
  const single = saidOf.flatMap(({ rule, reason }): SettingNew[] => {
    const known = rules.get(rule)
    if (!known || off(rule) || whole.includes(known.requirement.code)) return []
    return [{ ...shared, kind: 'not_applicable', subject: rule, reason: reasonOf(reason) }]
  })
  return { proposals: [...limits, ...requirements, ...single], notes }
}

function limitOf(values: readonly string[]): unknown {
  const numbers = values.map(Number)
  if (values[0] === 'none') return null
  return numbers.length === 2 ? numbers : numbers[0]
}

function moreOf(props: readonly Prop[] | undefined): Record<string, unknown> {
  const weight = said(props, 'weight')
  const critical = said(props, 'critical')
  return {
    ...(weight !== undefined && { weight: Number(weight) }),
    ...(critical !== undefined && { critical: critical === 'true' }),
  }
}

/** Whether the scope judges by these limits already. */
function same(rule: EffectiveRule | undefined, wish: Limits | undefined): boolean {
  if (!rule || !wish) return false
  const card: Readonly<Record<string, unknown>> = rule.card
  return Object.entries(wish).every(([name, value]) => JSON.stringify(card[name]) === JSON.stringify(value))
}

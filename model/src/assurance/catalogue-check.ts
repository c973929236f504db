/** Whether the catalogue holds together: what a schema cannot see. */
import type { Catalogue } from './catalogue.ts'
import type { Vocabulary } from './language/vocabulary.ts'
import { requirementsOf } from './requirement.ts'
import { CardProblems, ruleOf } from './rule.ts'

/**
 * Every word of a rule exists, every text has both languages, every linkage has its target, no code is used twice.
 *
 * @returns one sentence per fault, with the code of what it is about; nothing when all is well
 */
export function faultsOf(catalogue: Catalogue, vocabulary: Vocabulary): readonly string[] {
  return [...halfTexts(catalogue, 'catalogue'), ...brokenRules(catalogue, vocabulary), ...loose(catalogue)]
}

/** Texts that lack one of the languages, anywhere below a value. */
export function halfTexts(value: unknown, where: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, index) => halfTexts(item, `${where}/${nameOf(item) ?? index}`))
  const entries = Object.entries(value)
  const languages = entries.filter(([key]) => key === 'zh' || key === 'en')
  const whole = languages.length === 2 && languages.every(([, text]) => typeof text === 'string' && text.trim() !== '')
  const own = languages.length > 0 && !whole ? [`${where}: a text lacks one of its languages.`] : []
  return [...own, ...entries.flatMap(([key, item]) => halfTexts(item, `${where}/${key}`))]
}

function nameOf(item: unknown): string | undefined {
  return typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : undefined
}

function brokenRules(catalogue: Catalogue, vocabulary: Vocabulary): readonly string[] {
  const faults: string[] = []
  const seen = new Set<string>()
  for (const requirement of requirementsOf(catalogue)) {
    if (seen.has(requirement.code)) faults.push(`${requirement.code}: the code is used twice.`)
    seen.add(requirement.code)
    for (const card of requirement.rules) {
      if (seen.has(card.id)) faults.push(`${card.id}: the code is used twice.`)
      seen.add(card.id)
      if (!(card.owner in catalogue.common.roles)) faults.push(`${card.id}: there is no role ${card.owner}.`)
      try {
        ruleOf(card, vocabulary)
      } catch (error) {
        if (!(error instanceof CardProblems)) throw error
        faults.push(error.message)
      }
    }
  }
  return faults
}

function loose(catalogue: Catalogue): readonly string[] {
  const { common, components, governanceChanges, emergency, frameworks } = catalogue
  const factors = components.flatMap((component) => component.factors)
  const codes = new Set([
    ...requirementsOf(catalogue).map(({ code }) => code),
    ...components.map(({ code }) => code),
    ...factors.map(({ id }) => id),
    ...[catalogue.governanceChanges, catalogue.phases, emergency].map(({ id }) => id),
    // A framework answers to the number of its standard: `ISO37114` is `iso37114-profile`.
    ...frameworks.map(({ id }) => (/^iso\d+/.exec(id)?.[0] ?? id).toUpperCase()),
  ])
  const faults: string[] = []
  const must = (known: boolean, from: string, to: string): void => {
    if (!known) faults.push(`${from}: there is no ${to}.`)
  }
  for (const { code, accountable, linkages, recommendations } of components) {
    must(accountable in common.roles, code, accountable)
    for (const { to } of linkages) must(codes.has(to), code, to)
    for (const { id, sources } of recommendations)
      for (const source of sources) must(source in common.sources, id, source)
  }
  for (const { id, relates, sources } of factors) {
    for (const to of relates) must(codes.has(to), id, to)
    for (const source of sources) must(source in common.sources, id, source)
  }
  for (const { id, draws, way } of governanceChanges.changes) {
    must(way in governanceChanges.ways, id, way)
    for (const to of draws) must(codes.has(to), id, to)
  }
  for (const { cells } of emergency.stages)
    for (const { id, links } of cells) for (const to of links) must(codes.has(to), id, to)
  const listed = common.parts.flatMap(({ groups }) => groups.flatMap((group) => group.components))
  for (const code of listed) must(codes.has(code), 'common', code)
  return faults
}

import type { Catalogue } from '@citywide/model/assurance/catalogue'
import { CatalogueView, type ComponentView, type RequirementView } from '@citywide/model/assurance/catalogue-view'
import type { Requirement } from '@citywide/model/assurance/requirement'
import type { Text } from '@citywide/model/text'
import type { Rulebook } from '../rulebook.ts'

const Editions = CatalogueView.shape.editions

/** The components of the standard for navigation and their pages. */
export function componentViews({ catalogue, requirements }: Rulebook): ComponentView[] {
  const { common, components } = catalogue
  const titles = titlesOf(catalogue)
  return components.map((component) => {
    const held = requirements
      .filter(({ component: code }) => code === component.code)
      .map((one) => requirementView(one, common.sources))
    return {
      code: component.code,
      part: component.part,
      group: component.group,
      room: component.room,
      title: component.title,
      clause: component.clause,
      accountable: common.roles[component.accountable] ?? { zh: component.accountable, en: component.accountable },
      context: component.context,
      need: component.need,
      recommendations: held.filter(({ kind }) => kind === 'recommendation'),
      factors: component.factors.map(({ id, title, basis, relates, questions }) => ({
        code: id,
        title,
        basis,
        relates,
        questions: held.filter(({ code }) => questions.some((question) => question.id === code)),
      })),
      linkages: component.linkages.map(({ to, note }) => ({ to, title: titles.get(to) ?? null, note })),
    }
  })
}

/** What stands around the components. */
export function catalogueView({ catalogue, requirements }: Rulebook): CatalogueView {
  const { common, components, governanceChanges, phases, emergency, frameworks } = catalogue
  const beside = [governanceChanges, phases, emergency, ...frameworks].map(({ id, title }) => ({
    code: id,
    title,
    requirements: requirements
      .filter(({ component }) => component === id)
      .map((one) => requirementView(one, common.sources)),
  }))
  return {
    version: common.version,
    basedOn: common.basedOn,
    claim: common.claim,
    parts: common.parts.map(({ id, title, clause, groups }) => ({
      code: id,
      title,
      clause,
      groups: groups.map((group) => ({ code: group.id, title: group.title, components: group.components })),
      components: components.filter(({ part }) => part === id).map(({ code }) => code),
    })),
    beside: beside.filter((one) => one.requirements.length > 0),
    ...besideViews(catalogue, requirements),
    editions: Editions.parse(frameworks.find(({ id }) => id === 'edition-diff')),
    basis: common.basis,
    statuses: common.statuses,
    evidenceClasses: common.evidenceClasses,
    roles: common.roles,
  }
}

/** What stands beside the components and has a page of its own. */
function besideViews(
  { common, governanceChanges, emergency }: Catalogue,
  requirements: readonly Requirement[],
): Pick<CatalogueView, 'changes' | 'emergency'> {
  const componentOf = (code: string) =>
    requirements.find((one) => one.code === code)?.component ?? /^[A-D]\d*$/.exec(code)?.[0] ?? null
  return {
    changes: {
      title: governanceChanges.title,
      clause: governanceChanges.clause,
      ways: governanceChanges.ways,
      changes: governanceChanges.changes.map(({ id, way, title, need, draws }) => ({
        code: id,
        way,
        title,
        need,
        draws: draws.map((code) => ({ code, component: componentOf(code) })),
      })),
    },
    emergency: {
      title: emergency.title,
      standards: emergency.standards,
      note: emergency.note,
      accountable: common.roles[emergency.accountable] ?? { zh: emergency.accountable, en: emergency.accountable },
      areas: Object.entries(emergency.areas).map(([code, title]) => ({ code, title })),
      stages: emergency.stages.map(({ id, title, need, cells }) => ({
        code: id,
        title,
        need,
        cells: cells.map((cell) => ({ code: cell.id, area: cell.area, text: cell.text, links: cell.links })),
      })),
    },
  }
}

/** What a linkage may point to, by its code. A framework answers to the number of its standard. */
function titlesOf({
  components,
  governanceChanges,
  phases,
  emergency,
  frameworks,
}: Catalogue): ReadonlyMap<string, Text> {
  return new Map<string, Text>([
    ...components.flatMap(({ code, title, factors }) => [
      [code, title] as const,
      ...factors.map((factor) => [factor.id, factor.title] as const),
    ]),
    ...[governanceChanges, phases, emergency].map(({ id, title }) => [id, title] as const),
    ...governanceChanges.changes.map(({ id, title }) => [id, title] as const),
    ...frameworks.map(({ id, title }) => [/^iso\d+/.exec(id)?.[0].toUpperCase() ?? id, title] as const),
  ])
}

function requirementView(
  { code, kind, text, basis, sources, rules }: Requirement,
  known: Readonly<Record<string, string>>,
): RequirementView {
  return {
    code,
    kind,
    text,
    basis,
    sources: sources.map((source) => known[source] ?? source),
    rules: rules.map(({ id }) => id),
  }
}

/** Whatever carries rules, in one shape: recommendations, questions, changes, gates, cells, criteria. */
import type { Text } from '../text.ts'
import type { Card } from './card.ts'
import type { Catalogue } from './catalogue.ts'
import type { Basis, RequirementKind } from './verdict.ts'

export interface Requirement {
  readonly code: string
  readonly kind: RequirementKind
  /** `A` … `D` and their parts, `GC`, `PH`, `EM`, or the code of a framework. */
  readonly component: string
  readonly text: Text
  readonly basis: Basis
  /** Keys of `sources` in `common.yaml`; none for what is Citywide's own. */
  readonly sources: readonly string[]
  readonly rules: readonly Card[]
}

/** In the order of the catalogue. */
export function requirementsOf(catalogue: Catalogue): readonly Requirement[] {
  const { components, governanceChanges, phases, emergency, frameworks } = catalogue
  return [
    ...components.flatMap((component) => [
      ...component.recommendations.map(({ id, ...rest }): Requirement => ({
        ...rest,
        code: id,
        kind: 'recommendation',
        component: component.code,
      })),
      ...component.factors.flatMap(({ basis, sources, questions }) =>
        questions.map(({ id, ...rest }): Requirement => ({
          ...rest,
          code: id,
          kind: 'question',
          component: component.code,
          basis,
          sources,
        })),
      ),
    ]),
    ...governanceChanges.changes.map(({ id, title, basis, sources, rules }): Requirement => ({
      code: id,
      kind: 'governance_change',
      component: 'GC',
      text: title,
      basis,
      sources,
      rules,
    })),
    ...phases.phases.map(({ id, title, basis, sources, exit }): Requirement => ({
      code: id,
      kind: 'phase_gate',
      component: 'PH',
      text: title,
      basis,
      sources,
      rules: exit,
    })),
    {
      code: 'EM0',
      kind: 'cell',
      component: 'EM',
      text: { zh: '应急准备', en: 'Readiness for emergencies' },
      basis: emergency.basis,
      sources: [],
      rules: emergency.readiness,
    },
    ...emergency.stages.flatMap(({ cells }) =>
      cells.map(({ id, text, rules }): Requirement => ({
        code: id,
        kind: 'cell',
        component: 'EM',
        text,
        basis: emergency.basis,
        sources: [],
        rules,
      })),
    ),
    ...frameworks.flatMap(ofFramework),
  ]
}

function ofFramework({ id, title, rules, datasetCriteria, methodCriteria }: Catalogue['frameworks'][number]) {
  const criteria = [...datasetCriteria, ...methodCriteria].map((criterion) => ({
    code: criterion.id,
    text: criterion.title,
    rules: criterion.rules,
  }))
  // Rules that stand at the root of a framework belong to it as a whole: `LI-E1` to `LI`.
  const [first] = rules
  const whole = first ? [{ code: first.id.replace(/-.*$/, ''), text: title, rules }] : []
  return [...criteria, ...whole].map(({ code, text, rules: held }): Requirement => ({
    code,
    kind: 'criterion',
    component: id,
    text,
    // What the frameworks measure is Citywide's own choice, whatever they are called after.
    basis: 'D',
    sources: [],
    rules: held,
  }))
}

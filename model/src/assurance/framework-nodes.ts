/** The nodes of each framework, read from the file that holds its content. */
import { z } from 'zod'
import { Text } from '../text.ts'
import type { Catalogue } from './catalogue.ts'
import { type FrameworkNode, NodeBasis, type PackageFile } from './framework.ts'

/** @throws z.ZodError where a file has another shape than its package promises */
export function nodesOf(file: PackageFile, catalogue: Catalogue): readonly FrameworkNode[] {
  const content = catalogue.frameworks.find(({ id }) => id === file.content)
  if (file.content === 'standard') return ofTheStandard(catalogue)
  if (file.content === 'emergency') return ofTheEmergency(catalogue)
  if (file.content === 'indicators') return ofIndicators(Indicators.parse(content), file.family)
  const read = file.content === null ? undefined : readers[file.content]
  return read ? read(content) : file.nodes.map((node) => leaf({ ...node }))
}

/** By the file of the content. */
const readers: Readonly<Record<string, (content: unknown) => readonly FrameworkNode[]>> = {
  iso37101: (content) => ofPurposes(Purposes.parse(content)),
  'iso37114-profile': (content) => ofCriteria(Criteria.parse(content)),
  'iso37108-37111-local': (content) => ofLocal(Local.parse(content)),
  'iso37127-ai-use-case': (content) => ofTemplate(Template.parse(content)),
  'iso37118-survey': (content) => ofSurvey(Survey.parse(content)),
  'interoperability-matrix': (content) => ofInteroperability(Interoperability.parse(content)),
  'chinese-practice': (content) => ofPractices(Practices.parse(content)),
  'benefit-map-template': (content) => ofMap(BenefitMap.parse(content)),
}

const blank = {
  parent: null,
  clause: null,
  note: null,
  basis: 'D',
  assessable: false,
  weight: 1,
  requirement: null,
} as const

type Given = Pick<FrameworkNode, 'code' | 'title'> & Partial<FrameworkNode>

const group = (given: Given): FrameworkNode => ({ ...blank, ...given })
const leaf = (given: Given): FrameworkNode => ({ ...blank, assessable: true, ...given })

function ofTheStandard({ common, components, governanceChanges, phases }: Catalogue): readonly FrameworkNode[] {
  return [
    ...common.parts.flatMap((part) => [
      group({ code: `part-${part.id}`, title: part.title, clause: part.clause, basis: 'V1' }),
      ...components
        .filter((component) => component.part === part.id)
        .flatMap((component) => [
          group({
            code: component.code,
            parent: `part-${part.id}`,
            title: component.title,
            clause: component.clause,
            basis: 'V1',
          }),
          ...component.recommendations.map(({ id, text, basis }) =>
            leaf({ code: id, parent: component.code, title: text, basis, requirement: id }),
          ),
          ...component.factors.flatMap((factor) => [
            group({
              code: factor.id,
              parent: component.code,
              title: factor.title,
              clause: factor.clause,
              basis: factor.basis,
            }),
            ...factor.questions.map(({ id, text }) =>
              leaf({ code: id, parent: factor.id, title: text, basis: factor.basis, requirement: id }),
            ),
          ]),
        ]),
    ]),
    group({
      code: governanceChanges.id,
      title: governanceChanges.title,
      clause: governanceChanges.clause,
      basis: 'V1',
    }),
    ...governanceChanges.changes.map(({ id, title, basis }) =>
      leaf({
        code: id,
        parent: governanceChanges.id,
        title,
        basis,
        clause: governanceChanges.clause,
        requirement: id,
      }),
    ),
    group({ code: phases.id, parent: phases.component, title: phases.title, clause: phases.clause, basis: 'P' }),
    ...phases.phases.map(({ id, title, basis, purpose }) =>
      leaf({ code: id, parent: phases.id, title, note: purpose, basis, requirement: id }),
    ),
  ]
}

function ofTheEmergency({ emergency }: Catalogue): readonly FrameworkNode[] {
  const { basis } = emergency
  return [
    leaf({ code: 'EM0', title: { zh: '应急准备', en: 'Readiness for emergencies' }, basis, requirement: 'EM0' }),
    ...emergency.stages.flatMap(({ id, title, need, cells }) => [
      group({ code: id, title, note: need, basis }),
      ...cells.map((cell) => leaf({ code: cell.id, parent: id, title: cell.text, basis, requirement: cell.id })),
    ]),
  ]
}

const Coded = z.record(z.string(), Text)
const Purposes = z.looseObject({
  basis: z.object({ issues: NodeBasis, purposes: NodeBasis, cells: NodeBasis }),
  purposes: Coded,
  issues: Coded,
  cells: z.array(z.object({ issue: z.string(), purpose: z.string(), measure: Text })),
})

function ofPurposes({ basis, purposes, issues, cells }: z.infer<typeof Purposes>): readonly FrameworkNode[] {
  return [
    group({ code: 'purposes', title: { zh: '目的', en: 'Purposes' }, basis: basis.purposes }),
    ...Object.entries(purposes).map(([code, title]) =>
      leaf({ code, parent: 'purposes', title, basis: basis.purposes }),
    ),
    group({ code: 'issues', title: { zh: '议题', en: 'Issues' }, basis: basis.issues }),
    ...Object.entries(issues).flatMap(([issue, title]) => [
      leaf({ code: issue, parent: 'issues', title, basis: basis.issues }),
      ...cells
        .filter((cell) => cell.issue === issue)
        .map(({ purpose, measure }) => {
          const serves = purposes[purpose] ?? { zh: purpose, en: purpose }
          return leaf({
            code: `${issue}-${purpose}`,
            parent: issue,
            title: { zh: `${title.zh}：${serves.zh}`, en: `${title.en}: ${serves.en.toLowerCase()}` },
            note: { zh: `候选度量：${measure.zh}`, en: `Candidate measure: ${measure.en}` },
            basis: basis.cells,
          })
        }),
    ]),
  ]
}

const Criterion = z.object({ id: z.string(), title: Text })
const Criteria = z.looseObject({ datasetCriteria: z.array(Criterion), methodCriteria: z.array(Criterion) })

const under = (parent: string) => (one: z.infer<typeof Criterion>) =>
  leaf({ code: one.id, parent, title: one.title, requirement: one.id })

function ofCriteria({ datasetCriteria, methodCriteria }: z.infer<typeof Criteria>): readonly FrameworkNode[] {
  return [
    group({ code: 'DS', title: { zh: '数据集准则', en: 'Criteria for datasets' } }),
    ...datasetCriteria.map(under('DS')),
    group({ code: 'PM', title: { zh: '处理方法准则', en: 'Criteria for processing methods' } }),
    ...methodCriteria.map(under('PM')),
  ]
}

const Step = z.object({ code: z.string(), title: Text, basis: NodeBasis })
const Local = z.looseObject({ title: Text, steps: z.array(Step), tools: z.array(Step) })

function ofLocal({ title, steps, tools }: z.infer<typeof Local>): readonly FrameworkNode[] {
  return [
    leaf({ code: 'LI', title, requirement: 'LI' }),
    group({ code: 'steps', title: { zh: '步骤', en: 'Steps' }, basis: 'published' }),
    ...steps.map((step) => leaf({ ...step, parent: 'steps' })),
    group({ code: 'tools', title: { zh: '工具', en: 'Tools' }, basis: 'published' }),
    ...tools.map((tool) => leaf({ ...tool, parent: 'tools' })),
  ]
}

const Template = z.looseObject({
  title: Text,
  fields: z.array(z.object({ code: z.string(), title: Text, type: z.string() })),
})

/** Fields that anything of ours could speak of; the others are words in a document. */
const judged = new Set(
  'components purposesIssues data human kpis benefits risks trust impact method lifecycle standards status'.split(' '),
)

function ofTemplate({ title, fields }: z.infer<typeof Template>): readonly FrameworkNode[] {
  return [
    leaf({ code: 'AI', title, requirement: 'AI' }),
    group({ code: 'fields', title: { zh: '字段', en: 'Fields' } }),
    ...fields.map(({ code, title: name }) =>
      (judged.has(code) ? leaf : group)({ code, parent: 'fields', title: name }),
    ),
  ]
}

const Survey = z.looseObject({
  title: Text,
  dimensions: z.array(z.object({ code: z.string(), title: Text, statement: Text })),
  practiceCase: z.array(z.object({ code: z.string(), title: Text })),
})

function ofSurvey({ title, dimensions, practiceCase }: z.infer<typeof Survey>): readonly FrameworkNode[] {
  return [
    leaf({ code: 'SV', title, requirement: 'SV' }),
    group({ code: 'dimensions', title: { zh: '维度', en: 'Dimensions' } }),
    ...dimensions.map(({ code, title: name, statement }) =>
      leaf({ code, parent: 'dimensions', title: name, note: statement }),
    ),
    group({ code: 'case', title: { zh: '实践案例', en: 'Practice case' } }),
    ...practiceCase.map(({ code, title: name }) => group({ code: `case-${code}`, parent: 'case', title: name })),
  ]
}

const Interoperability = z.looseObject({
  dimensions: Coded,
  cells: z.array(z.object({ code: z.string(), dimension: z.string(), prompt: Text })),
})

function ofInteroperability({ dimensions, cells }: z.infer<typeof Interoperability>): readonly FrameworkNode[] {
  return Object.entries(dimensions).flatMap(([code, title]) => [
    group({ code, title, basis: 'M' }),
    ...cells
      .filter(({ dimension }) => dimension === code)
      .map((cell) => leaf({ code: cell.code, parent: code, title: cell.prompt })),
  ])
}

const Practices = z.looseObject({
  practices: z.array(z.object({ id: z.string(), title: Text, basis: NodeBasis })),
})

function ofPractices({ practices }: z.infer<typeof Practices>): readonly FrameworkNode[] {
  return practices.map(({ id, title, basis }) => leaf({ code: id, title, basis }))
}

const BenefitMap = z.looseObject({
  layers: z.array(Text.extend({ code: z.string() })),
  nodes: z.array(z.object({ id: z.string(), layer: z.string(), title: Text })),
})

function ofMap({ layers, nodes }: z.infer<typeof BenefitMap>): readonly FrameworkNode[] {
  return layers.flatMap(({ code, zh, en }) => [
    group({ code, title: { zh, en } }),
    ...nodes
      .filter(({ layer }) => layer === code)
      // The purposes are looked at in their own framework.
      .map(({ id, title }) => (code === 'purpose' ? group : leaf)({ code: id, parent: code, title })),
  ])
}

const Indicators = z.looseObject({
  tianjinEcoCity: z.object({
    kpi2008: z.array(z.object({ code: z.string(), group: Text, title: Text, target: Text, basis: NodeBasis })),
    kpi2020: z.object({ items: z.array(z.object({ title: Text, target: z.string(), basis: NodeBasis })) }),
    smart2019: z.object({ groups: z.array(z.object({ title: Text })), named: z.array(Text) }),
  }),
})

function ofIndicators({ tianjinEcoCity }: z.infer<typeof Indicators>, family: string | undefined) {
  const { kpi2008, kpi2020, smart2019 } = tianjinEcoCity
  if (family === 'TEC2008') {
    const groups = [...new Map(kpi2008.map((one) => [one.group.en, one.group])).values()]
    return groups.flatMap((title, index) => [
      group({ code: `group-${index + 1}`, title, basis: 'published' }),
      ...kpi2008
        .filter((one) => one.group.en === title.en)
        .map((one) =>
          leaf({
            code: one.code,
            parent: `group-${index + 1}`,
            title: one.title,
            note: { zh: `目标：${one.target.zh}`, en: `Target: ${one.target.en}` },
            basis: one.basis,
          }),
        ),
    ])
  }
  if (family === 'TEC2020') {
    return kpi2020.items.map(({ title, target, basis }, index) =>
      leaf({ code: `K${index + 1}`, title, note: { zh: `目标：${target}`, en: `Target: ${target}` }, basis }),
    )
  }
  return [
    ...smart2019.groups.map(({ title }, index) => group({ code: `group-${index + 1}`, title, basis: 'published' })),
    ...smart2019.named.map((title, index) => leaf({ code: `S${index + 1}`, title, basis: 'published' })),
  ]
}

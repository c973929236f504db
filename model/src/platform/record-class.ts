/**
 * What kinds of record there are for the rights: each register belongs to one class, and says which of its fields name
 * the department and the person that a record belongs to. Which role may do what with a class:
 * `server/src/platform/access/grants.ts`.
 */
import type { RecordDeclaration } from '../record/record.ts'
import type { Text } from '../text.ts'
import { kindOf, type RecordClass } from './record-kind.ts'

export { classNames, kindOf, type RecordClass } from './record-kind.ts'

export const recordClasses = {
  base: { zh: '组织、人员与区域', en: 'organizations, people and areas' },
  strategy: { zh: '愿景、治理与决策', en: 'vision, governance and decisions' },
  engagement: { zh: '利益相关方', en: 'stakeholders' },
  procurement: { zh: '采购与合同', en: 'procurement and contracts' },
  interoperability: { zh: '互操作与术语', en: 'interoperability and terms' },
  roadmap: { zh: '路线图、举措与风险', en: 'roadmap, initiatives and risks' },
  data: { zh: '数据目录与共享', en: 'data catalogue and sharing' },
  architecture: { zh: '技术架构', en: 'technology architecture' },
  assets: { zh: '资产与基础设施', en: 'assets and infrastructure' },
  services: { zh: '服务与渠道', en: 'services and channels' },
  cases: { zh: '市民诉求与个案', en: 'requests and cases of citizens' },
  consents: { zh: '授权、查阅记录与个人请求', en: 'consents, accesses and requests of data subjects' },
  privacy: { zh: '隐私评估与事件', en: 'privacy assessments and incidents' },
  benefits: { zh: '效益与指标', en: 'benefits and indicators' },
  assurance: { zh: '评估与复核', en: 'assessments and reviews' },
  emergency: { zh: '应急', en: 'emergency' },
} as const satisfies Record<RecordClass, Text>

/** How sensitive a record is at least, and who it concerns. 0 public, 1 internal, 2 confidential, 3 personal. */
export type Level = 0 | 1 | 2 | 3

/** The marks that a record can carry, each at its level. */
export const marks = ['public', 'internal', 'confidential'] as const

/** The level of a record by its mark; what has none that is known is confidential, and no record lies below its class. */
export function levelOf(mark: string, floor: Level): Level {
  const at = marks.findIndex((one) => one === mark)
  return Math.max(floor, at < 0 ? 2 : at) as Level
}

/** Classes whose records are about citizens, whatever their own mark says. */
const floors: Partial<Record<RecordClass, Level>> = { cases: 3, consents: 2 }

/** The lowest level of any record of a class. */
export const floorOf = (kind: RecordClass): Level => floors[kind] ?? 0

/**
 * The department that a record belongs to, where it is not simply its only reference to an organization:
 * `datasetId.providerOrgId` is that of the record it points to, nothing where a mere mention gives no right.
 */
const departments: Readonly<Record<string, readonly string[]>> = {
  Organization: ['id'],
  RoleAssignment: ['personId.orgId'],
  Procurement: ['leadOrgId', 'jointOrgIds'],
  Initiative: ['leadOrgId', 'departmentId'],
  Milestone: ['initiativeId.leadOrgId'],
  DataExchange: ['providerOrgId', 'consumerOrgId'],
  SharingAgreement: ['providerOrgId', 'consumerOrgIds'],
  Distribution: ['datasetId.providerOrgId'],
  DatasetField: ['datasetId.providerOrgId'],
  DatasetAppraisal: ['datasetId.providerOrgId'],
  Asset: ['ownerOrgId'],
  Sensor: ['assetId.ownerOrgId'],
  SecurityAssessment: ['assetId.ownerOrgId'],
  ApiUsage: [],
  BuildingBlock: ['ownerOrgId'],
  LifeEvent: ['ownerOrgId'],
  ServiceRequest: ['assignedOrgId', 'jointOrgIds'],
  ChannelUsage: ['serviceId.ownerOrgId'],
  IndicatorValue: ['indicatorId.ownerOrgId'],
}

/** What the rights know of a register. */
export interface RecordRights {
  readonly kind: RecordClass
  readonly floor: Level
  /** Fields that name the department; `a.b` is field `b` of the record that `a` points to. */
  readonly departments: readonly string[]
  /** Fields that name the person who owns the record; the one who entered it where there are none. */
  readonly owners: readonly string[]
  /** Field that holds the pseudonym of the citizen whom the record is about. */
  readonly subject: string | undefined
}

const isReferenceTo = (declaration: RecordDeclaration, name: string, noun: string) => {
  const field = declaration.fields[name]
  return (field?.type === 'ref' || field?.type === 'refs') && field.to.includes(noun) && field.to.length === 1
}

export function rightsOf(declaration: RecordDeclaration): RecordRights {
  const kind = kindOf(declaration)
  const names = Object.keys(declaration.fields)
  const owners = names.filter((name) => isReferenceTo(declaration, name, 'Person'))
  return {
    kind,
    floor: floorOf(kind),
    departments:
      departments[declaration.name] ?? names.filter((name) => isReferenceTo(declaration, name, 'Organization')),
    owners: owners.length > 0 ? owners : ['createdBy'],
    subject: names.includes('subjectRef') ? 'subjectRef' : undefined,
  }
}

/** Fields that only a reader of personal data sees, also of a record that is shown: they lead to a person. */
export function personalFields(declaration: RecordDeclaration): readonly string[] {
  const { floor } = rightsOf(declaration)
  if (floor < 2) return []
  return Object.entries(declaration.fields).flatMap(([name, { personal }]) =>
    personal === 'direct' || personal === 'pseudonym' ? [name] : [],
  )
}

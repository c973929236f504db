/** Named lists that coverage rules compare with. A city may extend them in its profile. */
import { principle } from './principle.ts'
import { purpose37101 } from './purpose37101.ts'
import { stakeholderGroup } from './stakeholder-group.ts'
import { smartLever } from './smart-lever.ts'
import { leadRole } from './lead-role.ts'
import { sector } from './sector.ts'
import { skillArea } from './skill-area.ts'
import { interopCell } from './interop-cell.ts'
import { concept30182 } from './concept30182.ts'
import { component } from './component.ts'
import { providerKind } from './provider-kind.ts'
import { assetClass } from './asset-class.ts'
import { capability } from './capability.ts'
import { benefitNature } from './benefit-nature.ts'
import { csf } from './csf.ts'
import { commandStage } from './command-stage.ts'
import { issue37101 } from './issue37101.ts'
import { implementationStep } from './implementation-step.ts'
import { capabilityDimension } from './capability-dimension.ts'
import type { CodeList } from '../record/code-list.ts'
import type { Text } from '../text.ts'

/** A named part of a code list. */
export interface ConstantList {
  readonly title: Text
  readonly of: CodeList
  readonly values: readonly string[]
}

export const constantLists: Readonly<Record<string, ConstantList>> = {
  PRINCIPLES: {
    title: { zh: '四类原则', en: 'Four principle themes' },
    of: principle,
    values: ['A1', 'A2', 'A3', 'A4'],
  },
  PURPOSES: {
    title: { zh: '六项目的', en: 'Six purposes' },
    of: purpose37101,
    values: ['AT', 'PE', 'RE', 'RU', 'SC', 'WB'],
  },
  STAKEHOLDER_GROUPS: {
    title: { zh: '利益相关方类别', en: 'Stakeholder groups' },
    of: stakeholderGroup,
    values: [
      'city_leaders',
      'departments',
      'utilities',
      'business',
      'sme',
      'academia',
      'voluntary',
      'citizens',
      'vulnerable_groups',
    ],
  },
  SMART_LEVERS: {
    title: { zh: '智慧手段', en: 'Smart levers' },
    of: smartLever,
    values: ['technology', 'data', 'collaboration'],
  },
  LEAD_ROLES: {
    title: { zh: '三个关键岗位', en: 'Three lead roles' },
    of: leadRole,
    values: ['political_lead', 'administrative_lead', 'programme_director'],
  },
  SECTORS: {
    title: { zh: '行业类别', en: 'Sectors' },
    of: sector,
    values: ['public', 'private', 'voluntary', 'academic', 'community'],
  },
  LEADERSHIP_SKILLS: {
    title: { zh: '五类领导技能', en: 'Five leadership skills' },
    of: skillArea,
    values: ['strategy', 'engagement', 'marketing', 'commercial', 'technology'],
  },
  PROGRAMME_SKILLS: {
    title: { zh: '九类项目技能', en: 'Nine programme skills' },
    of: skillArea,
    values: [
      'strategy',
      'engagement',
      'marketing',
      'commercial',
      'technology',
      'data',
      'service_design',
      'change',
      'security',
    ],
  },
  INTEROP_CELLS: {
    title: { zh: '矩阵15格', en: 'Fifteen matrix cells' },
    of: interopCell,
    values: [
      'political-strategy',
      'political-service',
      'political-resource',
      'legal-strategy',
      'legal-service',
      'legal-resource',
      'organizational-strategy',
      'organizational-service',
      'organizational-resource',
      'semantic-strategy',
      'semantic-service',
      'semantic-resource',
      'technical-strategy',
      'technical-service',
      'technical-resource',
    ],
  },
  CORE_CONCEPTS: {
    title: { zh: '核心概念', en: 'Core concepts' },
    of: concept30182,
    values: [
      'ORGANIZATION',
      'PERSON',
      'PLACE',
      'COMMUNITY',
      'ITEM',
      'OBJECT',
      'EVENT',
      'STATE',
      'OBSERVATION',
      'METRIC',
      'OBJECTIVE',
      'TARGET',
      'PLAN',
      'DECISION',
      'METHOD',
      'SERVICE',
      'CASE',
      'ACCOUNT',
      'AGREEMENT',
      'RULE',
      'RESOURCE',
    ],
  },
  B_COMPONENTS: {
    title: { zh: '实施流程B1–B14', en: 'Processes B1 to B14' },
    of: component,
    values: ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9', 'B10', 'B11', 'B12', 'B13', 'B14'],
  },
  PROVIDER_KINDS: {
    title: { zh: '提供方类别', en: 'Provider kinds' },
    of: providerKind,
    values: ['public', 'utility', 'private', 'voluntary', 'citizen'],
  },
  ICT_CLASSES: {
    title: { zh: '信息资产类别', en: 'ICT asset classes' },
    of: assetClass,
    values: ['ict_system', 'platform', 'network', 'data_centre', 'sensor_network', 'application'],
  },
  CORE_CAPABILITIES: {
    title: { zh: '核心共性能力', en: 'Core capabilities' },
    of: capability,
    values: ['identity', 'payment', 'notification', 'map', 'iot', 'data_exchange', 'consent', 'case'],
  },
  BENEFIT_NATURES: {
    title: { zh: '利益性质', en: 'Natures of benefit' },
    of: benefitNature,
    values: ['social', 'economic', 'environmental'],
  },
  CSF: {
    title: { zh: '九项成功因素', en: 'Nine success factors' },
    of: csf,
    values: ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9'],
  },
  STAGES: {
    title: { zh: '指挥控制七环节', en: 'Seven stages of command and control' },
    of: commandStage,
    values: ['observation', 'information', 'assessment', 'planning', 'decision', 'implementation', 'feedback'],
  },
  ISSUES: {
    title: { zh: '十二个议题', en: 'Twelve issues' },
    of: issue37101,
    values: ['GOV', 'EDU', 'INN', 'HEA', 'CUL', 'LIV', 'ECO', 'ENV', 'SAF', 'INF', 'MOB', 'BIO'],
  },
  IMPLEMENTATION_STEPS: {
    title: { zh: '五个实施步骤', en: 'Five implementation steps' },
    of: implementationStep,
    values: ['baseline', 'strategy', 'action_plan', 'implementation', 'evaluation'],
  },
  CAPABILITY_DIMENSIONS: {
    title: { zh: '六个能力维度', en: 'Six capability dimensions' },
    of: capabilityDimension,
    values: ['leadership', 'resources', 'skills', 'data', 'engagement', 'finance'],
  },
}

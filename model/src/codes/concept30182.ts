import { closedList } from '../record/code-list.ts'

/** Concept code (ISO/IEC 30182), shared by several registers. */
export const concept30182 = closedList(
  'concept30182',
  { zh: '概念代码（ISO/IEC 30182）', en: 'Concept code (ISO/IEC 30182)' },
  {
    ORGANIZATION: { zh: '组织', en: 'Organization' },
    PERSON: { zh: '人', en: 'Person' },
    PLACE: { zh: '地点', en: 'Place' },
    COMMUNITY: { zh: '社群', en: 'Community' },
    ITEM: { zh: '物项', en: 'Item' },
    OBJECT: { zh: '对象', en: 'Object' },
    EVENT: { zh: '事件', en: 'Event' },
    STATE: { zh: '状态', en: 'State' },
    OBSERVATION: { zh: '观测', en: 'Observation' },
    METRIC: { zh: '度量', en: 'Metric' },
    OBJECTIVE: { zh: '目标', en: 'Objective' },
    TARGET: { zh: '指标目标', en: 'Target' },
    PLAN: { zh: '计划', en: 'Plan' },
    DECISION: { zh: '决策', en: 'Decision' },
    METHOD: { zh: '方法', en: 'Method' },
    SERVICE: { zh: '服务', en: 'Service' },
    CASE: { zh: '案件', en: 'Case' },
    ACCOUNT: { zh: '账户', en: 'Account' },
    AGREEMENT: { zh: '协议', en: 'Agreement' },
    RULE: { zh: '规则', en: 'Rule' },
    RESOURCE: { zh: '资源', en: 'Resource' },
    FUNCTION: { zh: '职能', en: 'Function' },
    ABSTRACT: { zh: '抽象', en: 'Abstract' },
    AGENT: { zh: '主体', en: 'Agent' },
    ASSUMPTION: { zh: '假设', en: 'Assumption' },
  },
)

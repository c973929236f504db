import { closedList } from '../record/code-list.ts'

/** Capability dimension, shared by several registers. */
export const capabilityDimension = closedList(
  'capabilityDimension',
  { zh: '能力维度', en: 'Capability dimension' },
  {
    leadership: { zh: '领导', en: 'Leadership' },
    resources: { zh: '资源', en: 'Resources' },
    skills: { zh: '技能', en: 'Skills' },
    data: { zh: '数据', en: 'Data' },
    engagement: { zh: '参与', en: 'Engagement' },
    finance: { zh: '资金', en: 'Finance' },
  },
)

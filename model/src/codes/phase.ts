import { closedList } from '../record/code-list.ts'

/** Phase, shared by several registers. */
export const phase = closedList(
  'phase',
  { zh: '阶段', en: 'Phase' },
  {
    plan: { zh: '规划', en: 'Plan' },
    initiate: { zh: '起始', en: 'Initiate' },
    deliver: { zh: '实施', en: 'Deliver' },
    consolidate: { zh: '巩固', en: 'Consolidate' },
    transform: { zh: '转型', en: 'Transform' },
  },
)

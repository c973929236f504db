import { closedList } from '../record/code-list.ts'

/** Skill area, shared by several registers. */
export const skillArea = closedList(
  'skillArea',
  { zh: '技能领域', en: 'Skill area' },
  {
    strategy: { zh: '战略', en: 'Strategy' },
    engagement: { zh: '参与', en: 'Engagement' },
    marketing: { zh: '推广', en: 'Marketing' },
    commercial: { zh: '商务', en: 'Commercial' },
    technology: { zh: '技术', en: 'Technology' },
    data: { zh: '数据', en: 'Data' },
    service_design: { zh: '服务设计', en: 'Service design' },
    change: { zh: '变革管理', en: 'Change management' },
    security: { zh: '安全', en: 'Security' },
  },
)

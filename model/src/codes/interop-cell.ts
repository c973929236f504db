import { closedList } from '../record/code-list.ts'

/** Matrix cell, shared by several registers. */
export const interopCell = closedList(
  'interopCell',
  { zh: '矩阵单元', en: 'Matrix cell' },
  {
    'political-strategy': { zh: '政治×战略', en: 'Political x strategy' },
    'political-service': { zh: '政治×服务', en: 'Political x service' },
    'political-resource': { zh: '政治×资源', en: 'Political x resource' },
    'legal-strategy': { zh: '法律×战略', en: 'Legal x strategy' },
    'legal-service': { zh: '法律×服务', en: 'Legal x service' },
    'legal-resource': { zh: '法律×资源', en: 'Legal x resource' },
    'organizational-strategy': { zh: '组织×战略', en: 'Organizational x strategy' },
    'organizational-service': { zh: '组织×服务', en: 'Organizational x service' },
    'organizational-resource': { zh: '组织×资源', en: 'Organizational x resource' },
    'semantic-strategy': { zh: '语义×战略', en: 'Semantic x strategy' },
    'semantic-service': { zh: '语义×服务', en: 'Semantic x service' },
    'semantic-resource': { zh: '语义×资源', en: 'Semantic x resource' },
    'technical-strategy': { zh: '技术×战略', en: 'Technical x strategy' },
    'technical-service': { zh: '技术×服务', en: 'Technical x service' },
    'technical-resource': { zh: '技术×资源', en: 'Technical x resource' },
  },
)

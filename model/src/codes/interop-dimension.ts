import { closedList } from '../record/code-list.ts'

/** Interoperability dimension, shared by several registers. */
export const interopDimension = closedList(
  'interopDimension',
  { zh: '交互性维度', en: 'Interoperability dimension' },
  {
    political: { zh: '政治', en: 'Political' },
    legal: { zh: '法律', en: 'Legal' },
    organizational: { zh: '组织', en: 'Organizational' },
    semantic: { zh: '语义', en: 'Semantic' },
    technical: { zh: '技术', en: 'Technical' },
  },
)

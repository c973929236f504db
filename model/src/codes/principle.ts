import { closedList } from '../record/code-list.ts'

/** Principle code, shared by several registers. */
export const principle = closedList(
  'principle',
  { zh: '实施原则代码', en: 'Principle code' },
  {
    A1: { zh: '共同愿景', en: 'Shared vision' },
    A2: { zh: '以人为本', en: 'Citizen-centric' },
    A3: { zh: '数字化', en: 'Digital' },
    A4: { zh: '开放协作', en: 'Open and collaborative' },
  },
)

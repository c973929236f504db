import { closedList } from '../record/code-list.ts'

/** Confidence, shared by several registers. */
export const confidence = closedList(
  'confidence',
  { zh: '可信度', en: 'Confidence' },
  {
    low: { zh: '低', en: 'Low' },
    medium: { zh: '中', en: 'Medium' },
    high: { zh: '高', en: 'High' },
  },
)

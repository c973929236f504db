import { closedList } from '../record/code-list.ts'

/** Severity, shared by several registers. */
export const severity = closedList(
  'severity',
  { zh: '严重程度', en: 'Severity' },
  {
    low: { zh: '低', en: 'Low' },
    medium: { zh: '中', en: 'Medium' },
    high: { zh: '高', en: 'High' },
    critical: { zh: '严重', en: 'Critical' },
  },
)

import { closedList } from '../record/code-list.ts'

/** Endorsed object, shared by several registers. */
export const endorsedKind = closedList(
  'endorsedKind',
  { zh: '认可对象类型', en: 'Endorsed object' },
  {
    Vision: { zh: '愿景', en: 'Vision' },
    Principle: { zh: '实施原则', en: 'Principle' },
    Roadmap: { zh: '路线图', en: 'Roadmap' },
    Benefit: { zh: '利益', en: 'Benefit' },
  },
)

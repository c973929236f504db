import { closedList } from '../record/code-list.ts'

/** Smart lever, shared by several registers. */
export const smartLever = closedList(
  'smartLever',
  { zh: '智慧手段', en: 'Smart lever' },
  {
    technology: { zh: '技术', en: 'Technology' },
    data: { zh: '数据', en: 'Data' },
    collaboration: { zh: '协作', en: 'Collaboration' },
  },
)

import { closedList } from '../record/code-list.ts'

/** Domain, shared by several registers. */
export const domain = closedList(
  'domain',
  { zh: '领域', en: 'Domain' },
  {
    education: { zh: '教育', en: 'Education' },
    health: { zh: '医疗卫生', en: 'Health' },
    housing: { zh: '住房', en: 'Housing' },
    transport: { zh: '交通', en: 'Transport' },
    resource_protection: { zh: '资源保护', en: 'Resource protection' },
    other: { zh: '其他', en: 'Other' },
  },
)

import { legalBases } from '../platform/purpose.ts'
import { closedList } from '../record/code-list.ts'

/** On what ground of law personal data are handled. Source: Personal Information Protection Law of China, article 13. */
export const legalBasis = closedList(
  'legalBasis',
  { zh: '法律依据', en: 'Legal basis' },
  {
    ...legalBases,
    disclosed: { zh: '处理本人已公开的信息', en: 'Data that the person made public' },
    other_law: { zh: '法律、行政法规规定的其他情形', en: 'Another case that a law provides for' },
  },
)

import { closedList } from '../record/code-list.ts'

/** Confidentiality, shared by several registers. */
export const confidentiality = closedList(
  'confidentiality',
  { zh: '密级', en: 'Confidentiality' },
  {
    public: { zh: '公开', en: 'Public' },
    internal: { zh: '内部', en: 'Internal' },
    confidential: { zh: '敏感', en: 'Confidential' },
    secret: { zh: '涉密（不得存入本系统）', en: 'Secret (must not be stored here)' },
  },
)

import { closedList } from '../record/code-list.ts'

/** Survey kind, shared by several registers. */
export const surveyKind = closedList(
  'surveyKind',
  { zh: '调查类型', en: 'Survey kind' },
  {
    vision_recognition: { zh: '愿景认同度', en: 'Vision recognition' },
    citizen_service: { zh: '市民服务体验', en: 'Citizen service experience' },
    stakeholder: { zh: '利益相关方', en: 'Stakeholder' },
    staff: { zh: '工作人员', en: 'Staff' },
    digital_inclusion: { zh: '数字包容', en: 'Digital inclusion' },
  },
)

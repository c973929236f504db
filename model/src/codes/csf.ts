import { closedList } from '../record/code-list.ts'

/** Critical success factor, shared by several registers. */
export const csf = closedList(
  'csf',
  { zh: '关键成功因素', en: 'Critical success factor' },
  {
    D1: { zh: '战略明确性', en: 'Strategic clarity' },
    D2: { zh: '领导作用', en: 'Leadership' },
    D3: { zh: '聚焦用户', en: 'User focus' },
    D4: { zh: '协同参与', en: 'Stakeholder engagement' },
    D5: { zh: '技能', en: 'Skills' },
    D6: { zh: '供应商合作', en: 'Supplier partnership' },
    D7: { zh: '实施可行性', en: 'Achievable delivery' },
    D8: { zh: '面向未来', en: 'Future-proofing' },
    D9: { zh: '利益实现', en: 'Benefit realization' },
  },
)

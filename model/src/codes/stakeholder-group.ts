import { closedList } from '../record/code-list.ts'

/** Stakeholder group, shared by several registers. */
export const stakeholderGroup = closedList(
  'stakeholderGroup',
  { zh: '利益相关方类别', en: 'Stakeholder group' },
  {
    city_leaders: { zh: '城市领导', en: 'City leaders' },
    departments: { zh: '政府部门', en: 'Departments' },
    utilities: { zh: '公用事业', en: 'Utilities' },
    business: { zh: '企业', en: 'Business' },
    sme: { zh: '中小企业', en: 'Small firms' },
    academia: { zh: '学术界', en: 'Academia' },
    voluntary: { zh: '社会组织', en: 'Voluntary bodies' },
    citizens: { zh: '市民', en: 'Citizens' },
    vulnerable_groups: { zh: '弱势群体', en: 'Vulnerable groups' },
  },
)

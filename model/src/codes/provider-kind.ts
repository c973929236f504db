import { closedList } from '../record/code-list.ts'

/** Provider kind, shared by several registers. */
export const providerKind = closedList(
  'providerKind',
  { zh: '提供方类别', en: 'Provider kind' },
  {
    public: { zh: '公共部门', en: 'Public body' },
    utility: { zh: '公用事业', en: 'Utility' },
    private: { zh: '企业', en: 'Private company' },
    voluntary: { zh: '社会组织', en: 'Voluntary body' },
    citizen: { zh: '市民', en: 'Citizen' },
  },
)

import { closedList } from '../record/code-list.ts'

/** Sector, shared by several registers. */
export const sector = closedList(
  'sector',
  { zh: '行业类别', en: 'Sector' },
  {
    public: { zh: '公共部门', en: 'Public' },
    private: { zh: '企业', en: 'Private' },
    voluntary: { zh: '社会组织', en: 'Voluntary' },
    academic: { zh: '学术界', en: 'Academic' },
    community: { zh: '社区', en: 'Community' },
  },
)

import { closedList } from '../record/code-list.ts'

/** Spatial level, shared by several registers. */
export const areaLevel = closedList(
  'areaLevel',
  { zh: '空间层级', en: 'Spatial level' },
  {
    city: { zh: '市', en: 'City' },
    district: { zh: '区县', en: 'District' },
    subdistrict: { zh: '街道乡镇', en: 'Subdistrict' },
    community: { zh: '社区', en: 'Community' },
    grid: { zh: '网格', en: 'Grid cell' },
    site: { zh: '点位', en: 'Site' },
  },
)

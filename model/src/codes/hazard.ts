import { closedList } from '../record/code-list.ts'

/** Hazard, shared by several registers. */
export const hazard = closedList(
  'hazard',
  { zh: '灾害或风险类型', en: 'Hazard' },
  {
    public_health: { zh: '公共卫生', en: 'Public health' },
    flood: { zh: '洪涝', en: 'Flood' },
    earthquake: { zh: '地震', en: 'Earthquake' },
    fire: { zh: '火灾', en: 'Fire' },
    typhoon: { zh: '台风', en: 'Typhoon' },
    heat: { zh: '高温', en: 'Heat' },
    cold: { zh: '寒潮冰雪', en: 'Cold and ice' },
    industrial: { zh: '生产安全', en: 'Industrial accident' },
    transport: { zh: '交通事故', en: 'Transport accident' },
    power: { zh: '大面积停电', en: 'Power failure' },
    cyber: { zh: '网络安全', en: 'Cyber attack' },
    water: { zh: '供水', en: 'Water supply' },
    security: { zh: '社会安全', en: 'Public security' },
    other: { zh: '其他', en: 'Other' },
  },
)

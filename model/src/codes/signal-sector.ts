import { closedList } from '../record/code-list.ts'

/** Sector of signal, shared by several registers. */
export const signalSector = closedList(
  'signalSector',
  { zh: '信号领域', en: 'Sector of signal' },
  {
    health: { zh: '卫生', en: 'Health' },
    transport: { zh: '交通', en: 'Transport' },
    retail: { zh: '零售', en: 'Retail' },
    education: { zh: '教育', en: 'Education' },
    utilities: { zh: '公用事业', en: 'Utilities' },
    environment: { zh: '环境', en: 'Environment' },
    safety: { zh: '公安应急', en: 'Police and fire' },
    community: { zh: '社区', en: 'Community' },
    telecom: { zh: '通信', en: 'Telecom' },
    weather: { zh: '气象', en: 'Weather' },
    media: { zh: '媒体', en: 'Media' },
  },
)

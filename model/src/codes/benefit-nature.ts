import { closedList } from '../record/code-list.ts'

/** Nature of benefit, shared by several registers. */
export const benefitNature = closedList(
  'benefitNature',
  { zh: '利益性质', en: 'Nature of benefit' },
  {
    social: { zh: '社会', en: 'Social' },
    economic: { zh: '经济', en: 'Economic' },
    environmental: { zh: '环境', en: 'Environmental' },
  },
)

import { closedList } from '../record/code-list.ts'

/** Better direction, shared by several registers. */
export const direction = closedList(
  'direction',
  { zh: '变化方向', en: 'Better direction' },
  {
    up: { zh: '越高越好', en: 'Higher is better' },
    down: { zh: '越低越好', en: 'Lower is better' },
    band: { zh: '区间为宜', en: 'Inside a band' },
  },
)

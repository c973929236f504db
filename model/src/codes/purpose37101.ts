import { closedList } from '../record/code-list.ts'

/** ISO 37101 purpose, shared by several registers. */
export const purpose37101 = closedList(
  'purpose37101',
  { zh: 'ISO 37101 目的', en: 'ISO 37101 purpose' },
  {
    AT: { zh: '吸引力', en: 'Attractiveness' },
    PE: { zh: '保护和改善环境', en: 'Preservation and improvement of environment' },
    RE: { zh: '韧性', en: 'Resilience' },
    RU: { zh: '负责任的资源利用', en: 'Responsible resource use' },
    SC: { zh: '社会凝聚力', en: 'Social cohesion' },
    WB: { zh: '福祉', en: 'Well-being' },
  },
)

import type { Texts } from '../ui/text.ts'

export const texts = {
  firstCity: { zh: '欢迎使用 Citywide', en: 'Welcome to Citywide' },
  noCity: { zh: '还没有城市', en: 'There is no city yet' },
  noCityWhy: {
    zh: '每条记录、每个判定都属于一座城市或它的一部分。请先登记您的城市：代码、名称和类别。',
    en: 'Every record and every verdict belongs to a city or a part of it. Enter yours first: its code, its name, its kind.',
  },
  addCity: { zh: '登记城市', en: 'Enter the city' },
} as const satisfies Texts

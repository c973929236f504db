import type { Texts } from '../ui/text.ts'

export const texts = {
  notFoundTitle: { zh: '没有这个页面', en: 'There is no such page' },
  notFoundLead: {
    zh: '地址可能有误，或页面已移动。可以从驾驶舱开始，或按 Ctrl K 搜索。',
    en: 'The address may be mistyped, or the page has moved. Start from the cockpit, or press Ctrl K to search.',
  },
  toCockpit: { zh: '前往驾驶舱', en: 'Go to the cockpit' },
} as const satisfies Texts

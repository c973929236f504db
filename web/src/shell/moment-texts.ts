import type { Texts } from '../ui/text.ts'

export const texts = {
  momentHelp: {
    zh: '所有页面将显示该日结束时的情况，只能查看，不能修改。',
    en: 'Every page then shows how things stood at the end of that day. You can look, not change.',
  },
  day: { zh: '日期', en: 'Day' },
  show: { zh: '查看', en: 'Show' },
} as const satisfies Texts

import type { Texts } from '../ui/text.ts'

export const texts = {
  pages: { zh: '页面', en: 'Pages' },
  parts: { zh: '标准的组成部分', en: 'Parts of the standard' },
  registers: { zh: '台账', en: 'Registers' },
  nothingFound: { zh: '没有找到匹配的内容', en: 'Nothing fits these words' },
} as const satisfies Texts

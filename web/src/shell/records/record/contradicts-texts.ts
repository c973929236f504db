import type { Texts } from '../../../ui/text.ts'

export const contradictsTexts = {
  title: { zh: '此记录的矛盾', en: 'This record contradicts' },
  likely: { zh: '可能', en: 'likely' },
} as const satisfies Texts

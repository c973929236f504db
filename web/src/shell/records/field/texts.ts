import type { Texts } from '../../../ui/text.ts'

export const texts = {
  structured: { zh: '结构化数据', en: 'structured data' },
  lines: {
    zh: (count: number) => `结构化数据，共 ${count} 行`,
    en: (count: number) => `structured data, ${count} lines`,
  },
  unknownRecord: { zh: (id: string) => `编号尾号 ${id} 的记录`, en: (id: string) => `record …${id}` },
  notRecorded: { zh: '未填写', en: 'not recorded' },
  notIn: {
    zh: (language: 'zh' | 'en'): string => (language === 'zh' ? '未填写中文' : '未填写英文'),
    en: (language: 'zh' | 'en'): string => (language === 'zh' ? 'not written in Chinese' : 'not written in English'),
  },
  andMore: { zh: (count: number) => `另有 ${count} 项`, en: (count: number) => `and ${count} more` },
} as const satisfies Texts

import type { Texts } from '../../ui/text.ts'

const zh: Readonly<Record<string, string>> = {
  opened: '新发现项',
  tightened: '发现项进一步变差',
  eased: '发现项有所改善',
  closed: '发现项已关闭',
  escalated: '发现项上报至您',
  ineffective: '行动完成后判定仍未改善',
  lapsed: '发现项的行动已取消',
}
const en: Readonly<Record<string, string>> = {
  opened: 'A finding opened',
  tightened: 'A finding got worse',
  eased: 'A finding got better',
  closed: 'A finding closed',
  escalated: 'A finding was brought before you',
  ineffective: 'The actions are done, and the finding stands',
  lapsed: 'The actions of a finding were cancelled',
}

export const findingTexts = {
  kind: { zh: (kind: string) => zh[kind] ?? kind, en: (kind: string) => en[kind] ?? kind },
  several: {
    zh: (count: number) => `${count} 个发现项有变化`,
    en: (count: number) => `${count} findings changed`,
  },
  digest: {
    zh: (count: number) => `每日汇总：${count} 个发现项`,
    en: (count: number) => (count === 1 ? 'Daily digest: 1 finding' : `Daily digest: ${count} findings`),
  },
  more: { zh: (count: number) => `另有 ${count} 个`, en: (count: number) => `and ${count} more` },
  fails: {
    zh: (fail: number, n: number) => `${n} 项中 ${fail} 项不满足`,
    en: (fail: number, n: number) => `${fail} of ${n} ${fail === 1 ? 'falls' : 'fall'} short`,
  },
  due: { zh: (day: string) => `期限 ${day}`, en: (day: string) => `due ${day}` },
  next: { zh: (step: string) => `下一步：${step}`, en: (step: string) => `Next: ${step}` },
} as const satisfies Texts

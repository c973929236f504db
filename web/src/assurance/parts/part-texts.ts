import type { Texts } from '../../ui/text.ts'

export const partTexts = {
  holds: {
    zh: (count: string) => `${count} 条`,
    en: (count: string) => `${count} ${count === '1' ? 'record' : 'records'}`,
  },
  about: { zh: (count: string) => `约 ${count}`, en: (count: string) => `about ${count}` },
  nothingYet: { zh: '尚无记录', en: 'Nothing entered yet' },
  newRecord: { zh: '新建记录', en: 'New record' },
  newRecordIn: { zh: (name: string) => `在${name}中新建记录`, en: (name: string) => `New record: ${name}` },
  missing: {
    zh: (field: string, count: string) => `${count} 条缺少“${field}”`,
    en: (field: string, count: string) => `${count} without ${field}`,
  },
  missingTitle: { zh: '规则需要而未填写的内容', en: 'What rules need and records lack' },
  waitsTitle: { zh: '因缺少记录而无法评估', en: 'Cannot be assessed for want of records' },
  waitsAbout: { zh: '填写后规则会自动评估', en: 'once entered, the rules judge by themselves' },
  waits: {
    zh: (rules: number, register: string) => `${rules} 条规则等待“${register}”的第一条记录`,
    en: (rules: number, register: string) =>
      `${rules} ${rules === 1 ? 'rule waits' : 'rules wait'} for the first record of ${register}`,
  },
  course: { zh: '逐月走势', en: 'Month by month' },
  courseFinding: { zh: '得分逐月走势', en: 'Its score month by month' },
  heat: { zh: '热力图', en: 'Heat map' },
  openFindings: {
    zh: (count: number) => (count === 0 ? '没有未关闭的' : `${count} 项未关闭`),
    en: (count: number) => (count === 0 ? 'none open' : `${count} open`),
  },
  figures: { zh: '得分与覆盖', en: 'Score and coverage' },
  context: { zh: '背景', en: 'Context' },
  otherEdition: {
    zh: (reference: string) => `另一版本：${reference}`,
    en: (reference: string) => `in the other edition: ${reference}`,
  },
  notInEdition: {
    zh: (edition: string) => `${edition} 没有这一部分`,
    en: (edition: string) => `not part of ${edition}`,
  },
  differs: { zh: '两个版本的差异', en: 'How the editions differ' },
} as const satisfies Texts

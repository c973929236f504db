import type { Texts } from '../../ui/text.ts'

export const historyTexts = {
  day: { zh: '查看日期', en: 'As of' },
  today: { zh: '回到今天', en: 'Back to today' },
  seenThen: {
    zh: (day: string) => `这是 ${day} 当时看到的情况：判定和数字都是当天结束时已知的。`,
    en: (day: string) => `As it was seen then: verdicts and figures as they were known at the end of ${day}.`,
  },
  judged: {
    zh: (day: string) => `这是事后补评：用今天的记录评判 ${day} 的情况，当时未必这样看到。`,
    en: (day: string) =>
      `Judged afterwards: today’s records, judged for ${day}. Nobody need have seen it so at the time.`,
  },
  notKnown: {
    zh: (day: string) => `${day} 时尚未评估过，以下是用今天的记录事后补评的结果。`,
    en: (day: string) => `Nothing had been judged by ${day}: what you see is judged afterwards from today’s records.`,
  },
  toCome: {
    zh: (day: string) => `${day} 尚未到来：以下是按现有记录推到那一天的评判。`,
    en: (day: string) => `${day} is still to come: what you see is today’s records judged for that day.`,
  },
  judgeAfterwards: { zh: '改看事后补评', en: 'Judge that day from today’s records' },
  asThen: { zh: '改看当时所见', en: 'Show what was known then' },
  month: { zh: '月份', en: 'Month' },
  score: { zh: '得分', en: 'Score' },
  knownWord: { zh: '性质', en: 'Known' },
  knownNow: { zh: '现在', en: 'now' },
  knownThen: { zh: '当时所知', en: 'then' },
  knownAfterwards: { zh: '事后补评', en: 'judged afterwards' },
  hollow: { zh: '空心：事后补评', en: 'hollow: judged afterwards' },
  nothing: { zh: '无从得知', en: 'nothing known' },
  tooLittle: { zh: '证据不足', en: 'too little evidence' },
  none: { zh: '不可评估', en: 'not assessable' },
} as const satisfies Texts

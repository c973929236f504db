import type { Texts } from '../../../../ui/text.ts'

export const texts = {
  nextToAct: { zh: '待办', en: 'Next to act' },
  nobody: { zh: '目前没有指派办理人。', en: 'Nobody is asked to act on this.' },
  assign: { zh: '指派', en: 'Assign' },
  assignToMe: { zh: '由我办理', en: 'I take it' },
  reassign: { zh: '改派', en: 'Change' },
  done: { zh: '办结', en: 'Done' },
  withdraw: { zh: '取消指派', en: 'Nobody need act' },
  cancel: { zh: '取消', en: 'Cancel' },
  assignTitle: { zh: '由谁办理', en: 'Who acts next' },
  assignLead: {
    zh: '指派的是下一步办理人，与台账中的责任单位或责任人无关。对方会在收件箱中看到。',
    en: 'The one who acts next, apart from any owner the register knows. The person finds it in the inbox.',
  },
  person: { zh: '办理人', en: 'Person' },
  personNeeded: { zh: '请选择办理人。', en: 'Choose a person.' },
  dueOn: { zh: '办理期限', en: 'Due on' },
  note: { zh: '说明', en: 'What is to be done' },
  due: {
    zh: (day: string, how: string) => `期限 ${day}（${how}）`,
    en: (day: string, how: string) => `due ${day} (${how})`,
  },
  overdue: {
    zh: (days: number) => `已逾期 ${days} 天`,
    en: (days: number) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
  },
  today: { zh: '今天', en: 'today' },
  inDays: {
    zh: (days: number) => `还有 ${days} 天`,
    en: (days: number) => (days === 1 ? 'tomorrow' : `in ${days} days`),
  },
  by: {
    zh: (who: string, when: string) => `${who}${when}指派`,
    en: (who: string, when: string) => `asked by ${who}, ${when}`,
  },
  before: {
    zh: (count: number) => `此前 ${count} 次指派`,
    en: (count: number) => (count === 1 ? '1 before' : `${count} before`),
  },
  outcomeDone: { zh: '已办结', en: 'done' },
  outcomeWithdrawn: { zh: '已取消', en: 'withdrawn' },
  outcomeReplaced: { zh: '已改派', en: 'passed on' },
  ended: {
    zh: (who: string, outcome: string, when: string) => `${who}：${outcome}（${when}）`,
    en: (who: string, outcome: string, when: string) => `${who}: ${outcome}, ${when}`,
  },
} as const satisfies Texts

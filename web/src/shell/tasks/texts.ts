import type { Texts } from '../../ui/text.ts'

export const texts = {
  mine: { zh: '我的待办', en: 'My tasks' },
  everybodys: { zh: '全部待办', en: "Everybody's tasks" },
  sentence: {
    zh: (open: string, overdue: number) =>
      overdue === 0 ? `${open} 项待办，没有逾期。` : `${open} 项待办，其中 ${overdue} 项逾期。`,
    en: (open: string, overdue: number) =>
      overdue === 0 ? `${open} open, none overdue.` : `${open} open, ${overdue} overdue.`,
  },
  endedSentence: { zh: '已结束的指派，最近的在前。', en: 'Assignments that are over, the latest first.' },
  whose: { zh: '范围', en: 'Whose' },
  my: { zh: '我的', en: 'Mine' },
  all: { zh: '所有人', en: "Everybody's" },
  state: { zh: '状态', en: 'State' },
  open: { zh: '待办', en: 'Open' },
  ended: { zh: '已结束', en: 'Over' },
  register: { zh: '台账', en: 'Register' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  today: { zh: '今天到期', en: 'Due today' },
  week: { zh: '七天内', en: 'Within seven days' },
  later: { zh: '七天以后', en: 'Later' },
  none: { zh: '未定期限', en: 'No date' },
  nothing: { zh: '没有待办', en: 'Nothing waits' },
  nothingWhy: {
    zh: '在任一记录的页面上可以指派办理人，指派给您的记录会列在这里。',
    en: 'On the page of any record somebody can be asked to act. What is asked of you is listed here.',
  },
  deletedRecord: { zh: '已删除的记录', en: 'A record that was deleted' },
  more: { zh: '显示更多', en: 'Show more' },
  toInbox: { zh: '收件箱', en: 'Inbox' },
  done: { zh: '办结', en: 'Done' },
  doneOf: { zh: (name: string) => `办结：${name}`, en: (name: string) => `Done: ${name}` },
} as const satisfies Texts

export const texts = {
  whoSees: { zh: '谁可以看到这条记录', en: 'Who can see this' },
  lead: {
    zh: (kind: string, level: string) =>
      `属于“${kind}”，公开程度为“${level}”。以下由授权表逐条得出，与系统实际执行的规则完全一致。`,
    en: (kind: string, level: string) =>
      `It belongs to ${kind} and is ${level}. What follows comes from the grants themselves: the same rules that answer every request.`,
  },
  departments: {
    zh: (names: string) => `归属部门：${names}。`,
    en: (names: string) => `Belongs to: ${names}.`,
  },
  byRole: { zh: '按角色', en: 'By role' },
  byPerson: { zh: '目前可以看到的账户', en: 'Accounts that can see it now' },
  nobody: { zh: '没有账户可以看到。', en: 'No account can see it.' },
  more: { zh: (count: string) => `另有 ${count} 个账户。`, en: (count: string) => `And ${count} more accounts.` },
  role: { zh: '角色', en: 'Role' },
  account: { zh: '账户', en: 'Account' },
  program: { zh: '程序', en: 'program' },
  read: { zh: '查看', en: 'See' },
  write: { zh: '修改', en: 'Change' },
  approve: { zh: '审批', en: 'Approve' },
  no: { zh: '否', en: 'No' },
  city: { zh: '全市', en: 'City-wide' },
  dept: { zh: '本部门', en: 'Own department' },
  own: { zh: '本人负责', en: 'Own' },
  purpose: { zh: '须说明目的', en: 'with a stated purpose' },
  incident: { zh: '仅在事件处置期间', en: 'while an incident is open' },
  strong: { zh: '须再次确认身份', en: 'after proving who they are' },
} as const

/** The levels that the rights know. */
export const levels = [
  { zh: '公开', en: 'public' },
  { zh: '内部', en: 'internal' },
  { zh: '保密', en: 'confidential' },
  { zh: '个人信息', en: 'personal data' },
] as const

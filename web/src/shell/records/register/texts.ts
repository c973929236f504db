import type { Texts } from '../../../ui/text.ts'

/** Texts that lists, records and forms share. */
export const texts = {
  registers: { zh: '全部台账', en: 'All registers' },
  registersSentence: {
    zh: (count: number) => `模型共有 ${count} 个台账，按标准的组成部分排列。`,
    en: (count: number) => `The model has ${count} registers, in the order of the standard.`,
  },
  findRegister: { zh: '查找台账', en: 'Find a register' },
  noRegisterFits: { zh: '没有匹配的台账', en: 'No register fits these words' },
  base: { zh: '基础台账', en: 'Base' },
  emergency: { zh: '突发事件应对', en: 'Emergency' },
  noRegister: { zh: '没有这个台账', en: 'There is no such register' },
  noRegisterLead: {
    zh: '地址可能有误。全部台账列在下面的链接中。',
    en: 'The address may be mistyped. All registers stand behind the link below.',
  },
  add: { zh: (noun: string) => `新增${noun}`, en: (noun: string) => `Add ${noun}` },
  readOnly: {
    zh: '您可以查看，但不能修改。如需修改，请联系管理员开通权限。',
    en: 'You can look but not change. To change it, ask an administrator for the right.',
  },
  cancel: { zh: '取消', en: 'Cancel' },
} as const satisfies Texts

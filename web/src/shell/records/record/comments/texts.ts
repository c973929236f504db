import type { Texts } from '../../../../ui/text.ts'

export const texts = {
  comments: { zh: '讨论', en: 'Comments' },
  none: { zh: '还没有人发言。', en: 'Nobody has said anything yet.' },
  write: { zh: '写评论', en: 'Write a comment' },
  writeHelp: {
    zh: '输入 @ 可提及同事，对方会在收件箱中看到。可用 Markdown 排版：**重点**、- 列表、> 引用。',
    en: 'Type @ to mention a colleague, who then finds it in the inbox. Markdown works: **bold**, - lists, > quotes.',
  },
  preview: { zh: '预览', en: 'Preview' },
  send: { zh: '发表', en: 'Comment' },
  sendKeys: { zh: 'Ctrl + Enter 发表', en: 'Ctrl + Enter sends' },
  people: { zh: '可提及的同事', en: 'Colleagues to mention' },
  found: {
    zh: (count: number) => `找到 ${count} 人，用上下键选择，回车确认。`,
    en: (count: number) =>
      count === 1 ? '1 person: Enter takes it.' : `${count} people: arrows choose, Enter takes one.`,
  },
  nobody: { zh: '没有这样的同事。', en: 'Nobody is called that.' },
  edit: { zh: '修改', en: 'Edit' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  remove: { zh: '删除', en: 'Remove' },
  removeTitle: { zh: '删除这条评论', en: 'Remove this comment' },
  removeLead: {
    zh: '评论内容将不再显示，但会注明此处曾有一条评论，由作者删除。',
    en: 'Its words disappear. That there was a comment, and that its author removed it, stays.',
  },
  removed: {
    zh: (when: string) => `评论已由作者删除（${when}）。`,
    en: (when: string) => `Removed by its author, ${when}.`,
  },
  edited: { zh: (when: string) => `${when}修改过`, en: (when: string) => `edited ${when}` },
  editedTitle: { zh: '查看修改前的内容', en: 'What it said before' },
  version: { zh: (number: number) => `第 ${number} 版`, en: (number: number) => `Version ${number}` },
  earlier: { zh: '显示更早的评论', en: 'Show earlier comments' },
  someone: { zh: '已注销的账户', en: 'an account that has ended' },
} as const satisfies Texts

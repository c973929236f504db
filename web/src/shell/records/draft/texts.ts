import type { Texts } from '../../../ui/text.ts'

type State = 'draft' | 'review' | 'published' | 'withdrawn'
const stateZh: Readonly<Record<State, string>> = {
  draft: '编写中',
  review: '待审核',
  published: '已发布',
  withdrawn: '已撤回',
}
const stateEn: Readonly<Record<State, string>> = {
  draft: 'Being written',
  review: 'In review',
  published: 'Published',
  withdrawn: 'Withdrawn',
}

export const texts = {
  drafts: { zh: '修改稿与审核', en: 'Drafts and reviews' },
  draftsLead: {
    zh: '已发布的内容先写成修改稿，由另一人审核后才会更新。',
    en: 'What is published changes by a draft that a second person approves.',
  },
  awaiting: { zh: '等待我审核', en: 'Waiting for my review' },
  mine: { zh: '我参与编写的', en: 'Written by me' },
  open: { zh: '全部未完成', en: 'All open' },
  closed: { zh: '已结束', en: 'Closed' },
  boxes: { zh: '范围', en: 'Which drafts' },
  noneAwaiting: { zh: '没有等待您审核的修改稿', en: 'Nothing waits for your review' },
  noneMine: { zh: '您没有未完成的修改稿', en: 'You have no open drafts' },
  noneOpen: { zh: '没有未完成的修改稿', en: 'There are no open drafts' },
  noneClosed: { zh: '还没有结束的修改稿', en: 'No draft was closed yet' },
  howToBegin: {
    zh: '编辑一条已发布的记录，即会保存为修改稿。',
    en: 'Edit a published record: what you save becomes a draft.',
  },
  more: { zh: '显示更多', en: 'Show more' },
  state: { zh: (state: State) => stateZh[state], en: (state: State) => stateEn[state] },
  askedYou: { zh: '请您审核', en: 'You were asked' },
  urgent: { zh: '未经审核发布', en: 'Published without review' },
  isNew: { zh: '新记录', en: 'New record' },
  title: { zh: (name: string) => `修改稿：${name}`, en: (name: string) => `Draft: ${name}` },
  line: {
    zh: (who: string, fields: number, ago: string) => `${who}编写，改动 ${fields} 项，${ago}更新`,
    en: (who: string, fields: number, ago: string) =>
      `by ${who}, ${fields === 1 ? 'one field' : `${fields} fields`}, last change ${ago}`,
  },
  standing: {
    zh: (who: string, fields: number, ago: string) => `由${who}编写，改动 ${fields} 项，${ago}更新。`,
    en: (who: string, fields: number, ago: string) =>
      `Written by ${who}; it changes ${fields === 1 ? 'one field' : `${fields} fields`}. Last change ${ago}.`,
  },
  noteFor: { zh: (note: string) => `理由：${note}`, en: (note: string) => `Reason: ${note}` },

  sides: { zh: '两个版本', en: 'Both versions' },
  publishedSide: { zh: '现行内容', en: 'Published' },
  baseSide: { zh: '修改前', en: 'Before' },
  draftSide: { zh: '修改稿', en: 'Draft' },
  allFields: { zh: '显示全部字段', en: 'Show all fields' },
  changedOnly: {
    zh: (count: number) => `改动 ${count} 项`,
    en: (count: number) => (count === 1 ? 'one field changed' : `${count} fields changed`),
  },
  nothingChanged: { zh: '修改稿没有改动任何内容。', en: 'The draft changes nothing.' },
  changedTag: { zh: '有改动', en: 'changed' },
  overlapTag: { zh: '双方都改了', en: 'changed by both' },

  outdated: {
    zh: '修改稿开始之后，记录已被他人修改，改动的是其他字段。请先将这些改动并入修改稿，再发布。',
    en: 'The record was changed after the draft was begun, in other fields. Take those changes in before it is published.',
  },
  overlapping: {
    zh: (count: number) => `修改稿开始之后，记录已被他人修改，其中 ${count} 项与修改稿冲突，须由编写人逐项选择。`,
    en: (count: number) =>
      `The record was changed after the draft was begun, ${count === 1 ? 'in one field' : `in ${count} fields`} that the draft changes too. Its author has to choose field by field.`,
  },
  orphaned: {
    zh: '这条记录已被删除，修改稿只能撤回。',
    en: 'The record was deleted. The draft can only be withdrawn.',
  },
  publishedBy: {
    zh: (who: string, when: string) => `由${who}于${when}审核发布。`,
    en: (who: string, when: string) => `Approved and published by ${who}, ${when}.`,
  },
  publishedUrgently: {
    zh: (who: string, when: string) => `由编写人${who}于${when}未经审核直接发布。`,
    en: (who: string, when: string) => `Published without review by its author ${who}, ${when}.`,
  },
  withdrawnBy: {
    zh: (who: string, when: string) => `由${who}于${when}撤回，记录没有变化。`,
    en: (who: string, when: string) => `Withdrawn by ${who}, ${when}. The record did not change.`,
  },
  reviewedByOther: {
    zh: '您参与了编写，须由另一人审核。',
    en: 'You wrote in this draft, so a second person has to review it.',
  },
  toRecord: { zh: '查看记录', en: 'Open the record' },

  edit: { zh: '继续编写', en: 'Go on writing' },
  choose: { zh: '逐项选择', en: 'Choose field by field' },
  rebase: { zh: '并入他人的改动', en: 'Take their changes in' },
  send: { zh: '提交审核', en: 'Send to review' },
  takeBack: { zh: '取回修改', en: 'Take back' },
  return: { zh: '退回', en: 'Return' },
  approve: { zh: '批准并发布', en: 'Approve and publish' },
  publishNow: { zh: '紧急发布', en: 'Publish without review' },
  withdraw: { zh: '撤回修改稿', en: 'Withdraw' },
  sendLead: {
    zh: '提交后内容不再变动，由另一人审核后发布。现行内容在此之前不变。',
    en: 'The draft then holds still until a second person decides. Until then the published content stays as it is.',
  },
  takeBackLead: {
    zh: '修改稿回到编写中，审核人将不再看到它。',
    en: 'The draft goes back to being written; it leaves the reviewers’ list.',
  },
  returnLead: {
    zh: '修改稿回到编写人处。请写明需要修改什么。',
    en: 'The draft goes back to its author. Say what has to change.',
  },
  approveLead: {
    zh: '修改稿将立即取代现行内容，历史中会记下编写人和您。',
    en: 'The draft takes the place of the published content at once. The history names its author and you.',
  },
  publishNowLead: {
    zh: '仅用于紧急更正：修改稿立即发布，历史中会注明未经审核。',
    en: 'For urgent corrections only: the draft is published at once, and the history says that nobody approved it.',
  },
  withdrawLead: { zh: '修改稿将被放弃，记录不变。', en: 'The draft is given up; the record stays as it is.' },
  rebaseLead: {
    zh: '他人在其他字段的改动将并入修改稿，您的改动不变。',
    en: 'What others changed in other fields is taken in; the changes of the draft stay.',
  },
  note: { zh: '说明', en: 'Note' },
  reason: { zh: '理由', en: 'Reason' },
  why: { zh: '修改理由', en: 'Why it changes' },
  whyHelp: { zh: '发布后写入记录的历史。', en: 'Kept in the history of the record once it is published.' },
  needed: { zh: '请写明理由。', en: 'Please say why.' },
  reviewer: { zh: '请谁审核', en: 'Whom to ask' },
  reviewerHelp: {
    zh: '可不填；没有参与编写的人都可以审核。',
    en: 'May stay empty: anybody who did not write in it can review it.',
  },
  cancel: { zh: '取消', en: 'Cancel' },

  talk: { zh: '经过与意见', en: 'What happened' },
  comment: { zh: '意见', en: 'Comment' },
  commentNeeded: { zh: '请写下意见。', en: 'Write what you want to say.' },
  addComment: { zh: '发表意见', en: 'Comment' },
  about: { zh: '关于修改稿', en: 'About the draft' },
  authors: { zh: '编写人', en: 'Written by' },
  askedReviewer: { zh: '请求审核', en: 'Asked to review' },
  anybody: { zh: '未指定', en: 'nobody in particular' },
  begun: { zh: '开始', en: 'Begun' },
  sentAt: { zh: '提交', en: 'Sent' },
  against: { zh: '依据版本', en: 'Written against' },
  version: { zh: (version: number) => `第 ${version} 版`, en: (version: number) => `version ${version}` },

  didBegin: { zh: (who: string) => `${who}开始编写`, en: (who: string) => `${who} began it` },
  didEdit: { zh: (who: string) => `${who}作了修改`, en: (who: string) => `${who} wrote in it` },
  didRebase: {
    zh: (who: string) => `${who}并入了记录的改动`,
    en: (who: string) => `${who} took in what changed in the record`,
  },
  didSend: { zh: (who: string) => `${who}提交审核`, en: (who: string) => `${who} sent it to review` },
  didTakeBack: { zh: (who: string) => `${who}取回修改`, en: (who: string) => `${who} took it back` },
  didReturn: { zh: (who: string) => `${who}退回`, en: (who: string) => `${who} returned it` },
  didApprove: { zh: (who: string) => `${who}批准并发布`, en: (who: string) => `${who} approved and published it` },
  didPublishNow: {
    zh: (who: string) => `${who}未经审核直接发布`,
    en: (who: string) => `${who} published it without review`,
  },
  didWithdraw: { zh: (who: string) => `${who}撤回`, en: (who: string) => `${who} withdrew it` },
  didComment: { zh: (who: string) => `${who}的意见`, en: (who: string) => `${who} said` },

  onRecord: {
    zh: (who: string, state: State) => `${who}的修改稿${stateZh[state]}。此处显示的是现行内容。`,
    en: (who: string, state: State) => `Draft by ${who}: ${stateEn[state]}. Here stands what is published.`,
  },
  openDraft: { zh: '查看修改稿', en: 'Open the draft' },
  editTitle: { zh: (name: string) => `编写修改稿：${name}`, en: (name: string) => `Write in the draft: ${name}` },
  joinLead: {
    zh: (who: string) => `${who}正在编写修改稿。同一条记录只能有一份未完成的修改稿，您可以加入编写。`,
    en: (who: string) =>
      `${who} is writing a draft of this record. A record has one open draft at a time; you can join it.`,
  },
  waitLead: {
    zh: (who: string) => `${who}的修改稿正在待审核。审核结束、退回或取回之前不能再编写。`,
    en: (who: string) =>
      `A draft by ${who} is in review. Nobody writes in it until it is decided, returned or taken back.`,
  },
  notEditable: {
    zh: '修改稿目前不能编写：它正在审核或已经结束。',
    en: 'Nobody can write in this draft now: it is in review or closed.',
  },
  rebaseTitle: { zh: '记录与修改稿都改动了', en: 'The record and the draft both changed' },
  rebaseSentence: {
    zh: (read: number, now: number) => `修改稿依据第 ${read} 版编写，记录现为第 ${now} 版。请逐项选择。`,
    en: (read: number, now: number) =>
      `The draft was written against version ${read}; the record is at version ${now}. Choose field by field.`,
  },
  inDraft: { zh: '修改稿', en: 'The draft' },
  inRecord: { zh: '记录现在的内容', en: 'The record now' },
} as const satisfies Texts

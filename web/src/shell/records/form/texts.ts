import type { Texts } from '../../../ui/text.ts'

export const texts = {
  typeToFind: { zh: '输入文字查找', en: 'Type to find' },
  searching: { zh: '正在查找…', en: 'Searching…' },
  searchFailed: { zh: '查找失败，请重试。', en: 'The search failed; try again.' },
  nothingFound: { zh: '没有找到匹配的记录', en: 'No record fits these words' },
  takeOut: { zh: (name: string) => `移除${name}`, en: (name: string) => `Take out ${name}` },
  createTitle: { zh: (noun: string) => `新增${noun}`, en: (noun: string) => `Add ${noun}` },
  editTitle: { zh: (name: string) => `编辑：${name}`, en: (name: string) => `Edit: ${name}` },
  notInThePast: {
    zh: '查看过去日期时不能填写或修改。请先回到当前。',
    en: 'Nothing can be written while you look at a past day. Go back to now first.',
  },
  required: { zh: '带 * 的项目必填。', en: 'Fields marked * are required.' },
  chinese: { zh: '中文', en: 'Chinese' },
  english: { zh: '英文', en: 'English' },
  notRecorded: { zh: '不填', en: 'Not recorded' },
  inZone: {
    zh: (zone: string, offset: string) => `按城市时区填写（${zone}，${offset}）。`,
    en: (zone: string, offset: string) => `In the city's time (${zone}, ${offset}).`,
  },
  share: {
    zh: (percent: string) => `填 0 至 1，即 ${percent}。`,
    en: (percent: string) => `From 0 to 1; this is ${percent}.`,
  },
  shareRange: { zh: '填 0 至 1，例如 0.25 表示 25%。', en: 'From 0 to 1: 0.25 stands for 25%.' },
  jsonHelp: { zh: '以 JSON 格式填写。', en: 'Written as JSON.' },
  oneToALine: { zh: '每行一个代码。', en: 'One code to a line.' },
  requiredWord: { zh: '必填', en: 'required' },
  idHelp: { zh: '填写记录编号（UUID）。', en: 'The id of the record (UUID).' },
  openMoves: {
    zh: '只能选择当前状态允许的变化。',
    en: 'Only what the present state allows can be chosen.',
  },
  firstState: {
    zh: (state: string) => `通常从“${state}”开始。`,
    en: (state: string) => `Usually begins as “${state}”.`,
  },
  personal: { zh: '个人信息', en: 'personal data' },
  belongs: { zh: '归属与公开', en: 'Where it belongs, who may see it' },
  reason: { zh: '修改原因', en: 'Reason for the change' },
  reasonHelp: {
    zh: '写入历史，供以后查阅；可不填。',
    en: 'Kept in the history for those who ask later; may stay empty.',
  },
  save: { zh: '保存', en: 'Save' },
  saveDraft: { zh: '保存为修改稿', en: 'Save as a draft' },
  becomesDraft: {
    zh: '这条记录已发布（或将因此发布）：保存后成为修改稿，由另一人审核后才会更新。',
    en: 'This record is published, or would be: what you save becomes a draft that a second person approves.',
  },
  toThatDraft: { zh: '查看该修改稿', en: 'Open that draft' },
  draftInTheWay: {
    zh: '他人刚刚开始了这条记录的修改稿，您填写的内容仍在下面。',
    en: 'Somebody has just begun a draft of this record. What you wrote still stands below.',
  },
  saving: { zh: '正在保存…', en: 'Saving…' },
  nothingChanged: { zh: '没有修改任何内容。', en: 'Nothing was changed.' },
  changes: {
    zh: (count: number) => `已修改 ${count} 项，尚未保存。`,
    en: (count: number) =>
      count === 1 ? '1 field changed, not saved yet.' : `${count} fields changed, not saved yet.`,
  },
  problems: {
    zh: (count: number) => `有 ${count} 处需要修改，尚未保存`,
    en: (count: number) =>
      count === 1
        ? 'One thing needs your attention; nothing was saved'
        : `${count} things need your attention; nothing was saved`,
  },
  notSaved: { zh: '没有保存', en: 'Nothing was saved' },
  noSuchField: { zh: '其他', en: 'Other' },
  arrivedBefore: {
    zh: '先前的一次保存其实已经成功，记录已经存在。请先查看台账；如果仍要再建一条，请再次保存。',
    en: 'An earlier attempt to save did arrive, so the record exists. Look at the register first; save again only if you want one more.',
  },
  toRegister: { zh: '查看台账', en: 'Look at the register' },
  goneMeanwhile: {
    zh: '这条记录刚被他人删除，无法保存。您填写的内容仍在下面。',
    en: 'Somebody deleted this record a moment ago, so it cannot be saved. What you wrote still stands below.',
  },
  newerExists: {
    zh: '您编辑期间，这条记录已被他人修改。保存时会同时列出双方的内容供您选择。',
    en: 'Somebody changed this record while you were editing. When you save, both versions will be shown for you to choose.',
  },
  leaveTitle: { zh: '离开而不保存？', en: 'Leave without saving?' },
  leaveLead: {
    zh: '您的修改尚未保存，离开后将丢失。',
    en: 'Your changes are not saved; they will be lost when you leave.',
  },
  leave: { zh: '不保存，离开', en: 'Leave without saving' },
  stay: { zh: '继续编辑', en: 'Go on editing' },
  conflictTitle: { zh: '有人同时修改了这条记录', en: 'Somebody else changed this record too' },
  conflictLead: {
    zh: (read: number, now: number, who: string | undefined) =>
      `您读取的是第 ${read} 版，${who === undefined ? `现在是第 ${now} 版` : `${who}已保存第 ${now} 版`}。请逐项选择保留谁的内容。`,
    en: (read: number, now: number, who: string | undefined) =>
      `You read version ${read}; ${who === undefined ? `version ${now} stands now` : `${who} has saved version ${now}`}. Choose for each field whose words remain.`,
  },
  bothChanged: { zh: '双方都修改了', en: 'Changed by both' },
  mine: { zh: '我的内容', en: 'Mine' },
  theirs: { zh: '对方的内容', en: 'Theirs' },
  takeAll: { zh: (side: string) => `全部采用：${side}`, en: (side: string) => `Take all: ${side.toLowerCase()}` },
  asRead: { zh: '原内容', en: 'As it was' },
  onlyOne: {
    zh: (side: string) => `只有一方修改，予以保留：${side}`,
    en: (side: string) => `Changed by one side alone, remains: ${side.toLowerCase()}`,
  },
  merged: { zh: '双方各改了一种语言，均予保留', en: 'Each changed another language; both remain' },
  noneInConflict: {
    zh: '双方修改的内容互不冲突，可以直接保存。',
    en: 'What you both changed does not collide, so all of it can remain.',
  },
  chooseAll: {
    zh: (open: number) => `还有 ${open} 项没有选择保留谁的内容。`,
    en: (open: number) =>
      open === 1 ? 'One field still waits for your choice.' : `${open} fields still wait for your choice.`,
  },
  saveChoice: { zh: '按选择保存', en: 'Save this choice' },
  backToForm: { zh: '回到表单', en: 'Back to the form' },
  field: { zh: '字段', en: 'Field' },
} as const satisfies Texts

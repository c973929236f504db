import type { Texts } from '../../../ui/text.ts'

export const texts = {
  content: { zh: '内容', en: 'Content' },
  people: { zh: '责任与参与', en: 'People and bodies' },
  links: { zh: '相关记录', en: 'Related records' },
  dates: { zh: '时间', en: 'Dates' },
  figures: { zh: '数值', en: 'Figures' },
  checks: { zh: '是与否', en: 'Yes or no' },
  data: { zh: '结构化数据', en: 'Structured data' },
  explain: { zh: '显示字段说明', en: 'Explain the fields' },
  personal: { zh: '个人信息', en: 'personal data' },
  kept: { zh: '由系统维护', en: 'kept by the system' },
  standing: {
    zh: (version: number, source: string, confidentiality: string, ago: string) =>
      `第 ${version} 版，${source}，${confidentiality}，${ago}更新。`,
    en: (version: number, source: string, confidentiality: string, ago: string) =>
      `Version ${version}, ${source}, ${confidentiality}; last change ${ago}.`,
  },
  standingBy: {
    zh: (version: number, source: string, confidentiality: string, ago: string, who: string) =>
      `第 ${version} 版，${source}，${confidentiality}，${ago}由${who}更新。`,
    en: (version: number, source: string, confidentiality: string, ago: string, who: string) =>
      `Version ${version}, ${source}, ${confidentiality}; last change ${ago} by ${who}.`,
  },
  edit: { zh: '编辑', en: 'Edit' },
  delete: { zh: '删除', en: 'Delete' },
  ownPage: { zh: '进展与预测', en: 'Progress and forecast' },
  approvedBy: { zh: (who: string) => `由${who}审核发布`, en: (who: string) => `Approved by ${who}` },
  withoutReview: { zh: '未经审核发布', en: 'Published without review' },
  moveAsDraft: {
    zh: '这条记录已发布（或将因此发布）：此操作会先保存为修改稿，由另一人审核后生效。',
    en: 'This record is published, or would be: the move becomes a draft that a second person approves.',
  },
  confirmMove: {
    zh: (verb: string) => `确认${verb}`,
    en: (verb: string) => `Yes: ${verb.charAt(0).toLowerCase()}${verb.slice(1)}`,
  },
  leaveAsIs: { zh: '保持不变', en: 'Leave it as it is' },
  moveLead: {
    zh: (name: string, from: string, to: string) => `“${name}”将由“${from}”变为“${to}”。`,
    en: (name: string, from: string, to: string) => `“${name}” goes from “${from}” to “${to}”.`,
  },
  reason: { zh: '原因', en: 'Reason' },
  reasonHelp: { zh: '写入历史，供以后查阅。', en: 'Kept in the history for those who ask later.' },
  reasonNeeded: { zh: '请填写删除原因。', en: 'Say why it is deleted.' },
  changedMeanwhile: {
    zh: '这条记录刚被他人修改，页面已更新为最新内容。请核对后再操作。',
    en: 'Somebody changed this record a moment ago. The page now shows how it stands; look again before you go on.',
  },
  deleteTitle: { zh: '删除这条记录', en: 'Delete this record' },
  deleteLead: {
    zh: (name: string) => `“${name}”将从台账中移除，历史版本会保留。`,
    en: (name: string) => `“${name}” leaves the register. Its history is kept.`,
  },
  aboutRecord: { zh: '记录信息', en: 'About this record' },
  id: { zh: '编号', en: 'Id' },
  createdBy: {
    zh: (when: string, who: string) => `${when}，${who}`,
    en: (when: string, who: string) => `${when}, ${who}`,
  },
  system: { zh: '系统', en: 'the system' },
  relations: { zh: '被以下记录引用', en: 'Where it is used' },
  as: { zh: (role: string) => `作为${role}`, en: (role: string) => `as ${role}` },
  all: { zh: (count: string) => `全部 ${count} 条`, en: (count: string) => `All ${count}` },
  atLeast: { zh: (count: string) => `全部（超过 ${count} 条）`, en: (count: string) => `All (more than ${count})` },
  notUsed: { zh: '还没有记录引用它。', en: 'No record points to it yet.' },
  usedNowhere: {
    zh: (count: number) => `还可在 ${count} 处引用它`,
    en: (count: number) => (count === 1 ? '1 place that could point to it' : `${count} places that could point to it`),
  },
  addTo: { zh: (noun: string) => `新增${noun}`, en: (noun: string) => `Add ${noun}` },
  recommendations: { zh: '哪些建议读取此记录', en: 'Recommendations that read it' },
  readByNone: { zh: '没有建议读取这个台账。', en: 'No recommendation reads this register.' },
  judged: {
    zh: (pass: number, fail: number, unknown: number) =>
      `此记录满足 ${pass} 条规则，未满足 ${fail} 条${unknown > 0 ? `，另有 ${unknown} 条无法判断` : ''}。`,
    en: (pass: number, fail: number, unknown: number) =>
      `This record meets ${pass} of the rules that judge it and misses ${fail}${unknown > 0 ? `; ${unknown} cannot tell` : ''}.`,
  },
  fails: { zh: '未满足：', en: 'Missed:' },
  cannotTell: { zh: '无法判断：', en: 'Cannot be told:' },
  meets: { zh: '满足：', en: 'Met:' },
  metHere: {
    zh: (count: number) => `满足的 ${count} 条规则`,
    en: (count: number) => (count === 1 ? '1 rule it meets' : `${count} rules it meets`),
  },
  notCounted: { zh: '此记录不在统计范围内。', en: 'This record is not among those that count.' },
  wholeScope: {
    zh: (state: string) => `规则整体：${state}。`,
    en: (state: string) => `The rule as a whole: ${state.toLowerCase()}.`,
  },
  readsFields: {
    zh: (state: string, fields: string) => `规则整体：${state}。读取：${fields}。`,
    en: (state: string, fields: string) => `The rule as a whole: ${state.toLowerCase()}. Reads: ${fields}.`,
  },
  allRules: { zh: (count: number) => `显示全部 ${count} 条`, en: (count: number) => `Show all ${count}` },
  alsoRead: {
    zh: (judging: number, count: number) => `${judging > 0 ? '另有 ' : ''}${count} 条规则读取此台账，但不评判此记录`,
    en: (judging: number, count: number) =>
      `${count} ${judging > 0 ? 'more ' : ''}${count === 1 ? 'rule reads' : 'rules read'} this register and ${count === 1 ? 'does' : 'do'} not judge this record`,
  },
  history: { zh: '历史', en: 'History' },
  versions: {
    zh: (count: number) => `${count} 个版本`,
    en: (count: number) => (count === 1 ? '1 version' : `${count} versions`),
  },
  created: { zh: '创建记录', en: 'Created the record' },
  changed: { zh: '修改记录', en: 'Changed the record' },
  deleted: { zh: '删除记录', en: 'Deleted the record' },
  nothingChanged: { zh: '字段内容没有变化。', en: 'No field has another value.' },
  version: { zh: (version: number) => `第 ${version} 版`, en: (version: number) => `version ${version}` },
  why: { zh: (reason: string) => `原因：${reason}`, en: (reason: string) => `Reason: ${reason}` },
  field: { zh: '字段', en: 'Field' },
  before: { zh: '修改前', en: 'Before' },
  after: { zh: '修改后', en: 'After' },
  allVersions: {
    zh: (count: number) => `显示全部 ${count} 个版本`,
    en: (count: number) => `Show all ${count} versions`,
  },
  noRecord: { zh: '没有这条记录', en: 'There is no such record' },
  noRecordLead: {
    zh: '地址可能有误，或者您无权查看。',
    en: 'The address may be mistyped, or the record is not for you to see.',
  },
  toRegister: {
    zh: (register: string) => `前往台账：${register}`,
    en: (register: string) => `Go to the register: ${register}`,
  },
  goneTitle: { zh: (name: string) => `已删除：${name}`, en: (name: string) => `Deleted: ${name}` },
  goneLead: {
    zh: (when: string, who: string) => `${who}于 ${when} 删除。下面是删除前的内容和历史。`,
    en: (when: string, who: string) => `${who} deleted it on ${when}. What it said and its history stand below.`,
  },
  notYet: { zh: '当时还没有这条记录', en: 'This record did not exist then' },
  notYetLead: {
    zh: (day: string) => `${day} 结束时，这条记录尚未创建或已经删除。`,
    en: (day: string) => `At the end of ${day} it had not been made, or was deleted already.`,
  },
} as const satisfies Texts

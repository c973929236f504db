import type { Texts } from '../../../../ui/text.ts'

export const texts = {
  attachments: { zh: '附件', en: 'Attachments' },
  files: { zh: (count: number) => `${count} 个`, en: (count: number) => (count === 1 ? '1 file' : `${count} files`) },
  attach: { zh: '添加附件', en: 'Attach files' },
  attachHelp: {
    zh: (size: string) =>
      `也可将文件拖到此处。单个文件最大 ${size}；PDF、OFD、图片、办公文档（不含宏）、CSV、JSON 和文本。`,
    en: (size: string) =>
      `Or drop files here. Up to ${size} each: PDF, OFD, images, office documents without macros, CSV, JSON and text.`,
  },
  none: { zh: '还没有附件。', en: 'No files yet.' },
  waiting: { zh: '等待上传', en: 'Waiting' },
  sending: { zh: (share: string) => `正在上传，已完成 ${share}`, en: (share: string) => `Sending, ${share} done` },
  sendingName: { zh: (name: string) => `上传 ${name}`, en: (name: string) => `Sending ${name}` },
  tooLarge: {
    zh: (size: string, limit: string) => `文件有 ${size}，超过 ${limit} 的上限。`,
    en: (size: string, limit: string) => `The file has ${size}; at most ${limit} are taken.`,
  },
  notSent: { zh: '没有传成。', en: 'It was not sent.' },
  cancel: { zh: '取消', en: 'Cancel' },
  cancelOf: { zh: (name: string) => `取消上传 ${name}`, en: (name: string) => `Cancel ${name}` },
  dismiss: { zh: '知道了', en: 'Dismiss' },
  added: { zh: (who: string, when: string) => `${who}，${when}`, en: (who: string, when: string) => `${who}, ${when}` },
  describe: { zh: '说明', en: 'Describe' },
  describeOf: { zh: (name: string) => `为 ${name} 填写说明`, en: (name: string) => `Describe ${name}` },
  describeTitle: { zh: '附件说明', en: 'What this file is' },
  title: { zh: '标题', en: 'Title' },
  titleHelp: {
    zh: '可只填一种语言；不填则显示文件名。',
    en: 'One language will do; without one the file name stands.',
  },
  description: { zh: '说明', en: 'Description' },
  save: { zh: '保存', en: 'Save' },
  remove: { zh: '移除', en: 'Remove' },
  removeOf: { zh: (name: string) => `移除 ${name}`, en: (name: string) => `Remove ${name}` },
  removeTitle: { zh: '移除附件', en: 'Remove this file' },
  removeLead: {
    zh: (name: string) => `“${name}”将不能再下载。它曾在此处、由谁因何移除，会保留下来。`,
    en: (name: string) => `“${name}” can no longer be fetched. That it was here, who removed it and why, stays.`,
  },
  reasonNeeded: { zh: '请填写移除原因。', en: 'Say why it is removed.' },
  removed: {
    zh: (count: number) => `已移除 ${count} 个`,
    en: (count: number) => (count === 1 ? '1 removed file' : `${count} removed files`),
  },
  removedBy: {
    zh: (who: string, when: string, reason: string) => `${who}于 ${when} 移除：${reason}`,
    en: (who: string, when: string, reason: string) => `${who} removed it on ${when}: ${reason}`,
  },
  drop: { zh: '松开即可添加到这条记录', en: 'Let go to attach them to this record' },
} as const satisfies Texts

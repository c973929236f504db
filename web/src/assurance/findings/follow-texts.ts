import type { Texts } from '../../ui/text.ts'

export const followTexts = {
  title: { zh: '关注与提醒', en: 'Follow and notices' },
  lead: {
    zh: '由您负责的发现项总会提醒您。您还可以关注其他发现项。',
    en: 'You are always told of findings that are yours to act on. You can follow others as well.',
  },
  yours: { zh: '正在关注', en: 'Followed' },
  none: { zh: '尚未关注任何内容。', en: 'Nothing is followed.' },
  everything: { zh: '全部发现项', en: 'Every finding' },
  andWorse: { zh: (severity: string) => `${severity}及以上`, en: (severity: string) => `${severity} and worse` },
  forRole: { zh: (role: string) => `岗位：${role}`, en: (role: string) => `for the role ${role}` },
  end: { zh: '取消关注', en: 'Stop' },
  endOf: { zh: (what: string) => `取消关注“${what}”`, en: (what: string) => `Stop following ${what}` },
  add: { zh: '新增关注', en: 'Follow more' },
  scope: { zh: '范围', en: 'Scope' },
  part: { zh: '组成部分', en: 'Component' },
  severity: { zh: '严重程度', en: 'Severity' },
  class: { zh: '证据类别', en: 'Kind of evidence' },
  channel: { zh: '提醒方式', en: 'When you are told' },
  at_once: { zh: '即时', en: 'At once' },
  digest: { zh: '每日汇总', en: 'In the daily digest' },
  role: { zh: '关注者', en: 'Who follows' },
  myself: { zh: '本人', en: 'Myself' },
  follow: { zh: '关注', en: 'Follow' },
  times: { zh: '全市提醒设置', en: 'Times that hold for the whole city' },
  timesNow: {
    zh: (from: string, to: string, digest: string) =>
      `${from} 至 ${to} 不发提醒（突发事件除外）；每日汇总 ${digest} 发出。`,
    en: (from: string, to: string, digest: string) =>
      `Nothing goes out from ${from} to ${to}, apart from emergencies; the digest goes out at ${digest}.`,
  },
  quietFrom: { zh: '免打扰开始', en: 'Quiet from' },
  quietTo: { zh: '免打扰结束', en: 'Quiet until' },
  digestAt: { zh: '每日汇总时间', en: 'Digest at' },
  dueAfter: {
    zh: (severity: string) => `${severity}：期限（天）`,
    en: (severity: string) => `${severity}: due after (days)`,
  },
  escalateAfter: {
    zh: (severity: string) => `${severity}：上报（天）`,
    en: (severity: string) => `${severity}: escalated after (days)`,
  },
  change: { zh: '修改', en: 'Change' },
  save: { zh: '保存', en: 'Save' },
  unfit: {
    zh: '请填写 00:00 至 23:59 的时间和 1 至 365 的天数。',
    en: 'Times are 00:00 to 23:59, days 1 to 365.',
  },
} as const satisfies Texts

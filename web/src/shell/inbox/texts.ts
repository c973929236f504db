import type { Texts } from '../../ui/text.ts'

export const texts = {
  inbox: { zh: '收件箱', en: 'Inbox' },
  sentence: {
    zh: (count: number) => (count === 0 ? '没有未读内容。' : count >= 100 ? '超过 99 条未读。' : `${count} 条未读。`),
    en: (count: number) =>
      count === 0 ? 'Nothing unread.' : count >= 100 ? 'More than 99 unread.' : `${count} unread.`,
  },
  show: { zh: '显示', en: 'Show' },
  all: { zh: '全部', en: 'All' },
  onlyUnread: { zh: '未读', en: 'Unread' },
  kind: { zh: '类别', en: 'Kind' },
  everything: { zh: '全部类别', en: 'Everything' },
  mentions: { zh: '提及', en: 'Mentions' },
  assignments: { zh: '指派', en: 'Assignments' },
  findings: { zh: '发现项', en: 'Findings' },
  rolesWait: { zh: '待批授权', en: 'To approve' },
  rolesEnd: { zh: '角色到期', en: 'Ending roles' },
  signatures: { zh: '签署', en: 'Signatures' },
  roleWaits: {
    zh: (who: string, role: string) => `${who}的角色“${role}”待您批准`,
    en: (who: string, role: string) => `${role} for ${who} waits for your approval`,
  },
  roleEnds: {
    zh: (role: string, day: string) => `您的角色“${role}”将于${day}到期`,
    en: (role: string, day: string) => `Your role ${role} ends on ${day}`,
  },
  roleOver: { zh: '这项授权已经结束。', en: 'This grant has ended.' },
  mentioned: { zh: (who: string) => `${who}提到了您`, en: (who: string) => `${who} mentioned you` },
  assigned: { zh: (who: string) => `${who}请您办理`, en: (who: string) => `${who} asks you to act` },
  alertRaised: { zh: '新预警', en: 'New alert' },
  alertTeam: { zh: '派给贵单位的预警', en: 'An alert for your organization' },
  alertLate: { zh: '预警超时未确认', en: 'Nobody acknowledged this alert in time' },
  over: { zh: '此项指派已结束。', en: 'This assignment is over.' },
  commentGone: { zh: '评论已由作者删除。', en: 'The comment was removed by its author.' },
  deletedRecord: { zh: '已删除的记录', en: 'A record that was deleted' },
  markRead: { zh: '标为已读', en: 'Mark as read' },
  markAll: { zh: '全部标为已读', en: 'Mark all as read' },
  isUnread: { zh: '未读', en: 'unread' },
  more: { zh: '显示更多', en: 'Show more' },
  nothing: { zh: '这里还没有内容', en: 'Nothing here yet' },
  nothingWhy: {
    zh: '同事在评论中提及您，或请您办理某条记录时，会出现在这里。',
    en: 'When a colleague mentions you in a comment, or asks you to act on a record, it appears here.',
  },
  webhookPaused: {
    zh: (name: string) => `事件推送“${name}”已暂停`,
    en: (name: string) => `The webhook “${name}” was paused`,
  },
  toTasks: { zh: '我的待办', en: 'My tasks' },
  accessAlarm: { zh: '发现异常访问个人数据', en: 'Unusual looks at personal data' },
  evidenceDiffers: {
    zh: '夜间核对发现结论与记录不符，已修正',
    en: 'Verdicts differed from the records and were mended',
  },
  dataQuestion: { zh: '市民就个人数据提出询问', en: 'A citizen asks about their data' },
} as const satisfies Texts

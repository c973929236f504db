import type { Texts } from '../../ui/text.ts'

export const signatureTexts = {
  settingWaits: { zh: '本市设定待您批准', en: 'A setting of this city waits for your approval' },
  settingApproved: { zh: '您提出的本市设定已获批准', en: 'Your setting was approved' },
  settingDeclined: { zh: '您提出的本市设定未获批准', en: 'Your setting was declined' },
  settingEnds: { zh: '您提出的本市设定即将到期或须复核', en: 'Your setting ends soon or has to be reviewed' },
  settingEnded: { zh: '您提出的本市设定已结束', en: 'Your setting has ended' },
  statementWaits: { zh: '声明待您复核签署', en: 'A statement waits for your signature' },
  statementApproved: { zh: '您的声明已由复核人签署', en: 'Your statement was signed by the second person' },
  statementDeclined: { zh: '您的声明被退回', en: 'Your statement was sent back' },
  statementChallenged: {
    zh: '您的声明受到质疑，请在 30 天内答复',
    en: 'Your statement is challenged: answer within 30 days',
  },
  statementEnds: { zh: '您的声明即将到期', en: 'Your statement ends soon' },
  statementEnded: { zh: '您的声明已失效', en: 'Your statement has ended' },
} as const satisfies Texts

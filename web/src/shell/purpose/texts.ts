import type { Texts } from '../../ui/text.ts'

export const texts = {
  title: { zh: '请说明查看个人数据的目的', en: 'Why do you need personal data?' },
  lead: {
    zh: '相关个人会在“谁看过我的数据”中看到您的姓名、单位和下面填写的目的。',
    en: 'The people concerned will see your name, your office and the purpose below under “Who looked at my data”.',
  },
  ground: { zh: '办理依据', en: 'On what ground' },
  task: { zh: '办理职责内的事项', en: 'A task of mine' },
  consent: { zh: '本人已同意', en: 'The person consented' },
  incident: { zh: '突发事件紧急访问', en: 'Emergency in an open incident' },
  purpose: { zh: '目的', en: 'Purpose' },
  words: { zh: '具体说明（本人可见）', en: 'In plain words (the person reads this)' },
  basis: { zh: '法律依据', en: 'Legal basis' },
  reference: { zh: '事由编号（工单号、案件号）', en: 'Reference (case or file number)' },
  consentPurpose: { zh: '本人同意的用途', en: 'What people consented to' },
  whichIncident: { zh: '突发事件', en: 'Incident' },
  incidentHelp: {
    zh: '仅在事件未结束期间有效；相关个人会看到这是一次紧急访问。',
    en: 'Holds only while the incident is open; the people concerned see that it was an emergency.',
  },
  noIncident: { zh: '目前没有未结束的突发事件。', en: 'No incident is open at present.' },
  noConsents: { zh: '目前没有可依据的同意用途。', en: 'There is no purpose that people can consent to.' },
  go: { zh: '确认并查看', en: 'State and look' },
  leave: { zh: '不查看', en: 'Do not look' },
  failed: { zh: '没有成功，请重试。', en: 'It did not work. Try again.' },
  other: { zh: '其他', en: 'Another purpose' },
  strip: { zh: '正在查看个人数据', en: 'Looking at personal data' },
  until: { zh: (time: string) => `有效至 ${time}`, en: (time: string) => `until ${time}` },
  end: { zh: '结束', en: 'End' },
} as const satisfies Texts

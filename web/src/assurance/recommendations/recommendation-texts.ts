import type { Texts } from '../../ui/text.ts'

export const recommendationTexts = {
  page: { zh: '打开完整页面', en: 'Open its page' },
  noSuch: { zh: '没有这条建议', en: 'There is no such recommendation' },
  sentence: {
    zh: (rules: number, met: number, coverage: string) =>
      `由 ${rules} 条规则判定，${met} 条符合；${coverage} 的规则有证据可评。`,
    en: (rules: number, met: number, coverage: string) =>
      `Judged by ${rules} ${rules === 1 ? 'rule' : 'rules'}, ${met} of them met; ${coverage} have evidence to judge by.`,
  },
  basis: { zh: '我们对内容的把握', en: 'How sure the content is' },
  basisPublic: { zh: '公开文本可读', en: 'Read in public text' },
  basisPublicWhy: {
    zh: '这条建议的内容在公开文本中可以读到。编号、度量和阈值仍由 Citywide 拟定。',
    en: 'What this recommendation asks can be read in public text. Its number, metrics and thresholds are Citywide’s own all the same.',
  },
  basisTopic: { zh: '仅知主题', en: 'Topic known' },
  basisTopicWhy: {
    zh: '已知标准在此处谈论这一主题，但未读到原文。表述由 Citywide 拟定，请与标准正文核对。',
    en: 'The standard is known to speak of this topic here, its words were not read. The wording is Citywide’s; check it against the text you hold.',
  },
  basisOurs: { zh: 'Citywide 自拟', en: 'Citywide’s own' },
  basisOursWhy: {
    zh: '未在标准中读到，由 Citywide 依通行做法拟定，使标准可用。',
    en: 'Not read in a standard: Citywide wrote it from general practice, to make the standard usable.',
  },
  score: { zh: '得分', en: 'Score' },
  course: { zh: '变化过程', en: 'How it moved' },
  noCourse: { zh: '尚无历史。', en: 'There is no history yet.' },
  courseFinding: {
    zh: (turns: number, since: string) => (turns === 0 ? `自 ${since} 判定未变` : `自 ${since} 判定变过 ${turns} 次`),
    en: (turns: number, since: string) =>
      turns === 0
        ? `The verdict has not changed since ${since}`
        : `The verdict changed ${turns === 1 ? 'once' : `${turns} times`} since ${since}`,
  },
  courseSource: {
    zh: '绿线：符合；黄虚线：部分符合；空心点与虚线：事后补评；竖线：规则换了版本。',
    en: 'Green line: met from here; amber dashes: partly; hollow dots and dashes: judged afterwards; upright line: another version of the rule.',
  },
  courseSummary: {
    zh: (count: number, value: string, state: string) => `${count} 个时点，最近 ${value}，${state}。`,
    en: (count: number, value: string, state: string) => `${count} points, the latest ${value}, ${state}.`,
  },
  versionFrom: { zh: (version: string) => `版本 ${version}`, en: (version: string) => `version ${version}` },
  otherVersion: {
    zh: '当时规则是另一个版本，因此不逐条列出条件。',
    en: 'The rule was another version then, so its conditions are not listed one by one.',
  },
  day: { zh: '日期', en: 'Day' },
  state: { zh: '判定', en: 'Verdict' },
  value: { zh: '结果', en: 'Result' },
  population: { zh: '满足/总数', en: 'Pass / all' },
  version: { zh: '版本', en: 'Version' },
  linkages: { zh: '与其他部分的联系', en: 'Linkages' },
  drawnBy: { zh: '被引用于', en: 'Drawn on by' },
  months: { zh: '逐月得分', en: 'Score month by month' },
  monthsFinding: { zh: '这条建议逐月的得分', en: 'Its score month by month' },
  all: { zh: '全部建议与判定', en: 'All recommendations' },
} as const satisfies Texts

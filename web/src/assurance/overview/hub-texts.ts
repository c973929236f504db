import type { Texts } from '../../ui/text.ts'

export const hubTexts = {
  noSuchScreen: { zh: '没有这个页面', en: 'There is no such page' },
  title: { zh: '评估与证据', en: 'Assurance' },
  lead: {
    zh: (met: number, all: number, coverage: string) =>
      `${all} 条建议与问题中 ${met} 条符合，${coverage} 的规则有证据可评。`,
    en: (met: number, all: number, coverage: string) =>
      `${met} of ${all} recommendations and questions are met; ${coverage} of the rules have evidence to judge by.`,
  },
  standing: { zh: '现状与历史', en: 'How things stand and stood' },
  acting: { zh: '从判定到行动', en: 'From verdict to action' },
  settling: { zh: '规则与本市设定', en: 'Rules, and what the city has settled' },
  others: { zh: '其他标准与数据核对', en: 'Other frameworks, and records that disagree' },
  overview: { zh: '符合情况总览', en: 'Conformance overview' },
  overviewAbout: {
    zh: '各部分与组成部分的得分、覆盖和证据来源，与上月对比。',
    en: 'Parts and components with score, coverage and what they rest on, against last month.',
  },
  recommendations: { zh: '建议与判定', en: 'Recommendations' },
  recommendationsAbout: {
    zh: '108 条建议与 27 个问题，可按判定筛选。',
    en: 'The 108 recommendations and 27 questions, to filter by verdict.',
  },
  factors: { zh: '关键成功因素', en: 'Success factors' },
  factorsAbout: {
    zh: '27 个问题的逐月热力图，计算得分与自评、同行评和独立评并列。',
    en: 'The 27 questions as a heat map over months; computed evidence beside what people say.',
  },
  changes: { zh: '六项治理变化', en: 'Six governance changes' },
  changesAbout: { zh: '按月序列，可见变化从何时开始。', en: 'As series over months: when each began to move.' },
  gates: { zh: '五个阶段关口', en: 'Five phase gates' },
  gatesAbout: {
    zh: '哪些关口已通过，其余还缺什么。',
    en: 'Which gates are passed, and what is missing at the others.',
  },
  emergency: { zh: '应急二十一单元', en: 'Twenty-one emergency cells' },
  emergencyAbout: {
    zh: '七个环节与三大管理领域。',
    en: 'Seven stages of command in three management areas.',
  },
  findings: { zh: '发现项', en: 'Findings' },
  findingsAbout: { zh: '变差的判定、责任人和期限。', en: 'Verdicts that got worse, with owner and date.' },
  next: { zh: '最省力的改进', en: 'What to do next' },
  nextAbout: {
    zh: '改动最少而改善判定最多的清单。',
    en: 'The smallest set of changes that moves most verdicts.',
  },
  rules: { zh: '规则工作室', en: 'Rule studio' },
  rulesAbout: { zh: '查看、修改、审核和发布规则卡。', en: 'Look at, change, review and publish rule cards.' },
  profile: { zh: '城市设定', en: 'City profile' },
  profileAbout: {
    zh: '阈值、不适用和豁免，各有理由与批准人。',
    en: 'Thresholds, what does not apply, exemptions: each with reason and approver.',
  },
  attestations: { zh: '声明', en: 'Statements' },
  attestationsAbout: {
    zh: '具名人员附证据的声明，由第二人签署。',
    en: 'What named people state with evidence, signed by a second one.',
  },
  frameworks: { zh: '标准包与映射', en: 'Frameworks and mappings' },
  frameworksAbout: {
    zh: '相关标准、相互映射与 OSCAL 交换。',
    en: 'Related standards, their mappings, OSCAL out and in.',
  },
  contradictions: { zh: '记录之间的矛盾', en: 'Contradictions between records' },
  contradictionsAbout: { zh: '互相矛盾的记录。', en: 'Records that contradict each other.' },
  purposes: { zh: '目的与议题矩阵', en: 'Purposes and issues' },
  purposesAbout: { zh: 'ISO 37101 的六项目的与十二个议题。', en: 'Six purposes and twelve issues of ISO 37101.' },
  openCount: {
    zh: (count: number) => `${count} 项未关闭`,
    en: (count: number) => `${count} open`,
  },
  metCount: {
    zh: (count: number) => `${count} 项符合`,
    en: (count: number) => `${count} met`,
  },
  passed: { zh: (count: number) => `已通过 ${count} 个`, en: (count: number) => `${count} passed` },
} as const satisfies Texts

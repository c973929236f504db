import type { Texts } from '../../ui/text.ts'

export const overviewTexts = {
  title: { zh: '符合情况总览', en: 'Conformance overview' },
  lead: {
    zh: (met: number, all: number, coverage: string) => `${all} 条中 ${met} 条符合，可评估的规则占 ${coverage}。`,
    en: (met: number, all: number, coverage: string) =>
      `${met} of ${all} are met, and ${coverage} of the rules can be assessed.`,
  },
  better: {
    zh: (count: number, when: string) => `比 ${when} 多 ${count} 条。`,
    en: (count: number, when: string) => `That is ${count} more than at the end of ${when}.`,
  },
  worse: {
    zh: (count: number, when: string) => `比 ${when} 少 ${count} 条。`,
    en: (count: number, when: string) => `That is ${count} fewer than at the end of ${when}.`,
  },
  same: {
    zh: (when: string) => `与 ${when} 相同。`,
    en: (when: string) => `That is as many as at the end of ${when}.`,
  },
  map: { zh: '各部分与组成部分', en: 'Parts and components' },
  mapAbout: { zh: '数字为得分（0–100）', en: 'the figure is the score, 0 to 100' },
  list: { zh: '列表', en: 'As a list' },
  component: { zh: '组成部分', en: 'Component' },
  score: { zh: '得分', en: 'Score' },
  state: { zh: '最差判定', en: 'Worst verdict' },
  coverage: { zh: '覆盖', en: 'Covered' },
  split: { zh: '证据来源', en: 'Rests on' },
  counts: { zh: '建议', en: 'Recommendations' },
  critical: { zh: '关键项不符合', en: 'Critical misses' },
  change: { zh: '较上月', en: 'Against last month' },
  findings: { zh: '发现项', en: 'Findings' },
  findingsOf: { zh: (code: string) => `${code} 的发现项`, en: (code: string) => `findings of ${code}` },
  tooLittle: { zh: '证据不足', en: 'too little evidence' },
  noneCritical: { zh: '无', en: 'none' },
  unchanged: { zh: '无变化', en: 'no change' },
  nothingBefore: { zh: '无从比较', en: 'nothing to compare' },
  up: { zh: (points: string) => `升 ${points}`, en: (points: string) => `up ${points}` },
  down: { zh: (points: string) => `降 ${points}`, en: (points: string) => `down ${points}` },
  splitWords: {
    zh: (live: number, register: number, assessed: number, attested: number) =>
      `实时 ${live}，登记 ${register}，评估 ${assessed}，声明 ${attested}`,
    en: (live: number, register: number, assessed: number, attested: number) =>
      `${live} live, ${register} register, ${assessed} assessed, ${attested} attested`,
  },
  live: { zh: '实时', en: 'live' },
  register: { zh: '登记', en: 'register' },
  assessed: { zh: '评估', en: 'assessed' },
  attested: { zh: '声明', en: 'attested' },
  without: { zh: '尚不可评', en: 'not assessable' },
  filterPart: { zh: '按部分筛选', en: 'Filter by part' },
  filterState: { zh: '按判定筛选', en: 'Filter by verdict' },
  filterShow: { zh: '只看', en: 'Only' },
  onlyCritical: { zh: '有关键项不符合的', en: 'with a critical miss' },
  onlyWorse: { zh: '比上月差的', en: 'worse than last month' },
  onlyLittle: { zh: '证据不足的', en: 'with too little evidence' },
  noneFit: { zh: '没有符合筛选条件的组成部分', en: 'No component fits the filters' },
  clearFilters: { zh: '清除筛选', en: 'Clear the filters' },
  course: { zh: '逐月走势', en: 'Month by month' },
  courseFinding: {
    zh: (score: string, from: string, when: string) => `总得分 ${score}，${when}为 ${from}`,
    en: (score: string, from: string, when: string) => `The whole stands at ${score}; in ${when} it stood at ${from}`,
  },
  courseNone: { zh: '总得分尚无历史', en: 'The whole has no history yet' },
  scopes: { zh: '与各下级范围对比', en: 'Compare with the parts of the city' },
  thresholds: {
    zh: '阈值与小数编号由 Citywide 拟定，可在城市设定中调整。得分是可评估建议的平均值，不作推算。',
    en: 'Thresholds and sub-numbers are Citywide’s own and can be settled in the city profile. A score is the mean of what can be assessed; nothing is imputed.',
  },
  tileWords: {
    zh: (score: string, coverage: string, change: string) => `得分 ${score}，覆盖 ${coverage}，${change}`,
    en: (score: string, coverage: string, change: string) => `score ${score}, ${coverage} covered, ${change}`,
  },
} as const satisfies Texts

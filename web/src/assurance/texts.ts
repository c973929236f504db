import type { Texts } from '../ui/text.ts'

const are = (count: number) => (count === 1 ? 'is' : 'are')

export const texts = {
  cockpit: { zh: '驾驶舱', en: 'Cockpit' },
  vision: {
    zh: (edition: number) => `共同愿景 · 第 ${edition} 版`,
    en: (edition: number) => `Shared vision · version ${edition}`,
  },
  noVision: { zh: '尚未登记城市愿景', en: 'No city vision has been registered yet' },
  onCourse: { zh: '按计划的利益', en: 'benefits on course' },
  onCourseDetail: {
    zh: (risk: number, late: number, none: number) => `风险 ${risk} · 延迟 ${late} · 无法预测 ${none}`,
    en: (risk: number, late: number, none: number) => `${risk} at risk · ${late} late · ${none} cannot be forecast`,
  },
  modelMet: { zh: '符合的建议', en: 'recommendations met' },
  modelDetail: {
    zh: (share: string, partly: number, notMet: number) => `覆盖 ${share} · 部分 ${partly} · 不符 ${notMet}`,
    en: (share: string, partly: number, notMet: number) => `${share} covered · ${partly} partly · ${notMet} not met`,
  },
  evidenceMix: {
    zh: (live: number, register: number, assessed: number) => `实时 ${live}，登记 ${register}，评估 ${assessed}`,
    en: (live: number, register: number, assessed: number) =>
      `${live} live, ${register} from registers, ${assessed} assessed`,
  },
  automated: { zh: '自动采集的数值', en: 'figures collected automatically' },
  automatedDetail: {
    zh: (fresh: number, total: number) => `${total} 项中 ${fresh} 项按时更新`,
    en: (fresh: number, total: number) => `${fresh} of ${total} fresh`,
  },
  thread: { zh: '从愿景到证据', en: 'From vision to evidence' },
  withoutBenefit: {
    zh: (count: number) => `另有 ${count} 项目标尚未关联利益和举措`,
    en: (count: number) =>
      count === 1
        ? 'One more goal has no benefit and no initiative yet'
        : `${count} more goals have no benefit and no initiative yet`,
  },
  threadAbout: { zh: '目标、利益、路线图与风险在同一行', en: 'Goal, benefit, roadmap and risk on one line' },
  goal: { zh: '目标与主要利益', en: 'Goal and lead benefit' },
  now: { zh: '现值', en: 'Now' },
  actualPlan: { zh: '实际、计划、目标', en: 'Actual, plan, target' },
  roadmap: { zh: '路线图', en: 'Roadmap' },
  topRisk: { zh: '首要风险', en: 'Top risk' },
  evidence: { zh: '证据', en: 'Evidence' },
  today: { zh: '今天', en: 'today' },
  asOfDay: { zh: '评估日', en: 'as of' },
  noBenefit: { zh: '没有与此目标相连的利益', en: 'No benefit is linked to this goal' },
  noInitiative: { zh: '没有举措', en: 'No initiative' },
  noRisk: { zh: '没有登记风险', en: 'No risk registered' },
  noGoals: { zh: '这里将显示愿景的目标', en: 'The goals of the vision would stand here' },
  noGoalsWhy: {
    zh: '登记愿景目标并与利益相连后，每个目标占一行。',
    en: 'Register the targets of the vision and link benefits to them: each target then has a line.',
  },
  addGoal: { zh: '登记愿景目标', en: 'Register a target' },
  sparkline: {
    zh: (name: string, now: string, target: string, state: string) =>
      `${name}：现值 ${now}，目标 ${target}，${state}。`,
    en: (name: string, now: string, target: string, state: string) =>
      `${name}: now ${now}, target ${target}, ${state}.`,
  },
  lanes: { zh: (names: string) => `举措：${names}。`, en: (names: string) => `Initiatives: ${names}.` },
  risk: {
    zh: (likelihood: number, impact: number) => `可能性 ${likelihood}，影响 ${impact}`,
    en: (likelihood: number, impact: number) => `likelihood ${likelihood}, impact ${impact}`,
  },
  model: { zh: '标准的各组成部分', en: 'The parts of the standard' },
  modelAbout: { zh: '每个标记是一条建议', en: 'Each mark is one recommendation' },
  covered: { zh: '覆盖', en: 'Covered' },
  coveredTitle: { zh: '可评估的规则占比', en: 'Share of the rules that can be assessed' },
  counts: {
    zh: (met: number, partly: number, not: number, none: number, attested: number) =>
      `符合 ${met}，部分符合 ${partly}，不符合 ${not}，不可评估 ${none}，已声明 ${attested}`,
    en: (met: number, partly: number, not: number, none: number, attested: number) =>
      `${met} met, ${partly} partly met, ${not} not met, ${none} not assessable, ${attested} attested`,
  },
  risks: { zh: '战略风险', en: 'Strategic risks' },
  open: { zh: (count: number) => `${count} 项未决`, en: (count: number) => `${count} open` },
  matrix: {
    zh: (count: number, grave: number) => `五乘五风险矩阵：${count} 项风险，其中 ${grave} 项严重。列表在旁。`,
    en: (count: number, grave: number) =>
      `Risk matrix, five by five: ${count} risks, ${grave} of them grave. The list stands beside it.`,
  },
  moreRisks: { zh: (count: number) => `全部 ${count} 项`, en: (count: number) => `All ${count}` },
  waiting: { zh: '等待决定', en: 'Waiting for a decision' },
  nothingWaits: { zh: '目前没有等待决定的事项。', en: 'Nothing waits for a decision at the moment.' },
  noDate: { zh: '未定期限', en: 'no date' },
  turned: { zh: '发生变化的判定', en: 'Verdicts that turned' },
  nothingTurned: { zh: '近期没有判定发生变化。', en: 'No verdict has turned lately.' },
  firstVerdict: { zh: '首次评估', en: 'first verdict' },
  fromTo: { zh: (from: string, to: string) => `${from} → ${to}`, en: (from: string, to: string) => `${from} → ${to}` },
  overview: { zh: '符合情况总览', en: 'Conformance overview' },
  recommendations: { zh: '建议与判定', en: 'Recommendations' },
  recommendationsLead: {
    zh: (shown: number, met: number, partly: number, notMet: number, none: number) =>
      `${shown} 条中，${met} 条符合，${partly} 条部分符合，${notMet} 条不符合，${none} 条不可评估。`,
    en: (shown: number, met: number, partly: number, notMet: number, none: number) =>
      `Of ${shown}, ${met} ${are(met)} met, ${partly} partly, ${notMet} not met; ${none} cannot be assessed.`,
  },
  recommendation: { zh: '建议', en: 'Recommendation' },
  part: { zh: '组成部分', en: 'Part' },
  state: { zh: '判定', en: 'Verdict' },
  coverage: { zh: '覆盖', en: 'Covered' },
  evidenceOf: { zh: '证据类别', en: 'Evidence' },
  rules: { zh: '规则', en: 'Rules' },
  filterState: { zh: '按判定筛选', en: 'Filter by verdict' },
  filterPart: { zh: '按组成部分筛选', en: 'Filter by part' },
  filterWords: { zh: '在文字中查找', en: 'Find in the texts' },
  noneFit: { zh: '没有符合筛选条件的建议', en: 'No recommendation fits the filters' },
  clearFilters: { zh: '清除筛选', en: 'Clear the filters' },
  records: {
    zh: (pass: number, n: number) => `${n} 条记录中 ${pass} 条满足`,
    en: (pass: number, n: number) => `${pass} of ${n} records satisfy it`,
  },
  unknownToo: {
    zh: (unknown: number) => `，另有 ${unknown} 条无法判断`,
    en: (unknown: number) => `; ${unknown} cannot be told`,
  },
  value: { zh: '结果', en: 'Result' },
  thresholds: { zh: '阈值', en: 'Thresholds' },
  metFrom: { zh: (value: string) => `${value} 起为符合`, en: (value: string) => `met from ${value}` },
  metTo: { zh: (value: string) => `${value} 以内为符合`, en: (value: string) => `met up to ${value}` },
  metWithin: {
    zh: (low: string, high: string) => `${low} 至 ${high} 为符合`,
    en: (low: string, high: string) => `met from ${low} to ${high}`,
  },
  partlyFrom: { zh: (value: string) => `${value} 起为部分符合`, en: (value: string) => `partly from ${value}` },
  partlyTo: { zh: (value: string) => `${value} 以内为部分符合`, en: (value: string) => `partly up to ${value}` },
  conditions: { zh: '条件', en: 'Conditions' },
  failsAndUnknown: {
    zh: (fails: number, unknown: number) =>
      unknown === 0 ? `${fails} 条不满足` : `${fails} 条不满足，${unknown} 条无法判断`,
    en: (fails: number, unknown: number) =>
      unknown === 0
        ? `${fails} ${fails === 1 ? 'fails' : 'fail'}`
        : `${fails} ${fails === 1 ? 'fails' : 'fail'}, ${unknown} cannot be told`,
  },
  failing: { zh: '不满足的记录', en: 'Records that do not satisfy it' },
  newly: { zh: '新', en: 'new' },
  openRecords: { zh: '打开相关台账', en: 'Open the register' },
  moreFailing: { zh: (count: number) => `另有 ${count} 条`, en: (count: number) => `and ${count} more` },
  missing: { zh: '清单中缺少的', en: 'Missing of the list' },
  pending: {
    zh: (state: string) => `将变为“${state}”，待第二次评估确认`,
    en: (state: string) => `about to become “${state}”, once a second evaluation agrees`,
  },
  context: { zh: '背景', en: 'Context' },
  accountable: { zh: '牵头', en: 'Answers for it' },
  factors: { zh: '九个成功因素', en: 'The nine success factors' },
  howSure: { zh: '内容依据', en: 'How sure the content is' },
  change: { zh: '怎样才会改变', en: 'What would change it' },
  since: { zh: (when: string) => `自 ${when}`, en: (when: string) => `since ${when}` },
  before: { zh: '此前', en: 'Before' },
  owner: { zh: '负责角色', en: 'Who acts' },
  source: { zh: '依据', en: 'Rests on' },
  evaluated: { zh: '评估时刻', en: 'Evaluated as of' },
  newest: { zh: '最新输入', en: 'Newest input' },
  ruleVersion: { zh: '规则版本', en: 'Version of the rule' },
  minSample: { zh: '最小样本', en: 'Least sample' },
  recommendationRules: { zh: '由这些规则判定', en: 'Judged by these rules' },
  history: { zh: '变化记录', en: 'How it changed' },
  changedRecords: {
    zh: (noun: string, count: number) => `${noun}有 ${count} 条记录变动`,
    en: (noun: string, count: number) => `${count} changed ${count === 1 ? 'record' : 'records'} of “${noun}”`,
  },
  because: { zh: (what: string) => `起因：${what}`, en: (what: string) => `because of ${what}` },
  becauseSettled: { zh: '起因：本市设定或声明有变', en: 'because what this city has settled or stated changed' },
  toRecommendation: { zh: '查看建议', en: 'See the recommendation' },
  need: { zh: '为什么需要', en: 'Why it is needed' },
  clause: { zh: '条款', en: 'Clause' },
  linkages: { zh: '与其他部分的联系', en: 'Linkages to other parts' },
  registers: { zh: '相关台账', en: 'Its registers' },
  noRegisters: { zh: '此部分没有自己的台账。', en: 'This part has no register of its own.' },
  inner: { zh: '下属部分', en: 'Its parts' },
  partSentence: {
    zh: (count: number, met: number, open: number) => `共 ${count} 条建议，${met} 条符合，${open} 条需要处理。`,
    en: (count: number, met: number, open: number) =>
      `${count} ${count === 1 ? 'recommendation' : 'recommendations'}: ${met} met, ${open} to be worked on.`,
  },
  noSuchPart: { zh: '标准中没有这个部分', en: 'The standard has no such part' },
  reasonError: {
    zh: '规则计算出错，已报告管理员。',
    en: 'The rule could not be computed; the administrator has been told.',
  },
  reasonNoData: {
    zh: '没有可评估的记录：这不等于不符合。',
    en: 'There are no records to assess: that is not the same as not met.',
  },
  reasonFew: {
    zh: (n: number, least: number) => `只有 ${n} 条记录，少于最小样本 ${least}。`,
    en: (n: number, least: number) =>
      `Only ${n} ${n === 1 ? 'record' : 'records'}, fewer than the least sample of ${least}.`,
  },
  reasonStale: { zh: '数据已过期，不能据此判定。', en: 'The data are too old to judge by.' },
  reasonExpired: { zh: '声明已到期，记录又无法说明。', en: 'The statement has ended, and records say nothing.' },
  reasonChallenged: {
    zh: '声明受到质疑，待其提出人答复。',
    en: 'The statement is challenged; its owner has to answer.',
  },
  reasonFrozen: {
    zh: '不满足的都是冻结的存量，没有新增。',
    en: 'All that fails failed at the start and is held; nothing new fails.',
  },
  criticalRule: { zh: '关键规则', en: 'critical' },
  criticalNotMet: {
    zh: (count: number) => `${count} 条关键规则不符合`,
    en: (count: number) => (count === 1 ? 'a critical rule is not met' : `${count} critical rules are not met`),
  },
  reasonUnknown: { zh: '关键内容未填写，无法判断。', en: 'What decides has not been filled in.' },
} as const satisfies Texts

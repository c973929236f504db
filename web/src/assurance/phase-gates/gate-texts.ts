import type { Texts } from '../../ui/text.ts'

export const gateTexts = {
  title: { zh: '五个阶段关口', en: 'Five phase gates' },
  lead: {
    zh: (passed: number, next: string) =>
      passed === 0 ? `尚未通过任何关口，下一个是“${next}”。` : `已通过 ${passed} 个关口，下一个是“${next}”。`,
    en: (passed: number, next: string) =>
      passed === 0
        ? `No gate is passed yet; the next one is “${next}”.`
        : `${passed} ${passed === 1 ? 'gate is' : 'gates are'} passed; the next one is “${next}”.`,
  },
  leadAll: { zh: '五个关口均已通过。', en: 'All five gates are passed.' },
  passed: { zh: '已通过', en: 'Passed' },
  overridden: { zh: '经决定通过，但证据不足', en: 'Passed by decision against the evidence' },
  ready: { zh: '条件齐备，待决定', en: 'Ready: only the decision is missing' },
  open: { zh: '未通过', en: 'Not passed' },
  needs: { zh: '每个关口的要求', en: 'What every gate asks for' },
  exit: { zh: '退出规则', en: 'Exit rules' },
  exitFulfilled: {
    zh: (count: number) => `${count} 条全部满足`,
    en: (count: number) => `all ${count} hold`,
  },
  exitMissing: {
    zh: (missing: number, count: number) => `${count} 条中 ${missing} 条未满足`,
    en: (missing: number, count: number) => `${missing} of ${count} do not hold`,
  },
  holds: { zh: '阻碍', en: 'holds the gate' },
  factors: { zh: '成功因素', en: 'Success factors' },
  factorsAssessed: {
    zh: (count: number, all: number) => `183 天内已评 ${count} / ${all} 项`,
    en: (count: number, all: number) => `${count} of ${all} assessed within 183 days`,
  },
  factorsMissing: {
    zh: (names: string) => `尚缺：${names}`,
    en: (names: string) => `Missing: ${names}`,
  },
  factorsCritical: { zh: '关键项不符合', en: 'Critical, and not met' },
  toFactors: { zh: '登记评估', en: 'To the success factors' },
  decision: { zh: '决定', en: 'Decision' },
  noDecision: { zh: '尚未登记决定。', en: 'No decision has been recorded.' },
  record: { zh: '登记阶段评审', en: 'Record a review' },
  recordOf: { zh: (phase: string) => `登记阶段评审：${phase}`, en: (phase: string) => `Record a review: ${phase}` },
  independent: { zh: '独立评审', en: 'independent review' },
  notScored: { zh: '未对照成功因素评分', en: 'success factors not scored' },
  allReviews: { zh: '全部阶段评审', en: 'All phase reviews' },
  moreReviews: { zh: (count: number) => `另有 ${count} 次`, en: (count: number) => `and ${count} earlier` },
  months: { zh: '逐月得分', en: 'Month by month' },
  finding: { zh: '五个阶段退出规则的逐月得分', en: 'The exit rules of the five phases, month by month' },
  phase: { zh: '阶段', en: 'Phase' },
  gate: { zh: '关口', en: 'Gate' },
} as const satisfies Texts

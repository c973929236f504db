import type { Day, Make, Need } from './builder.ts'
import type { Goal } from './goals.ts'

/** One goal on its golden thread: indicator, target, benefit, initiatives, links, review and risk. */
export async function goalRecords(goal: Goal, make: Make, need: Need, day: Day): Promise<void> {
  const { code, indicator } = goal
  await make('indicators', `indicator-${code}`, {
    code: `CC-${code}`,
    framework: 'CITY',
    title: indicator.title,
    unit: indicator.unit,
    direction: indicator.direction,
    usedForBenefit: true,
    social: indicator.social,
    disaggregated: false,
    automated: indicator.method === 'measured',
    frequencyDays: 31,
    targetValue: goal.target,
    ownerOrgId: need(`org-${goal.organization}`),
    areaLevel: 'city',
    domain: indicator.domain,
  })
  await make('vision-targets', `target-${code}`, {
    visionId: need('vision'),
    status: 'active',
    title: goal.title,
    purposeCodes: goal.purposes,
    issueCodes: goal.issues,
    localPriorityRef: goal.title.zh,
    smartLevers: goal.levers,
    corePlanRef: goal.plan,
    indicatorId: need(`indicator-${code}`),
    baselineValue: goal.baseline,
    targetValue: goal.target,
    targetAt: day(goal.due),
  })
  await make('benefits', `benefit-${code}`, {
    title: goal.benefit,
    level: 'outcome',
    nature: goal.nature,
    status: 'on_track',
    ownerId: need(`person-${goal.owner}`),
    ownerIsOperational: true,
    segmentIds: [need('segment-residents')],
    purposeCodes: goal.purposes,
    issueCodes: goal.issues,
    indicatorId: need(`indicator-${code}`),
    baselineValue: goal.baseline,
    targetValue: goal.target,
    targetAt: day(goal.due),
    stakeholderValidatedAt: code === 'trips' ? null : day(-14),
    publishedAt: day(-13),
    direction: indicator.direction,
    unit: indicator.unit,
    areaId: need('area-city'),
    valueClass: 'social',
    beneficiaryIds: [need('segment-residents')],
    baselineAt: day(-60),
    baselineFrozenAt: day(-15),
    gate: 'G2',
    confidence: 'medium',
  })
  await make('benefit-links', `serves-${code}`, {
    fromId: need(`benefit-${code}`),
    toId: need(`target-${code}`),
    kind: 'serves',
    share: 1,
    shareBasis: 'agreed',
    ownerId: need(`person-${goal.owner}`),
  })
  await make('benefit-reviews', `review-${code}`, {
    benefitId: need(`benefit-${code}`),
    reviewedAt: day(-2),
    actual: goal.now,
    decision: code === 'river' ? 'correct' : 'continue',
    independent: code !== 'trips',
    publishedAt: day(-2),
  })
  for (const initiative of goal.initiatives) {
    const closed = initiative.status === 'closed'
    await make('initiatives', `initiative-${initiative.code}`, {
      roadmapId: need('roadmap'),
      title: initiative.title,
      status: initiative.status,
      phase: initiative.phase,
      leadOrgId: need(`org-${goal.organization}`),
      partnerOrgIds: [need('org-data')],
      componentCodes: ['B7', 'C1'],
      visionTargetIds: [need(`target-${code}`)],
      citizenFacing: goal.nature === 'social',
      personalData: false,
      ict: true,
      quickWin: false,
      method: 'iterative',
      plannedStart: day(initiative.from),
      plannedEnd: day(initiative.to),
      actualStart: initiative.from <= 0 ? day(initiative.from) : null,
      closedAt: closed ? day(initiative.to) : null,
      budget: 12_000_000,
      spent: closed ? 11_400_000 : 6_200_000,
      businessCaseAt: day(initiative.from - 2),
      outcomeFocused: true,
      departmentId: need(`org-${goal.organization}`),
      gateState: closed ? 'G3' : 'G2',
      ownerId: need(`person-${goal.owner}`),
      domain: indicator.domain,
      // What serves a benefit serves its purposes; each does so on the issue it works on first.
      purposeCodes: goal.purposes.slice(0, 1),
      issueCodes: goal.issues,
    })
    await make('benefit-links', `contributes-${initiative.code}`, {
      fromId: need(`initiative-${initiative.code}`),
      toId: need(`benefit-${code}`),
      kind: 'contributes',
      share: initiative.share,
      shareBasis: 'agreed',
      lagMonths: 3,
      necessity: 'necessary',
      assumption: '上线后按计划投入使用 / Taken into use as planned',
      assumptionReviewDueAt: day(5),
      ownerId: need(`person-${goal.owner}`),
    })
  }
  await make('risks', `risk-${code}`, {
    initiativeId: need(`initiative-${goal.initiatives.at(-1)?.code}`),
    title: goal.risk.title,
    probability: goal.risk.probability,
    impact: goal.risk.impact,
    ownerId: need(`person-${goal.owner}`),
    response: goal.risk.response,
    status: 'open',
    strategic: true,
    reviewedAt: day(-1),
  })
}

import type { Day, Make, Need } from './builder.ts'
import { organizations } from './organizations.ts'

/** Vision, principles, endorsements, the steering group and what waits for its decision. */
export async function strategy(make: Make, need: Need, day: Day): Promise<void> {
  await make('visions', 'vision', {
    edition: 4,
    status: 'published',
    text: {
      zh: '澄江之城：人人一刻钟，抵达美好生活所需。',
      en: 'A river city where everyone is fifteen minutes from what a good life needs.',
    },
    draftedAt: day(-20),
    publishedAt: day(-14),
    reviewDueAt: day(3),
  })
  const principles = [
    ['A1', { zh: '各方共同拥有一个愿景。', en: 'Everyone concerned shares one vision.' }],
    ['A2', { zh: '一切从居民和企业的需要出发。', en: 'Everything starts from the needs of people and firms.' }],
    ['A3', { zh: '数字化贯穿始终，数据可以再用。', en: 'Digital throughout, with data that can be used again.' }],
    ['A4', { zh: '对外开放，协同共建。', en: 'Open to all, and built together.' }],
  ] as const
  for (const [code, text] of principles) {
    await make('principles', `principle-${code}`, {
      code,
      text,
      status: 'agreed',
      agreedAt: day(-18),
      reviewDueAt: day(6),
      baselineRef: 'ISO 37106 5',
      deviationNote: code === 'A4' ? null : '无 / none',
    })
  }
  const groups = ['departments', 'utilities', 'voluntary', 'academia'] as const
  const endorsers = ['civil', 'water', 'union', 'university'] as const
  for (const [index, organization] of endorsers.entries()) {
    await make('endorsements', `endorsement-${organization}`, {
      targetType: 'Vision',
      targetId: need('vision'),
      orgId: need(`org-${organization}`),
      stakeholderGroup: groups[index],
      endorsedAt: day(-13),
    })
    await make('stakeholders', `stakeholder-${organization}`, {
      orgId: need(`org-${organization}`),
      name: organizations.find(({ code }) => code === organization)?.name,
      stakeholderGroup: groups[index],
      influence: 5 - index,
      impact: 3,
      key: index < 2,
      ownerId: need('person-lin'),
      reviewedAt: day(-3),
    })
  }
  await make('governance-bodies', 'body-steering', {
    title: { zh: '智慧城市领导小组', en: 'Smart city steering group' },
    kind: 'steering',
    cadenceDays: 60,
    termsRef: '澄智〔2024〕1 号',
  })
  const roles = [
    ['programme_director', 'lin'],
    ['chief_data_officer', 'tang'],
    ['administrative_lead', 'sun'],
  ] as const
  for (const [role, person] of roles) {
    await make('role-assignments', `role-${role}`, {
      personId: need(`person-${person}`),
      role,
      scopeType: 'programme',
      roleScopeId: need('body-steering'),
      startedAt: day(-18),
      budgetAuthority: role !== 'chief_data_officer',
      mandateRef: '澄智〔2024〕3 号',
    })
  }
  await make('citizen-segments', 'segment-residents', {
    title: { zh: '常住居民', en: 'Residents' },
    kind: 'citizen',
    population: 3_200_000,
    vulnerable: false,
    digitalExclusionRate: 0.11,
    ownerOrgId: need('org-civil'),
    needsUpdatedAt: day(-5),
  })
  await make('roadmaps', 'roadmap', { edition: 2, status: 'current', publishedAt: day(-12), reviewDueAt: day(4) })
  await make('meetings', 'meeting-1', {
    bodyId: need('body-steering'),
    bodyKind: 'steering',
    heldAt: day(-1),
    quorate: true,
    minutesRef: '会议纪要 2026-5 / Minutes 2026-5',
  })
  const actions = [
    [
      'restore',
      { zh: '恢复管网遥测：批准替换合同', en: 'Restore sewer telemetry: approve the replacement contract' },
      'bai',
      0,
    ],
    ['approvals', { zh: '服务点用地审批限 20 天', en: 'Set a 20-day limit for service-point land approvals' }, 'he', 1],
    ['licence', { zh: '续签票务数据许可', en: 'Renew the ticketing data licence' }, 'qiao', 1],
  ] as const
  for (const [code, title, person, months] of actions) {
    await make('actions', `action-${code}`, {
      sourceType: 'Meeting',
      sourceId: need('meeting-1'),
      title,
      ownerId: need(`person-${person}`),
      raisedAt: day(-1),
      dueAt: day(months),
      status: code === 'restore' ? 'blocked' : 'in_progress',
    })
  }
}

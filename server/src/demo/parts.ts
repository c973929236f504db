/** Two districts, a business district and a settlement of the made-up city, with what they do themselves. */
import type { Day, Make, Need } from './builder.ts'

const scopes = [
  { code: 'jiangbei', in: 'chengchuan', kind: 'district', title: { zh: '江北区', en: 'Jiangbei District' } },
  { code: 'gucheng', in: 'chengchuan', kind: 'district', title: { zh: '古城区', en: 'Gucheng District' } },
  {
    code: 'jiangbei-riverside',
    in: 'jiangbei',
    kind: 'business_district',
    title: { zh: '江北滨江商务区', en: 'Jiangbei Riverside business district' },
  },
  { code: 'liutang', in: 'gucheng', kind: 'settlement', title: { zh: '柳塘社区', en: 'Liutang settlement' } },
] as const

type Part = (typeof scopes)[number]['code']

const services = [
  {
    scope: 'jiangbei',
    code: 'meals',
    title: { zh: '老年助餐', en: 'Meals for older residents' },
    domain: 'social',
    online: true,
    complete: true,
    purposes: ['WB', 'SC'],
    issues: ['HEA', 'LIV'],
  },
  {
    scope: 'jiangbei',
    code: 'firm',
    title: { zh: '企业开办', en: 'Starting a firm' },
    domain: 'business',
    online: true,
    complete: true,
    purposes: ['AT'],
    issues: ['ECO', 'GOV'],
  },
  {
    scope: 'gucheng',
    code: 'repair',
    title: { zh: '老旧房屋修缮申请', en: 'Repair of old houses' },
    domain: 'housing',
    online: false,
    complete: false,
    purposes: ['SC'],
    issues: ['CUL', 'ENV'],
  },
  {
    scope: 'liutang',
    code: 'visits',
    title: { zh: '社区医生上门', en: 'Home visits by the community doctor' },
    domain: 'health',
    online: false,
    complete: false,
    purposes: [],
    issues: [],
  },
] as const

const initiatives = [
  {
    scope: 'jiangbei',
    code: 'jiangbei-shade',
    title: { zh: '滨江林荫步道', en: 'Shaded walks along the river' },
    owner: 'zhou',
    organization: 'ecology',
    purposes: ['PE', 'RE'],
    issues: ['BIO', 'ENV'],
  },
  {
    scope: 'gucheng',
    code: 'gucheng-flood',
    title: { zh: '古城排涝改造', en: 'Drainage of the old town' },
    owner: null,
    organization: 'water',
    purposes: ['RE'],
    issues: ['INF', 'SAF'],
  },
  {
    scope: 'jiangbei-riverside',
    code: 'riverside-energy',
    title: { zh: '商务区楼宇节能', en: 'Energy saving in the towers of the business district' },
    owner: 'tang',
    organization: 'data',
    purposes: ['RU'],
    issues: ['ENV', 'ECO'],
  },
] as const

const datasets = [
  { scope: 'jiangbei', code: 'benches', title: { zh: '江北区公园座椅', en: 'Benches in Jiangbei parks' }, open: true },
  {
    scope: 'gucheng',
    code: 'houses',
    title: { zh: '古城区历史建筑名录', en: 'Historic buildings of Gucheng' },
    open: false,
  },
  {
    scope: 'jiangbei-riverside',
    code: 'towers',
    title: { zh: '商务区楼宇用能', en: 'Energy use of the towers in the business district' },
    open: true,
  },
] as const

/** Local implementation as ISO 37108 and ISO 37111 lay it out: step by step, and with gaps as real parts have them. */
const plans = [
  {
    scope: 'jiangbei-riverside',
    kind: 'business_district',
    step: 'baseline',
    status: 'done',
    issues: ['ECO', 'ENV', 'MOB'],
  },
  {
    scope: 'jiangbei-riverside',
    kind: 'business_district',
    step: 'strategy',
    status: 'active',
    issues: ['ECO', 'INF'],
  },
  { scope: 'liutang', kind: 'urban_settlement', step: 'baseline', status: 'active', issues: ['HEA', 'LIV', 'CUL'] },
] as const

const no = {
  priority: false,
  transactional: true,
  oneStop: false,
  assistedOption: true,
  proactive: false,
  requiresIdentity: false,
  personalData: false,
}

/** @param root id of the city's scope */
export async function partsOfTheCity(make: Make, need: Need, day: Day, root: string): Promise<void> {
  const ids = new Map<string, string>([['chengchuan', root]])
  const scopeId = (code: Part | 'chengchuan') => ids.get(code) ?? root
  for (const { code, in: parent, kind, title } of scopes) {
    const id = await make('scopes', code, { code, title, kind, parentId: scopeId(parent), madeUp: true })
    ids.set(code, id)
  }
  for (const { scope, code, title, domain, online, complete, purposes, issues } of services) {
    await make('services', `service-${code}`, {
      scopeId: scopeId(scope),
      title,
      ownerOrgId: need('org-civil'),
      domain,
      status: 'live',
      online,
      coDesigned: complete,
      feedbackEnabled: complete,
      ...no,
      ...(complete && { standardDays: 5, segmentIds: [need('segment-residents')] }),
      purposeCodes: purposes,
      issueCodes: issues,
    })
  }
  for (const { scope, code, title, owner, organization, purposes, issues } of initiatives) {
    await make('initiatives', `initiative-${code}`, {
      scopeId: scopeId(scope),
      roadmapId: need('roadmap'),
      title,
      status: 'active',
      phase: 'deliver',
      leadOrgId: need(`org-${organization}`),
      citizenFacing: true,
      personalData: false,
      ict: scope === 'jiangbei-riverside',
      quickWin: false,
      method: 'iterative',
      plannedStart: day(-8),
      plannedEnd: owner === null ? null : day(10),
      actualStart: day(-8),
      budget: 4_000_000,
      spent: 1_500_000,
      outcomeFocused: owner !== null,
      ownerId: owner === null ? null : need(`person-${owner}`),
      purposeCodes: purposes,
      issueCodes: issues,
    })
  }
  for (const { scope, code, title, open } of datasets) {
    await make('datasets', `dataset-${code}`, {
      scopeId: scopeId(scope),
      title,
      providerKind: 'public',
      providerOrgId: need('org-data'),
      personalData: false,
      secret: false,
      machineReadable: open,
      realTime: false,
      highDemand: false,
      ...(open && { openType: 'open', updateIntervalDays: 90, stewardId: need('person-tang'), publishedAt: day(-6) }),
    })
  }
  for (const { scope, kind, step, status, issues } of plans) {
    await make('implementation-plans', `plan-${scope}-${step}`, {
      scopeId: scopeId(scope),
      territoryKind: kind,
      territory: scope === 'liutang' ? '柳塘社区 Liutang' : '江北滨江商务区 Jiangbei Riverside',
      step,
      status,
      startedAt: day(-9),
      ...(kind === 'business_district' && { ownerOrgId: need('org-office'), reviewedAt: day(-4) }),
      selectedIssueCodes: issues,
    })
  }
}

/** The five goals of the made-up city, each with what is measured, who answers for it, what is built and what threatens. */
import type { OrganizationCode, PersonCode } from './organizations.ts'

type Both = { readonly zh: string; readonly en: string }

export interface Goal {
  readonly code: string
  readonly title: Both
  readonly purposes: readonly string[]
  readonly issues: readonly string[]
  readonly levers: readonly string[]
  readonly plan: string
  readonly indicator: {
    readonly title: Both
    readonly unit: string
    readonly direction: 'up' | 'down'
    /** How the values come about; only what the platform computes itself is called computed. */
    readonly method: 'measured' | 'surveyed' | 'reported'
    readonly social: boolean
    readonly domain: string
  }
  readonly benefit: Both
  readonly nature: 'social' | 'economic' | 'environmental'
  readonly owner: PersonCode
  readonly organization: OrganizationCode
  readonly baseline: number
  /** Where it stands today, and what is aimed at. */
  readonly now: number
  readonly target: number
  /** Months from today to the target date. */
  readonly due: number
  readonly initiatives: readonly {
    readonly code: string
    readonly title: Both
    readonly status: 'planned' | 'active' | 'closed'
    readonly phase: 'plan' | 'initiate' | 'deliver' | 'consolidate'
    /** Months from today. */
    readonly from: number
    readonly to: number
    readonly share: number
  }[]
  readonly risk: {
    readonly title: Both
    readonly probability: number
    readonly impact: number
    readonly response: string
  }
}

export const goals: readonly Goal[] = [
  {
    code: 'fifteen',
    title: { zh: '一刻钟便民生活', en: 'Daily life within 15 minutes' },
    purposes: ['WB', 'SC'],
    issues: ['LIV', 'HEA', 'EDU'],
    levers: ['data', 'collaboration'],
    plan: '“十五五”规划纲要 4.2 / Five-year plan 4.2',
    indicator: {
      title: { zh: '15 分钟可达六类日常服务的居民占比', en: 'Residents within 15 min of six daily services' },
      unit: '%',
      direction: 'up',
      method: 'measured',
      social: true,
      domain: 'housing',
    },
    benefit: { zh: '居民在一刻钟内获得日常服务', en: 'Residents reach daily services within 15 minutes' },
    nature: 'social',
    owner: 'he',
    organization: 'civil',
    baseline: 58.2,
    now: 71.8,
    target: 73.9,
    due: 13,
    initiatives: [
      {
        code: 'points',
        title: { zh: '首批 40 个服务点', en: 'First 40 service points' },
        status: 'active',
        phase: 'deliver',
        from: -16,
        to: 2,
        share: 0.6,
      },
      {
        code: 'rollout',
        title: { zh: '服务点全市推广', en: 'City-wide roll-out of service points' },
        status: 'planned',
        phase: 'initiate',
        from: 1,
        to: 12,
        share: 0.4,
      },
    ],
    risk: {
      title: { zh: '服务点用地审批滞后', en: 'Land approvals for service points are late' },
      probability: 3,
      impact: 3,
      response: '设定 20 天审批时限 / Set a 20-day limit for approvals',
    },
  },
  {
    code: 'river',
    title: { zh: '清水绿岸', en: 'A river clean enough to swim in' },
    purposes: ['PE', 'WB'],
    issues: ['ENV', 'BIO', 'INF'],
    levers: ['technology', 'data'],
    plan: '“十五五”规划纲要 7.1 / Five-year plan 7.1',
    indicator: {
      title: {
        zh: '澄江达到Ⅲ类水质的天数（滚动 12 个月）',
        en: 'Days the Cheng River met Class III, rolling 12 months',
      },
      unit: 'd',
      direction: 'up',
      method: 'measured',
      social: false,
      domain: 'resource_protection',
    },
    benefit: { zh: '澄江水质全年达标', en: 'The Cheng River meets its water class all year' },
    nature: 'environmental',
    owner: 'zhou',
    organization: 'ecology',
    baseline: 231,
    now: 268,
    target: 330,
    due: 13,
    initiatives: [
      {
        code: 'outfalls',
        title: { zh: '排口普查与整治', en: 'Outfall survey and repair' },
        status: 'closed',
        phase: 'consolidate',
        from: -22,
        to: -10,
        share: 0.3,
      },
      {
        code: 'telemetry',
        title: { zh: '管网遥测', en: 'Sewer telemetry' },
        status: 'active',
        phase: 'deliver',
        from: -17,
        to: -1,
        share: 0.7,
      },
    ],
    risk: {
      title: { zh: '管网遥测中断，溢流无法及时发现', en: 'Sewer telemetry is down: overflows go unseen' },
      probability: 4,
      impact: 5,
      response: '签订替换合同 / Sign the replacement contract',
    },
  },
  {
    code: 'onevisit',
    title: { zh: '政务服务一次办成', en: 'Government in one visit or none' },
    purposes: ['SC', 'AT'],
    issues: ['GOV', 'ECO'],
    levers: ['technology', 'collaboration'],
    plan: '“十五五”规划纲要 2.4 / Five-year plan 2.4',
    indicator: {
      title: { zh: '一次或零次到场办结的事项占比', en: 'Services finished in one visit or none' },
      unit: '%',
      direction: 'up',
      method: 'measured',
      social: true,
      domain: 'other',
    },
    benefit: { zh: '市民和企业少跑腿', en: 'People and firms make fewer trips to offices' },
    nature: 'social',
    owner: 'sun',
    organization: 'services',
    baseline: 62.5,
    now: 81.2,
    target: 83,
    due: 13,
    initiatives: [
      {
        code: 'identity',
        title: { zh: '统一身份认证', en: 'Shared identity' },
        status: 'closed',
        phase: 'consolidate',
        from: -22,
        to: -13,
        share: 0.4,
      },
      {
        code: 'lifeevents',
        title: { zh: '“一件事”集成办理', en: 'Life-event journeys' },
        status: 'active',
        phase: 'deliver',
        from: -14,
        to: 2,
        share: 0.6,
      },
    ],
    risk: {
      title: { zh: '12 项服务仍要求提交纸质证明', en: '12 services still ask for paper certificates' },
      probability: 2,
      impact: 2,
      response: '共享证照替代 / Replace with shared certificates',
    },
  },
  {
    code: 'help',
    title: { zh: '韧性安全', en: 'Help arrives sooner' },
    purposes: ['RE', 'WB'],
    issues: ['SAF', 'HEA'],
    levers: ['data', 'technology', 'collaboration'],
    plan: '“十五五”规划纲要 8.3 / Five-year plan 8.3',
    indicator: {
      title: { zh: '告警到首支队伍到场的中位时间', en: 'Median time from alert to first crew on site' },
      unit: 'min',
      direction: 'down',
      method: 'measured',
      social: true,
      domain: 'health',
    },
    benefit: { zh: '突发事件得到更快处置', en: 'Emergencies are met faster' },
    nature: 'social',
    owner: 'ma',
    organization: 'emergency',
    baseline: 24.5,
    now: 16.8,
    target: 16.2,
    due: 13,
    initiatives: [
      {
        code: 'centre',
        title: { zh: '城市运行中心', en: 'Operations centre' },
        status: 'closed',
        phase: 'consolidate',
        from: -22,
        to: -10,
        share: 0.5,
      },
      {
        code: 'playbooks',
        title: { zh: '联合处置预案', en: 'Joint playbooks' },
        status: 'active',
        phase: 'deliver',
        from: -12,
        to: 1,
        share: 0.5,
      },
    ],
    risk: {
      title: { zh: '夜间值班缺 9 名值班长', en: 'Night rota short by nine duty officers' },
      probability: 3,
      impact: 4,
      response: '跨部门轮值 / Rota across departments',
    },
  },
  {
    code: 'trips',
    title: { zh: '绿色出行', en: 'Most trips without a car' },
    purposes: ['PE', 'RU'],
    issues: ['MOB', 'ENV'],
    levers: ['technology', 'data'],
    plan: '“十五五”规划纲要 5.5 / Five-year plan 5.5',
    indicator: {
      title: { zh: '公交、骑行和步行出行占比', en: 'Trips by public transport, bicycle and foot' },
      unit: '%',
      direction: 'up',
      method: 'reported',
      social: false,
      domain: 'transport',
    },
    benefit: { zh: '更多人不开车出行', en: 'More people travel without a car' },
    nature: 'environmental',
    owner: 'qiao',
    organization: 'transport',
    baseline: 55.4,
    now: 63.9,
    target: 64.5,
    due: 13,
    initiatives: [
      {
        code: 'buspriority',
        title: { zh: '公交优先', en: 'Bus priority' },
        status: 'closed',
        phase: 'consolidate',
        from: -20,
        to: -9,
        share: 0.5,
      },
      {
        code: 'ticket',
        title: { zh: '一票通行', en: 'One ticket' },
        status: 'active',
        phase: 'deliver',
        from: -4,
        to: 8,
        share: 0.5,
      },
    ],
    risk: {
      title: { zh: '票务数据许可即将到期', en: 'Ticketing data licence is about to expire' },
      probability: 2,
      impact: 5,
      response: '续签许可 / Renew the licence',
    },
  },
]

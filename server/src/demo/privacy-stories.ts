/** Four people of the made-up city, by pseudonym, with what they asked and consented to. */
import type { Text } from '@citywide/model/text'
import type { OrganizationCode, PersonCode } from './organizations.ts'

/** The pseudonym of the citizen whose account the demonstration opens; the account itself is made at the start. */
const WANG = 'c-7d1f0a6c52e94b83a1d0c9e7f4b6a230'
const CHEN = 'c-1b64e09a7f3d4c58902e7ad1c3b5f846'
const LIU = 'c-93c27fe4a8b1450d86e3f1d7095ba2c4'
const XU = 'c-e45a0d7b13f84962b7c8a6f2910d3e5b'

export interface Notice {
  readonly code: string
  readonly purpose: Text
  readonly body: Text
  readonly data: readonly string[]
  readonly organization: OrganizationCode
  readonly months: number | null
}

export const notices: readonly Notice[] = [
  {
    code: 'care',
    purpose: { zh: '安排上门护理服务', en: 'Arranging care at home' },
    body: {
      zh: '为给您安排上门护理，市民政局会查看您提交的诉求和住址，并转给承接服务的社区护理站。\n不同意不影响您办理其他事项；您可以随时撤回，撤回后立即停止使用。',
      en: 'To arrange care at home the civil affairs bureau looks at your requests and your address and passes them to the care station of your neighbourhood.\nYour other matters do not depend on it. You can withdraw at any time; the use then stops at once.',
    },
    data: ['service', 'location', 'health'],
    organization: 'civil',
    months: 12,
  },
  {
    code: 'benefits',
    purpose: { zh: '主动提示可享受的惠民政策', en: 'Telling you of benefits you may claim' },
    body: {
      zh: '市政务服务局根据您办过的事项，判断您可能符合哪些惠民政策，并主动提示您申请。\n只使用办件记录，不查看您的收入和健康信息。',
      en: 'From the matters you had with the city, the administrative services bureau sees which benefits you may be entitled to and tells you of them.\nOnly your cases are used, never your income or health.',
    },
    data: ['service'],
    organization: 'services',
    months: 24,
  },
  {
    code: 'mobility',
    purpose: { zh: '优化社区公交线路', en: 'Better bus routes in your neighbourhood' },
    body: {
      zh: '市交通运输局统计您所在片区的乘车时段和站点，用于调整社区公交线路。\n数据在统计前去除身份标识，仅保留 6 个月。',
      en: 'The transport bureau counts when and where people of your area board, to improve local bus routes.\nWhat identifies you is removed before counting; the data is kept for 6 months.',
    },
    data: ['location'],
    organization: 'transport',
    months: 6,
  },
]

export interface Request {
  readonly code: string
  readonly whose: string
  readonly organization: OrganizationCode
  readonly category: string
  readonly details: string
  readonly address: string
  /** Days ago that it came in, and that it was closed; null while it is open. */
  readonly came: number
  readonly closed: number | null
  readonly note: string | null
}

export const requests: readonly Request[] = [
  {
    code: 'CC-2026-10381',
    whose: WANG,
    organization: 'civil',
    category: '养老服务',
    details: '母亲今年 82 岁，出院后行动不便，想申请每周两次的上门护理。',
    address: '古城区柳塘社区清河里 18 号',
    came: 21,
    closed: 9,
    note: '已由柳塘社区护理站上门评估，自本月起每周二、五上门。',
  },
  {
    code: 'CC-2026-11207',
    whose: WANG,
    organization: 'services',
    category: '证件办理',
    details: '老年优待证遗失，咨询能否在社区补办，不想再交一次身份材料。',
    address: '古城区柳塘社区清河里 18 号',
    came: 5,
    closed: null,
    note: '材料已由数据共享核验，无需重复提交。',
  },
  {
    code: 'CC-2026-09844',
    whose: CHEN,
    organization: 'transport',
    category: '公交出行',
    details: '早高峰 12 路在东湾医院站经常坐满不停，老人换药赶不上。',
    address: '东湾区东湾医院公交站',
    came: 34,
    closed: 20,
    note: '早高峰已加开两班区间车。',
  },
  {
    code: 'CC-2026-11052',
    whose: LIU,
    organization: 'water',
    category: '供水',
    details: '三楼以上晚饭时段水压很小，已经持续一周。',
    address: '江北区滨江路 66 号',
    came: 8,
    closed: 3,
    note: '已更换加压泵滤网并复测，水压恢复正常。',
  },
  {
    code: 'CC-2026-11310',
    whose: XU,
    organization: 'civil',
    category: '临时救助',
    details: '家里失火后暂住亲戚家，想申请临时救助和安置。',
    address: '石桥区石桥新村 3 栋',
    came: 2,
    closed: null,
    note: null,
  },
]

export interface Consented {
  readonly whose: string
  readonly notice: string
  readonly days: number
  readonly withdrawn: number | null
}

export const consents: readonly Consented[] = [
  { whose: WANG, notice: 'care', days: 20, withdrawn: null },
  { whose: WANG, notice: 'mobility', days: 95, withdrawn: 40 },
  { whose: CHEN, notice: 'mobility', days: 33, withdrawn: null },
  { whose: CHEN, notice: 'benefits', days: 33, withdrawn: null },
  { whose: LIU, notice: 'benefits', days: 60, withdrawn: 12 },
  { whose: XU, notice: 'care', days: 2, withdrawn: null },
]

export interface Looked {
  readonly whose: string
  readonly by: PersonCode
  readonly organization: OrganizationCode
  readonly role: string
  readonly purpose: string
  readonly basis: string
  readonly reference: string | null
  readonly days: number
  /** Hour of the day in the city. */
  readonly hour: number
  readonly bulk?: number
  readonly hidden?: { readonly reason: string; readonly days: number }
}

const civil = { by: 'he', organization: 'civil', role: 'service_owner' } as const
const services = { by: 'sun', organization: 'services', role: 'service_owner' } as const
const transport = { by: 'qiao', organization: 'transport', role: 'service_owner' } as const
const water = { by: 'bai', organization: 'water', role: 'service_owner' } as const
const emergency = { by: 'ma', organization: 'emergency', role: 'duty_officer' } as const

/** Looks of the last months, as officers made them while they worked. */
export const looks: readonly Looked[] = [
  { whose: WANG, ...civil, purpose: '核实上门护理需求', basis: 'duty', reference: 'CC-2026-10381', days: 20, hour: 9 },
  {
    whose: WANG,
    ...civil,
    purpose: '安排上门护理服务',
    basis: 'consent',
    reference: 'CC-2026-10381',
    days: 18,
    hour: 14,
  },
  {
    whose: WANG,
    ...civil,
    purpose: '回访护理服务效果',
    basis: 'consent',
    reference: 'CC-2026-10381',
    days: 8,
    hour: 10,
  },
  {
    whose: WANG,
    ...services,
    purpose: '核验老年优待证补办材料',
    basis: 'duty',
    reference: 'CC-2026-11207',
    days: 5,
    hour: 11,
  },
  {
    whose: WANG,
    ...services,
    purpose: '统计 9 月办件满意度',
    basis: 'duty',
    reference: null,
    days: 44,
    hour: 16,
    bulk: 3120,
  },
  {
    whose: WANG,
    ...transport,
    purpose: '优化社区公交线路',
    basis: 'consent',
    reference: null,
    days: 70,
    hour: 15,
    bulk: 860,
  },
  {
    whose: WANG,
    ...emergency,
    purpose: '暴雨期间联系低洼片区行动不便居民',
    basis: 'emergency',
    reference: 'YJ-2026-07',
    days: 62,
    hour: 3,
  },
  {
    whose: CHEN,
    ...transport,
    purpose: '核实公交拥挤诉求',
    basis: 'duty',
    reference: 'CC-2026-09844',
    days: 33,
    hour: 9,
  },
  {
    whose: CHEN,
    ...transport,
    purpose: '回访加开区间车效果',
    basis: 'duty',
    reference: 'CC-2026-09844',
    days: 19,
    hour: 10,
  },
  {
    whose: CHEN,
    ...services,
    purpose: '主动提示可享受的惠民政策',
    basis: 'consent',
    reference: null,
    days: 30,
    hour: 15,
  },
  {
    whose: CHEN,
    ...services,
    purpose: '统计 9 月办件满意度',
    basis: 'duty',
    reference: null,
    days: 44,
    hour: 16,
    bulk: 3120,
  },
  { whose: LIU, ...water, purpose: '排查低水压原因', basis: 'contract', reference: 'CC-2026-11052', days: 7, hour: 8 },
  { whose: LIU, ...water, purpose: '复测水压后回访', basis: 'contract', reference: 'CC-2026-11052', days: 3, hour: 17 },
  {
    whose: LIU,
    ...services,
    purpose: '主动提示可享受的惠民政策',
    basis: 'consent',
    reference: null,
    days: 50,
    hour: 11,
  },
  {
    whose: LIU,
    ...services,
    purpose: '配合纪检核查虚假办件',
    basis: 'duty',
    reference: 'JC-2026-03',
    days: 10,
    hour: 14,
    hidden: { reason: '核查期间告知可能妨碍取证', days: 60 },
  },
  { whose: XU, ...civil, purpose: '受理临时救助申请', basis: 'duty', reference: 'CC-2026-11310', days: 2, hour: 9 },
  { whose: XU, ...civil, purpose: '安排上门护理服务', basis: 'consent', reference: 'CC-2026-11310', days: 1, hour: 15 },
  {
    whose: XU,
    ...emergency,
    purpose: '火灾后安置受灾居民',
    basis: 'emergency',
    reference: 'YJ-2026-11',
    days: 2,
    hour: 1,
  },
  {
    whose: XU,
    ...emergency,
    purpose: '火灾后安置受灾居民',
    basis: 'emergency',
    reference: 'YJ-2026-11',
    days: 2,
    hour: 2,
  },
  {
    whose: XU,
    ...services,
    purpose: '核对救助对象重复登记',
    basis: 'duty',
    reference: 'CC-2026-11310',
    days: 1,
    hour: 10,
  },
  { whose: CHEN, ...civil, purpose: '核对高龄津贴发放名单', basis: 'duty', reference: 'MZ-2026-88', days: 26, hour: 9 },
  { whose: WANG, ...civil, purpose: '核对高龄津贴发放名单', basis: 'duty', reference: 'MZ-2026-88', days: 26, hour: 9 },
  { whose: LIU, ...civil, purpose: '核对高龄津贴发放名单', basis: 'duty', reference: 'MZ-2026-88', days: 26, hour: 9 },
]

export interface Asked {
  readonly whose: string
  readonly kind: string
  readonly question: string
  readonly answer: string | null
  readonly days: number
  readonly answered: number | null
}

export const questions: readonly Asked[] = [
  {
    whose: WANG,
    kind: 'explain',
    question: '暴雨那天凌晨是谁查了我的信息？为什么半夜查？',
    answer: '当晚古城区发布暴雨红色预警，应急值班人员为通知低洼片区行动不便的居民转移，查看了您登记的地址。',
    days: 58,
    answered: 51,
  },
  {
    whose: CHEN,
    kind: 'copy',
    question: '请把我今年提交过的全部诉求和处理结果发给我一份。',
    answer: '已将您 2026 年的 3 件诉求及办理结果生成副本，可在政务服务大厅或线上领取。',
    days: 40,
    answered: 29,
  },
  {
    whose: LIU,
    kind: 'withdraw',
    question: '我不想再收到政策提示，请停止使用我的办件记录。',
    answer: '您的同意已撤回，自撤回起不再使用您的办件记录。',
    days: 12,
    answered: 12,
  },
  {
    whose: XU,
    kind: 'correct',
    question: '我的住址登记错了，应为石桥新村 3 栋 402，请更正。',
    answer: null,
    days: 1,
    answered: null,
  },
]

import type { Texts } from '../../ui/text.ts'

export const texts = {
  webhooks: { zh: '事件推送', en: 'Webhooks' },
  sentence: {
    zh: (count: number, paused: number, dead: number) =>
      count === 0
        ? '尚未向其他系统推送事件。'
        : `共 ${count} 个订阅${paused > 0 ? `，其中 ${paused} 个已暂停` : ''}${dead > 0 ? `，${dead} 条事件未能送达，等待处理` : ''}。`,
    en: (count: number, paused: number, dead: number) =>
      count === 0
        ? 'No other system is told of anything yet.'
        : `${count === 1 ? 'One subscription' : `${count} subscriptions`}${paused > 0 ? `, ${paused} of them paused` : ''}${dead > 0 ? `, ${dead} events that could not be delivered wait for a decision` : ''}.`,
  },
  add: { zh: '新建订阅', en: 'Subscribe a system' },
  none: { zh: '暂无订阅', en: 'No subscriptions' },
  noneWhy: {
    zh: '订阅后，记录、评估结论或突发事件发生变化时，其他系统会收到签名的通知。',
    en: 'A subscribed system gets a signed message when a record, a verdict or an incident changes.',
  },
  name: { zh: '名称', en: 'Name' },
  nameHelp: { zh: '接收方是哪个系统。', en: 'Which system it is for.' },
  address: { zh: '接收地址', en: 'Address' },
  addressHelp: {
    zh: '须为 https 地址。市内网络地址须由运维人员列入 OUTBOUND_ALLOW。',
    en: 'An https address. One within the city’s network must be listed in OUTBOUND_ALLOW by whoever runs the installation.',
  },
  topics: { zh: '推送的事件', en: 'What is told' },
  registers: { zh: '登记册', en: 'Registers' },
  registersHelp: {
    zh: '推送哪些登记册的记录变化。涉及市民的登记册不对外推送。',
    en: 'Whose records are told of. Registers about citizens are never told.',
  },
  allRegisters: { zh: '全部', en: 'All' },
  registersOf: {
    zh: (count: number) => `${count} 个登记册`,
    en: (count: number) => (count === 1 ? '1 register' : `${count} registers`),
  },
  find: { zh: '查找登记册', en: 'Find a register' },
  algorithm: { zh: '签名算法', en: 'Signature' },
  owner: { zh: '所属账户', en: 'Owner' },
  ownerWhy: {
    zh: '只推送该账户有权查看的内容，且不含个人信息。',
    en: 'Only what this account may read is told, and never personal data.',
  },
  state: { zh: '状态', en: 'State' },
  working: { zh: '正常', en: 'Working' },
  failing: { zh: (count: number) => `连续失败 ${count} 次`, en: (count: number) => `${count} failures in a row` },
  paused: { zh: '已暂停', en: 'Paused' },
  byPerson: { zh: '由人工暂停。', en: 'A person paused it.' },
  byFailures: {
    zh: '连续失败次数过多，已自动暂停。',
    en: 'It failed too often in a row and was paused.',
  },
  byGone: {
    zh: '接收方答复已停用（410），已自动暂停。',
    en: 'The receiver said that it is gone (410), so it was paused.',
  },
  byOwner: {
    zh: '所属账户已停用，已自动暂停。',
    en: 'The account it belongs to was disabled, so it was paused.',
  },
  pausedSince: { zh: (when: string) => `自 ${when} 起`, en: (when: string) => `Since ${when}` },
  waiting: { zh: '待推送', en: 'Waiting' },
  deadCount: { zh: '未送达', en: 'Undelivered' },
  last: { zh: '最近送达', en: 'Last delivered' },
  never: { zh: '尚无', en: 'never' },
  save: { zh: '保存', en: 'Save' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  change: { zh: '修改', en: 'Change' },
  changeOf: { zh: (name: string) => `修改“${name}”`, en: (name: string) => `Change “${name}”` },
  pause: { zh: '暂停', en: 'Pause' },
  resume: { zh: '恢复推送', en: 'Resume' },
  test: { zh: '发送测试', en: 'Send a test' },
  aTest: { zh: '测试', en: 'Test' },
  acts: { zh: '处理', en: 'What to do' },
  testGood: {
    zh: (status: number, time: string) => `测试已送达：状态 ${status}，用时 ${time}。`,
    en: (status: number, time: string) => `The test arrived: status ${status} after ${time}.`,
  },
  testBad: { zh: (why: string) => `测试未送达：${why}`, en: (why: string) => `The test did not arrive. ${why}` },
  remove: { zh: '删除', en: 'Remove' },
  removeOf: { zh: (name: string) => `删除“${name}”？`, en: (name: string) => `Remove “${name}”?` },
  removeWhy: {
    zh: '不再推送，待推送与未送达的事件一并放弃；推送记录保留九十天。',
    en: 'Nothing more is sent, and what waits or could not be delivered is given up. The log stays for ninety days.',
  },
  secret: { zh: '签名密钥', en: 'Secret' },
  secretOnce: {
    zh: '密钥只显示这一次，请立即交给接收方保存。',
    en: 'The secret is shown this once. Hand it to the receiver now.',
  },
  copied: { zh: '已复制', en: 'Copied' },
  copy: { zh: '复制', en: 'Copy' },
  renew: { zh: '更换密钥', en: 'New secret' },
  renewWhy: {
    zh: '在设定的时间内新旧密钥同时签名，接收方可从容更换。',
    en: 'Both secrets sign for the time chosen, so that the receiver can change over without a gap.',
  },
  overlap: { zh: '旧密钥继续有效', en: 'The former secret keeps signing for' },
  hours: {
    zh: (hours: number) => (hours === 0 ? '立即失效' : hours % 24 === 0 ? `${hours / 24} 天` : `${hours} 小时`),
    en: (hours: number) =>
      hours === 0
        ? 'no time at all'
        : hours === 24
          ? '1 day'
          : hours % 24 === 0
            ? `${hours / 24} days`
            : `${hours} hours`,
  },
  formerUntil: {
    zh: (when: string) => `旧密钥有效至 ${when}`,
    en: (when: string) => `The former one signs until ${when}`,
  },
  facts: { zh: '订阅内容', en: 'Subscription' },
  made: { zh: '创建时间', en: 'Made' },
  notOwn: {
    zh: '内容与去向只能由所属账户修改。',
    en: 'Only the account it belongs to changes what goes where.',
  },
  log: { zh: '推送记录', en: 'Deliveries' },
  logAbout: { zh: '每次尝试一行，最新在前；不保存失败事件的内容。', en: 'One line a try, newest first.' },
  show: { zh: '显示', en: 'Show' },
  all: { zh: '全部', en: 'All' },
  onlyFailed: { zh: '失败', en: 'Failed' },
  onlyDelivered: { zh: '已送达', en: 'Delivered' },
  when: { zh: '时间', en: 'When' },
  event: { zh: '事件', en: 'Event' },
  outcome: { zh: '结果', en: 'Outcome' },
  arrived: { zh: '已送达', en: 'Delivered' },
  failed: { zh: '失败', en: 'Failed' },
  status: { zh: (status: number) => `状态 ${status}`, en: (status: number) => `status ${status}` },
  nthTry: { zh: (nth: number) => `第 ${nth} 次`, en: (nth: number) => `try ${nth}` },
  again: { zh: '重新推送', en: 'sent again' },
  time: { zh: '用时', en: 'Took' },
  milliseconds: { zh: (value: string) => `${value} 毫秒`, en: (value: string) => `${value} ms` },
  size: { zh: '大小', en: 'Size' },
  bytes: { zh: (value: string) => `${value} 字节`, en: (value: string) => `${value} bytes` },
  resend: { zh: '重新推送', en: 'Send again' },
  resendOf: { zh: (what: string) => `重新推送：${what}`, en: (what: string) => `Send again: ${what}` },
  resent: {
    zh: (queued: number, withheld: number) =>
      `${queued} 条事件重新排队${withheld > 0 ? `，${withheld} 条因所属账户已无权查看而未推送` : ''}。`,
    en: (queued: number, withheld: number) =>
      `${queued === 1 ? 'One event is' : `${queued} events are`} queued again${withheld > 0 ? `; ${withheld} were withheld, since the owner may no longer read them` : ''}.`,
  },
  replaySpan: { zh: '重新推送一段时间', en: 'Send a span of time again' },
  replayWhy: {
    zh: '重新推送这段时间内发生并已送达的事件。事件编号不变，接收方可据此识别重复。内容保留七天。',
    en: 'Sends what happened in the span and was delivered. Ids stay the same, so that a receiver knows a repetition. Content is kept for seven days.',
  },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  spanWrong: { zh: '请填写起止时间，且起始须早于结束。', en: 'Enter both times, the first before the second.' },
  nothingSent: { zh: '尚无推送', en: 'Nothing was sent yet' },
  nothingSentWhy: { zh: '可先发送一次测试。', en: 'A test shows whether the receiver answers.' },
  dead: { zh: '未送达的事件', en: 'Events that could not be delivered' },
  deadAbout: {
    zh: '一天之内未能送达。排除故障后重新推送，或说明理由后放弃。',
    en: 'Not delivered within a day. Send them again once the cause is mended, or drop them with a reason.',
  },
  noDead: { zh: '没有未送达的事件。', en: 'Every event was delivered.' },
  tries: {
    zh: (count: number) => `尝试 ${count} 次`,
    en: (count: number) => (count === 1 ? '1 try' : `${count} tries`),
  },
  neverTried: { zh: '暂停期间未尝试推送。', en: 'It was never tried: the webhook was paused.' },
  reason: { zh: '原因', en: 'Reason' },
  resendAll: { zh: '全部重新推送', en: 'Send all again' },
  drop: { zh: '放弃', en: 'Drop' },
  dropAll: { zh: '全部放弃', en: 'Drop all' },
  dropOf: {
    zh: (count: number) => `放弃 ${count} 条事件？`,
    en: (count: number) => (count === 1 ? 'Drop this event?' : `Drop ${count} events?`),
  },
  dropAllOf: { zh: '放弃全部未送达的事件？', en: 'Drop every undelivered event?' },
  dropWhy: { zh: '接收方将不会收到这些事件。', en: 'The receiver will never get them.' },
  more: { zh: '显示更多', en: 'Show more' },
  missing: { zh: '请填写此项。', en: 'This is needed.' },
  choose: { zh: '请至少选择一项。', en: 'Choose at least one.' },
} as const satisfies Texts

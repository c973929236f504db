/** Acts in words: what was done, and to what kind of thing. An act that is not listed is shown as it is written. */
import type { Language, Text } from '@citywide/model/text'

const things: Readonly<Record<string, Text>> = {
  record: { zh: '记录', en: 'Record' },
  personal: { zh: '个人信息', en: 'Personal data' },
  session: { zh: '会话', en: 'Session' },
  sign_in: { zh: '登录', en: 'Sign-in' },
  proof: { zh: '身份验证', en: 'Proof of identity' },
  password: { zh: '密码', en: 'Password' },
  passkey: { zh: '通行密钥', en: 'Passkey' },
  authenticator: { zh: '验证器', en: 'Authenticator' },
  factors: { zh: '登录方式', en: 'Ways to sign in' },
  recovery_code: { zh: '恢复码', en: 'Recovery code' },
  device: { zh: '设备', en: 'Device' },
  identity: { zh: '外部身份', en: 'Outside identity' },
  account: { zh: '账户', en: 'Account' },
  role: { zh: '角色', en: 'Role' },
  key: { zh: '接口密钥', en: 'API key' },
  provider: { zh: '身份提供方', en: 'Identity provider' },
  purpose: { zh: '查看目的', en: 'Purpose' },
  person: { zh: '个人', en: 'Person' },
  hiding: { zh: '隐藏许可', en: 'Hiding of an access' },
  notice: { zh: '隐私告知', en: 'Privacy notice' },
  consent: { zh: '同意', en: 'Consent' },
  relation: { zh: '关联', en: 'Relation' },
  webhook: { zh: '推送', en: 'Webhook' },
  request: { zh: '请求', en: 'Request' },
  audit: { zh: '审计日志', en: 'Audit log' },
  audit_key: { zh: '审计签名密钥', en: 'Signing key of the log' },
  backup: { zh: '备份', en: 'Backup' },
  database: { zh: '数据库', en: 'Database' },
}

const verbs: Readonly<Record<string, Text>> = {
  create: { zh: '新建', en: 'made' },
  update: { zh: '修改', en: 'changed' },
  change: { zh: '修改', en: 'changed' },
  delete: { zh: '删除', en: 'deleted' },
  restore: { zh: '恢复', en: 'restored' },
  remove: { zh: '移除', en: 'removed' },
  read: { zh: '查看', en: 'read' },
  search: { zh: '检索', en: 'searched' },
  export: { zh: '导出', en: 'exported' },
  archive: { zh: '归档', en: 'archived' },
  open: { zh: '开始', en: 'opened' },
  end: { zh: '结束', en: 'ended' },
  prove: { zh: '再次验证', en: 'proven again' },
  refuse: { zh: '拒绝', en: 'refused' },
  throttle: { zh: '限速', en: 'held back' },
  add: { zh: '添加', en: 'added' },
  begin: { zh: '开始设置', en: 'begun' },
  set: { zh: '设置', en: 'set' },
  rename: { zh: '改名', en: 'renamed' },
  renew: { zh: '更换', en: 'renewed' },
  use: { zh: '使用', en: 'used' },
  forget: { zh: '移除', en: 'forgotten' },
  link: { zh: '绑定', en: 'linked' },
  unlink: { zh: '解除绑定', en: 'unlinked' },
  disable: { zh: '停用', en: 'disabled' },
  enable: { zh: '启用', en: 'enabled' },
  invite: { zh: '邀请', en: 'invited' },
  grant: { zh: '授予', en: 'granted' },
  approve: { zh: '批准', en: 'approved' },
  state: { zh: '说明', en: 'stated' },
  erase: { zh: '清除', en: 'erased' },
  permit: { zh: '批准', en: 'permitted' },
  publish: { zh: '发布', en: 'published' },
  retire: { zh: '停用', en: 'retired' },
  withdraw: { zh: '撤回', en: 'withdrawn' },
  alarm: { zh: '异常提醒', en: 'raised an alarm' },
  conclude: { zh: '了结', en: 'concluded' },
  disclose: { zh: '公开', en: 'disclosed' },
  mark: { zh: '标记', en: 'marked' },
  write: { zh: '写入', en: 'written' },
  replay: { zh: '重发', en: 'sent again' },
  secret: { zh: '更换密钥', en: 'given a new secret' },
  adopt: { zh: '采信', en: 'adopted' },
}

/** `record.update` → “修改记录”, “Record changed”. */
export function actWords(act: string, language: Language): string {
  const [thing = '', ...rest] = act.split('.')
  const [name, verb] = [things[thing], verbs[rest.join('.')]]
  if (!name || !verb) return act
  return language === 'zh' ? `${verb.zh}${name.zh}` : `${name.en} ${verb.en}`
}

/** What is no register: `session`, `account`. */
export const thingWords = (thing: string, language: Language): string => things[thing]?.[language] ?? thing

/** Kinds of acts to filter by. */
export const actKinds = (language: Language): { value: string; text: string }[] =>
  Object.entries(things).map(([value, text]) => ({ value, text: text[language] }))

import type { Text } from '@citywide/model/text'

const opens: Text = {
  zh: '登录会话、链接与密钥不随迁移，须在新机器上重新取得。',
  en: 'Sessions, links and keys do not move: they are made anew on the other machine.',
}
const factors: Text = {
  zh: '密码、通行密钥和验证器只在原安装中有效，须在新机器上重新设置。',
  en: 'Passwords, passkeys and authenticator apps belong to the installation: they are set anew on the other machine.',
}
const queue: Text = {
  zh: '变更队列及其读取位置以事务编号计，只对原数据库有意义；读取方会从头开始。',
  en: 'The queue of changes and how far it was read count in transactions of this database; readers begin anew.',
}
const replay: Text = {
  zh: '已答复请求的记录只保留数日，用于同一服务器上的重试。',
  en: 'Answers to former requests are kept for days, for those who try again on the same server.',
}
const here: Text = {
  zh: '审计检查结果与外部见证的送达进度属于原服务器。',
  en: 'What checks of the log found, and how far its witnesses are, belongs to the server it was found on.',
}
const backups: Text = {
  zh: '备份与恢复演练的记录属于原服务器及其备份目录。',
  en: 'What became of backups and drills belongs to this server and its folder of backups.',
}
const deliveries: Text = {
  zh: '事件推送的订阅、队列与记录属于原服务器；签名密钥在别处无法解封。',
  en: 'Webhooks, what waits for them and their log belong to this server: their secrets open nowhere else.',
}
const sources: Text = {
  zh: '来源的密钥、开关和接收情况属于原服务器：来源随迁移保留声明，须在新机器上重新填写密钥并启用。',
  en: 'Secrets, switches and what came of sources belong to this server: the declarations go along, and are switched on anew.',
}
const derived: Text = { zh: '由记录重新生成。', en: 'Made again from the records.' }

const judging: Text = {
  zh: '事件规则各监测对象的当前状态由原服务器的实时数据判断得出；规则在新机器上重新判断。',
  en: 'Where groups of event rules stand follows from what came in here: the rules judge anew on the other machine.',
}

const compared: Text = {
  zh: '夜间核对的结果和已编译规则的校验值只说明原来那台机器。',
  en: 'What the nightly comparison found, and to which queries rules were compiled, tells of the server it was found on.',
}

const licensed: Text = {
  zh: '城市自有的标准正文按许可只供本单位工作人员使用，不得随数据包导出。',
  en: 'Text of standards that the city licensed is for its own officers and leaves in no bundle.',
}

/** Tables that stay behind, each with the reason. Every other table goes along by itself. */
export const leftOut: Readonly<Record<string, Text>> = {
  session: opens,
  sign_in_link: opens,
  api_key: opens,
  sso_provider: opens,
  sso_identity: opens,
  sso_flow: opens,
  pending_sign_in: opens,
  passkey_challenge: opens,
  known_device: opens,
  sign_in_try: opens,
  one_time_code: factors,
  passkey: factors,
  password: factors,
  recovery_codes: factors,
  change_log: queue,
  evidence_position: queue,
  search_position: queue,
  search_entry: derived,
  search_due: derived,
  rule_afterwards: derived,
  idempotent_request: replay,
  framework_text: licensed,
  outbox: deliveries,
  outbox_position: queue,
  webhook: deliveries,
  webhook_delivery: deliveries,
  dead_letter: deliveries,
  ingest_request: replay,
  ingest_position: queue,
  ingest_unstored: queue,
  observation_writer: queue,
  observation_batch: queue,
  source_secret: sources,
  source_state: sources,
  source_run: sources,
  source_reject: sources,
  source_reject_count: sources,
  event_state: judging,
  event_engine: judging,
  evidence_check: compared,
  compiled_rule: compared,
  audit_verification: here,
  audit_witness: here,
  job_run: {
    zh: '后台任务的运行记录只说明原来那台机器。',
    en: 'Which jobs ran and how they ended tells of the machine they ran on.',
  },
  backup_run: backups,
  drill_run: backups,
  archive_alarm: backups,
  database_size: {
    zh: '每天的数据库大小只说明原来那台机器。',
    en: 'How large the database was each day tells of the machine it ran on.',
  },
  migration: {
    zh: '结构版本写在清单中，导入时重新建立。',
    en: 'The level of the schema stands in the manifest and is made when the bundle is taken in.',
  },
}

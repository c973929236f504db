import type { Text } from '@citywide/model/text'

const opens: Text = {
  zh: '登录会话、链接与密钥不随迁移，须在新机器上重新取得。',
  en: 'Sessions, links and keys do not move: they are made anew on the other machine.',
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
const derived: Text = { zh: '由记录重新生成。', en: 'Made again from the records.' }

/** Tables that stay behind, each with the reason. Every other table goes along by itself. */
export const leftOut: Readonly<Record<string, Text>> = {
  session: opens,
  sign_in_link: opens,
  api_key: opens,
  change_log: queue,
  evidence_position: queue,
  search_position: queue,
  search_entry: derived,
  search_due: derived,
  idempotent_request: replay,
  ingest_request: replay,
  audit_verification: here,
  audit_witness: here,
  migration: {
    zh: '结构版本写在清单中，导入时重新建立。',
    en: 'The level of the schema stands in the manifest and is made when the bundle is taken in.',
  },
}

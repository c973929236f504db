/** What officers usually need personal data for, by role: one to choose from, in words that the person reads. */
import type { Text } from '@citywide/model/text'

const cases: readonly Text[] = [
  { zh: '办理您的诉求工单', en: 'To handle your request' },
  { zh: '回访您对办理结果的意见', en: 'To ask how you found the outcome' },
  { zh: '核实办件材料，免去您重复提交', en: 'To check papers so that you need not hand them in again' },
]
const privacy: readonly Text[] = [
  { zh: '办理您的个人信息请求', en: 'To handle your request about your data' },
  { zh: '核查对您数据的异常访问', en: 'To look into unusual looks at your data' },
  { zh: '个人信息保护监督检查', en: 'Supervision of data protection' },
]
const duty: readonly Text[] = [
  { zh: '突发事件中联系和救助受影响人员', en: 'To reach and help people in an emergency' },
  { zh: '组织人员转移安置', en: 'To move people to safety' },
]

export function purposesOf(roles: readonly string[]): readonly Text[] {
  return [
    ...(roles.includes('duty_officer') ? duty : []),
    ...(roles.includes('privacy_officer') ? privacy : []),
    ...(roles.some((role) => role !== 'duty_officer' && role !== 'privacy_officer') ? cases : []),
  ]
}

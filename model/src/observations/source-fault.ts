/** What can be wrong with a source as a whole. Codes are public and stable; the texts are what a data steward reads. */
import type { Text } from '../text.ts'

/** Source of the reasons of a broker: MQTT 3.1.1, § 3.2.2.3; MQTT 5.0, § 3.2.2.2. */
export const sourceFaults = {
  BROKER_AWAY: { zh: '消息代理没有应答，或连接中断。', en: 'The broker does not answer, or the connection broke.' },
  BROKER_REFUSED: { zh: '消息代理拒绝连接。', en: 'The broker refuses the connection.' },
  BROKER_SIGN_IN: {
    zh: '消息代理不认可用户名、密码或证书。',
    en: 'The broker does not accept the user, the password or the certificate.',
  },
  BROKER_CLIENT: { zh: '消息代理不接受该客户端标识。', en: 'The broker does not accept the client id.' },
  BROKER_VERSION: {
    zh: '消息代理不支持所选的 MQTT 版本。',
    en: 'The broker does not speak the version of MQTT that is chosen.',
  },
  BROKER_TAKEN: {
    zh: '另有客户端使用同一标识登录，请为本平台单独设置客户端标识。',
    en: 'Somebody else signed in with the same client id: give this platform one of its own.',
  },
  SUBSCRIPTION_REFUSED: { zh: '消息代理拒绝订阅该主题。', en: 'The broker refuses the subscription to the topic.' },
  SECRETS_CLOSED: {
    zh: '密钥无法在本服务器上解封，请重新填写。',
    en: 'The secrets do not open on this server: enter them again.',
  },
  NOT_STORED: { zh: '收到的数据无法写入。', en: 'What came could not be stored.' },
} as const satisfies Record<string, Text>
export type SourceFaultCode = keyof typeof sourceFaults
